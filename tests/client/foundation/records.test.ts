import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { type Home, openHome, SaveFailed } from '../../../client/foundation/records.ts';
import { freshIndexedDb } from '../support/browser.ts';
import { fixedClock } from '../support/clock.ts';

let open: Home[] = [];
const phone = (): Home => {
  const home = openHome(null, fixedClock());
  open.push(home);
  return home;
};
const outbox = (home: Home) =>
  home.storage.transaction(['outbox'], 'readonly', (tx) => tx.all('outbox'));
const aDrink = { at: '2026-11-21T03:12:44.120+01:00', ml: 250 };

beforeEach(freshIndexedDb);
afterEach(() => {
  for (const home of open) home.close();
  open = [];
});

test('a saved drink is listed and waits to be sent', async () => {
  const home = phone();

  const saved = await home.records.put('drink', aDrink);

  assert.deepEqual(await home.records.list('drink'), [saved]);
  assert.deepEqual(
    (await outbox(home)).map(({ op: _id, n: _place, first: _first, ...rest }) => rest),
    [{ record: saved.id, kind: 'drink', action: 'put', fields: aDrink }],
  );
});

test('an edit keeps the fields it does not name and removes those it sets to null', async () => {
  const { records } = phone();
  const { id } = await records.put('drink', { ...aDrink, beverage: 'tea' });

  await records.put('drink', { ml: 300, beverage: null }, id);

  assert.deepEqual((await records.get(id))?.fields, { at: aDrink.at, ml: 300 });
});

test('a deleted record is gone from lists, says nothing and cannot be written again', async () => {
  const home = phone();
  const { id } = await home.records.put('drink', aDrink);
  await home.records.put('drink', { ml: 300 }, id);

  await home.records.remove(id);

  assert.equal(await home.records.get(id), undefined);
  assert.deepEqual(await home.records.list('drink'), []);
  await assert.rejects(
    home.records.put('drink', { ml: 1 }, id),
    (error) => error instanceof SaveFailed && error.code === 'deleted',
  );
  const row = await home.storage.transaction(['records'], 'readonly', (tx) =>
    tx.get('records', id),
  );
  assert.deepEqual([row?.deleted, row?.fields], [true, {}]);
  assert.deepEqual(
    (await outbox(home)).map((op) => op.action),
    ['put', 'put', 'delete'],
  );
});

test('a record does not become one of another kind', async () => {
  const home = phone();
  const { id } = await home.records.put('drink', aDrink);

  await assert.rejects(
    home.records.put('night', { cramps: 'none' }, id),
    (error) => error instanceof SaveFailed && error.code === 'kind-mismatch',
  );

  assert.deepEqual((await home.records.get(id))?.fields, aDrink);
  assert.equal((await outbox(home)).length, 1);
});

test('of what an entry lost, the latest twenty changes are kept', async () => {
  const home = phone();
  const { id } = await home.records.put('drink', aDrink);
  for (let ml = 1; ml <= 25; ml += 1) await home.records.put('drink', { ml }, id);

  const row = await home.storage.transaction(['records'], 'readonly', (tx) =>
    tx.get('records', id),
  );

  assert.deepEqual(
    row?.lost?.map(({ fields }) => fields['ml']),
    Array.from({ length: 20 }, (_, n) => n + 5),
  );
});

test('deleting twice queues one delete, and the profile is never deleted', async () => {
  const home = phone();
  const { id } = await home.records.put('drink', aDrink);
  await home.records.saveProfile({ units: 'cups' });

  await home.records.remove(id);
  await home.records.remove(id);
  await home.records.remove('00000000-0000-8000-8000-000000000001');

  assert.equal((await outbox(home)).filter((op) => op.action === 'delete').length, 1);
  assert.deepEqual(await home.records.profile(), { units: 'cups' });
});

test('text is cleaned of NUL and half characters before it is written', async () => {
  const { records } = phone();

  const { fields } = await records.put('cramp', {
    started_at: aDrink.at,
    note: 'a\0b\ud800c',
    relief: ['x\udc00'],
  });

  assert.deepEqual([fields.note, fields.relief], ['ab\ufffdc', ['x\ufffd']]);
});

test('a note too large for the server is refused before anything is written', async () => {
  const home = phone();

  await assert.rejects(
    home.records.put('cramp', { started_at: aDrink.at, note: 'x'.repeat(9000) }),
    (error) => error instanceof SaveFailed && error.code === 'too-large',
  );

  assert.deepEqual(await outbox(home), []);
});

test('a second tab hears of a change made in the first', async () => {
  const [here, there] = [phone(), phone()];
  const heard = new Promise((resolve) => {
    there.records.watch(resolve);
  });

  const { id } = await here.records.put('drink', aDrink);

  assert.deepEqual(await heard, { kinds: ['drink'], ids: [id] });
  assert.equal((await there.records.get<'drink'>(id))?.fields.ml, 250);
});
