import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Thrown } from '../../../client/account/logic/trash.ts';
import { createTrash, forgetOld } from '../../../client/account/trash.ts';
import type { HistoryEntry } from '../../../client/contract/wire.ts';
import { DAY } from '../../../client/foundation/clock.ts';
import type { Home } from '../../../client/foundation/records.ts';
import { OWNER } from '../support/device.ts';
import { aDrink, ada, type Phone, World } from './support/world.ts';

const world = new World();
beforeEach(() => world.start());
afterEach(() => world.end());

const unasked = () => Promise.reject(new Error('a guest has no server'));
const trashOf = (home: Home) => createTrash(home, { history: unasked, eraseHistory: unasked });

const guest = (): Home => world.phone().home(null);

const only = async (home: Home): Promise<Thrown> => {
  const { thrown } = await trashOf(home).look();
  assert.equal(thrown.length, 1);
  return thrown[0] as Thrown;
};

/** All that stands on the disk of one's own words, in records and in the queue of ops. */
const written = (home: Home): Promise<string> =>
  home.storage.transaction(['records', 'outbox'], 'readonly', async (tx) =>
    JSON.stringify([await tx.all('records'), await tx.all('outbox')]),
  );

const withPast = async (home: Home): Promise<void> => {
  const { id } = await home.records.put('drink', { ...aDrink, note: 'was here' });
  await home.records.put('drink', { note: 'is here' }, id);
  const gone = await home.records.put('drink', { ...aDrink, note: 'is gone' });
  await home.records.remove(gone.id);
};

test('a deleted entry comes back without network, as a new one of the same content', async () => {
  const home = guest();
  const { id } = await home.records.put('drink', aDrink);
  await home.records.remove(id);
  const entry = await only(home);

  await trashOf(home).giveBack(entry);

  const [back] = await home.records.list('drink');
  assert.deepEqual([entry.why, back?.fields], ['deleted', aDrink]);
  assert.notEqual(back?.id, id);
  assert.deepEqual((await trashOf(home).look()).thrown, []);
});

test('the open pages hear of what came back', async () => {
  const home = guest();
  await home.records.remove((await home.records.put('drink', aDrink)).id);
  const heard: unknown[] = [];
  home.changes.subscribe(({ kinds }) => void heard.push(...kinds));

  await trashOf(home).giveBack(await only(home));

  assert.deepEqual(heard, ['drink']);
});

test('giving back twice makes one entry', async () => {
  const home = guest();
  await home.records.remove((await home.records.put('drink', aDrink)).id);
  const entry = await only(home);
  await trashOf(home).giveBack(entry);
  await trashOf(home).giveBack(entry);

  assert.equal((await home.records.list('drink')).length, 1);
});

test('an overwritten value comes back, and the other values stay', async () => {
  const home = guest();
  const { id } = await home.records.put('drink', { ...aDrink, note: 'before' });
  await home.records.put('drink', { note: 'after' }, id);
  await home.records.put('drink', { ml: 300 }, id);
  const { thrown } = await trashOf(home).look();
  const note = thrown.find(({ fields }) => 'note' in fields) as Thrown;

  await trashOf(home).giveBack(note);

  assert.deepEqual((await home.records.get(id))?.fields, { ...aDrink, ml: 300, note: 'before' });
});

test('of two values that were overwritten together, one that is there again does not hide the other', async () => {
  const home = guest();
  const { id } = await home.records.put('drink', { ...aDrink, note: 'before' });
  await home.records.put('drink', { ml: 300, note: 'after' }, id);
  world.clock.advance(1000);
  await home.records.put('drink', { ml: aDrink.ml }, id);

  const { thrown } = await trashOf(home).look();

  assert.ok(thrown.some(({ fields }) => fields['note'] === 'before'));
});

test('a value that was taken away altogether can be given back', async () => {
  const home = guest();
  const { id } = await home.records.put('drink', { ...aDrink, note: 'before' });
  await home.records.put('drink', { note: null }, id);

  await trashOf(home).giveBack(await only(home));

  assert.deepEqual((await home.records.get(id))?.fields, { ...aDrink, note: 'before' });
});

test('what the app noted in passing is nothing to give back, what a person chose with it is', async () => {
  const home = guest();
  await home.records.saveProfile({ last_muscle: 'calf', units: 'floz' });
  await home.records.saveProfile({ last_muscle: 'foot', units: 'ml' });
  world.clock.advance(1000);
  await home.records.saveProfile({ last_muscle: 'thigh' });

  assert.deepEqual((await only(home)).fields, { last_muscle: 'calf', units: 'floz' });
});

test('that a reminder was put off anew is nothing to give back', async () => {
  const home = guest();
  const fields = { what: 'custom', schedule: { times: ['09:00'] } };
  const at = (hour: number): string => `2026-11-21T${hour}:00:00.000+01:00`;
  const { id } = await home.records.put('reminder', { ...fields, snoozed_until: at(10) });

  await home.records.put('reminder', { snoozed_until: at(11) }, id);

  assert.deepEqual((await trashOf(home).look()).thrown, []);
});

test('what was overwritten before a deletion goes to the entry that came back', async () => {
  const home = guest();
  const { id } = await home.records.put('drink', aDrink);
  await home.records.put('drink', { ml: 300 }, id);
  world.clock.advance(1000);
  await home.records.remove(id);
  const { thrown } = await trashOf(home).look();
  const [deleted, replaced] = thrown as [Thrown, Thrown];

  const early = await trashOf(home).giveBack(replaced);
  await trashOf(home).giveBack(deleted);
  await trashOf(home).giveBack(replaced);

  assert.equal(early, false);
  assert.deepEqual((await home.records.list('drink'))[0]?.fields, aDrink);
});

test('after thirty days nothing of it is left, not even on the disk', async () => {
  const home = guest();
  await withPast(home);
  world.clock.advance(30 * DAY);
  const { thrown } = await trashOf(home).look();

  assert.deepEqual(thrown, []);
  assert.doesNotMatch(await written(home), /was here|is gone/);
});

test("what a guest's phone queued for no server goes with what is erased", async () => {
  const home = guest();
  await withPast(home);
  assert.match(await written(home), /was here.*is gone/);

  await trashOf(home).empty();

  assert.match(await written(home), /is here/);
  assert.doesNotMatch(await written(home), /was here|is gone/);
});

test('what an account has queued is sent, whatever was erased', async () => {
  const home = world.phone().home(OWNER);
  await withPast(home);
  world.clock.advance(30 * DAY);

  await forgetOld(home);

  assert.match(await written(home), /was here.*is gone/);
});

test('emptied, it holds nothing, and the entries that are there stay', async () => {
  const home = guest();
  await home.records.remove((await home.records.put('drink', aDrink)).id);
  const { id } = await home.records.put('drink', aDrink);

  assert.equal(await trashOf(home).empty(), true);
  assert.deepEqual((await trashOf(home).look()).thrown, []);
  assert.equal((await home.records.get(id))?.id, id);
});

const signedIn = async (): Promise<[Phone, Home]> => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  return [mine, mine.home(OWNER)];
};

const entryOf = (record: string): HistoryEntry => ({
  id: '0199f0c3-0000-7000-8000-000000000009',
  record,
  kind: 'drink',
  why: 'deleted',
  at: '2026-11-20T12:00:00.000Z',
  until: '2026-12-20T12:00:00.000Z',
  fields: { ...aDrink },
});

test('what phone and server both hold is shown once', async () => {
  const [mine, home] = await signedIn();
  const { id } = await home.records.put('drink', aDrink);
  await mine.sync();
  await home.records.remove(id);
  await mine.sync();
  const value = { entries: [entryOf(id)], next: null };
  const history = async () => ({ ok: true, value }) as const;
  const trash = createTrash(home, { history, eraseHistory: unasked });

  const { thrown, partial } = await trash.look();

  assert.deepEqual([thrown.length, partial], [1, false]);
});

test('a history of several pages is read to its end, each page once', async () => {
  const [, home] = await signedIn();
  const ids = [1, 2, 3].map((at) => `0199f0c3-5a1e-7c44-9d21-00000000000${at}`);
  const asked: unknown[] = [];
  const history = async (before: string | undefined) => {
    asked.push(before);
    const at = before === undefined ? 0 : ids.indexOf(before) + 1;
    const id = ids[at] ?? '';
    const value = { entries: [{ ...entryOf(id), id }], next: at < 2 ? id : null };
    return { ok: true, value } as const;
  };

  const { thrown } = await createTrash(home, { history, eraseHistory: unasked }).look();

  assert.deepEqual(asked, [undefined, ids[0], ids[1]]);
  assert.deepEqual(thrown.map(({ record }) => record).sort(), ids);
});

test('without network the phone shows its own part and says so', async () => {
  const [mine, home] = await signedIn();
  await home.records.remove((await home.records.put('drink', aDrink)).id);
  await mine.sync();
  const away = async () => ({ ok: false, trouble: 'unreachable' }) as const;
  const trash = createTrash(home, { history: away, eraseHistory: away });

  const { thrown, partial } = await trash.look();

  assert.deepEqual([thrown.length, partial], [1, true]);
  assert.equal(await trash.empty(), false);
  assert.equal((await trash.look()).thrown.length, 1);
});

test('where the server has more pages than it was asked for, that is told, and they can be had', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  const page = (before: string | undefined) => Number(before ?? 0) + 1;
  const history = async (before: string | undefined) => ({
    ok: true as const,
    value: {
      entries: [entryOf(`${page(before)}`)],
      next: page(before) < 12 ? `${page(before)}` : null,
    },
  });
  const bin = createTrash(mine.home(OWNER), { history, eraseHistory: unasked });

  const first = await bin.look();
  const second = await bin.look(20);

  assert.deepEqual([first.thrown.length, first.more], [10, true]);
  assert.deepEqual([second.thrown.length, second.more], [12, false]);
});
