import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Home } from '../../../client/foundation/records.ts';
import { OWNER } from '../support/device.ts';
import { aDrink, ada, World } from './support/world.ts';

const world = new World();
beforeEach(() => world.start());
afterEach(() => world.end());

test('the unsent changes can be kept in a file and taken in again', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  const sent = await mine.home(OWNER).records.put('drink', aDrink);
  await mine.sync();
  const unsent = await mine.home(OWNER).records.put('drink', { ...aDrink, ml: 500 });

  const text = await mine.account.file('unsent');
  await mine.account.signOut('saved-to-file');
  const seen = await mine.account.preview(text);
  const added = await mine.account.take(seen?.fresh ?? []);

  assert.ok(!text.includes(sent.id));
  assert.deepEqual([added, seen?.equal, seen?.refused], [1, 0, []]);
  assert.deepEqual((await mine.home(null).records.get(unsent.id))?.fields, { ...aDrink, ml: 500 });
});

const WHOLE = JSON.stringify(
  { format: 'uncramp-export', version: 1, exported_at: aDrink.at, records: [] },
  null,
  1,
);

for (const [why, code, texts] of [
  [
    'none of ours',
    'foreign',
    ['', 'hello', '[]', 'null', '{"format":"other"}', '{"format":"other","records":['],
  ],
  [
    'not whole',
    'damaged',
    [
      '{"format":"uncramp-export","version":1}',
      '{"format":"uncramp-export","version":1,"records":[{"kind":"drink","kind',
      WHOLE.slice(0, WHOLE.length / 2),
    ],
  ],
  ['of a newer build', 'newer', ['{"format":"uncramp-export","version":2,"entries":{}}']],
] as const) {
  test(`a file that is ${why} is not taken in, and that is what is said of it`, async () => {
    const mine = world.phone();

    for (const text of texts) {
      await assert.rejects(mine.account.preview(text), { name: 'FileRefused', code });
    }
  });
}

const everything = async (home: Home): Promise<void> => {
  await home.records.put('drink', { ...aDrink, note: '=1+1; "zwei",\n drei' });
  await home.records.put('drink', { ...aDrink, ml: 0, note: '42' });
  await home.records.put('cramp', { started_at: aDrink.at, relief: ['stretch', 'walk'] });
  await home.records.put('night', { date: '2026-11-20', cramps: 'none' });
  await home.records.saveProfile({ gates: { heart: 'yes' }, bedtime: '22:30' });
  const gone = await home.records.put('drink', aDrink);
  await home.records.remove(gone.id);
};

test('settings of a file fill what is not settled here; what is settled stays', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  const told = { gates: { heart: 'yes' }, bedtime: '22:30', units: 'cups' };
  await mine.home(OWNER).records.saveProfile(told);
  const text = await mine.account.file('all');
  await mine.account.signOut('discard');
  const { records } = mine.home(null);
  await records.saveProfile({ last_muscle: 'calf', units: 'ml' });

  const seen = await mine.account.preview(text);
  const added = await mine.account.take(seen.fresh);

  assert.deepEqual([added, seen.refused.map(({ reason }) => reason)], [1, ['differs']]);
  assert.deepEqual(await records.profile(), { ...told, last_muscle: 'calf', units: 'ml' });
  const again = await mine.account.preview(text);
  assert.deepEqual([again.fresh, again.refused.length], [[], 1]);
  await records.saveProfile({ units: 'cups' });
  assert.equal((await mine.account.preview(text)).equal, 1);
});

test('answers about health in a file fill the questions without an answer here, and no others', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  const told = { gates: { heart: 'yes', pad: 'yes' }, describes: ['heart'] } as const;
  await mine.home(OWNER).records.saveProfile({ ...told, describes: [...told.describes] });
  const text = await mine.account.file('all');
  await mine.account.signOut('discard');
  const { records } = mine.home(null);
  await records.saveProfile({ gates: { pad: 'no', lupus: 'no' } });

  await mine.account.take((await mine.account.preview(text)).fresh);

  assert.deepEqual(await records.profile(), { gates: { pad: 'no', lupus: 'no', heart: 'yes' } });
  assert.deepEqual((await mine.account.preview(text)).fresh, []);
});

test('words about health in a file come with the answers that they stand for', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  const told = { gates: { heart: 'yes' }, describes: ['heart', 'older'] } as const;
  await mine.home(OWNER).records.saveProfile({ ...told, describes: [...told.describes] });
  const text = await mine.account.file('all');
  await mine.account.signOut('discard');
  const { records } = mine.home(null);
  await records.saveProfile({ units: 'ml' });

  await mine.account.take((await mine.account.preview(text)).fresh);

  assert.deepEqual(await records.profile(), { ...told, units: 'ml' });
});

const contents = async (home: Home): Promise<Map<string, unknown>> => {
  const rows = await home.storage.transaction(['records'], 'readonly', (tx) => tx.all('records'));
  const live = rows.filter(({ deleted }) => !deleted);
  return new Map(live.map(({ id, kind, fields }) => [id, { kind, fields }]));
};

test('the file of one phone, taken in on another, gives the same entries', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  await everything(mine.home(OWNER));
  const text = await mine.account.file('all');
  const before = await contents(mine.home(OWNER));
  await mine.account.signOut('discard');

  const seen = await mine.account.preview(text);
  await mine.account.take(seen?.fresh ?? []);

  assert.deepEqual(await contents(mine.home(null)), before);
  assert.deepEqual(await mine.account.preview(text), { fresh: [], equal: 5, refused: [] });
});

test('the tables of one phone, taken in on another, give the same entries', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  await everything(mine.home(OWNER));
  const before = await contents(mine.home(OWNER));
  const counts = await mine.account.counts();
  const tables = await Promise.all([...counts.keys()].map((kind) => mine.account.table(kind)));
  await mine.account.signOut('discard');

  for (const table of tables) {
    const seen = await mine.account.preview(table);
    assert.deepEqual(seen?.refused, []);
    await mine.account.take(seen?.fresh ?? []);
  }

  assert.deepEqual(Object.fromEntries(counts), { cramp: 1, drink: 2, night: 1, profile: 1 });
  assert.deepEqual(await contents(mine.home(null)), before);
});

const idOf = (number: number): string => `0199f0c3-5a1e-7c44-9d21-3f6b8a07c5${number}`;
const entry = (record: string, fields: object) => ({ record, kind: 'drink', fields });
const fileOf = (...records: readonly unknown[]): string =>
  JSON.stringify({ format: 'uncramp-export', version: 1, records });

test('a preview tells what is new, known and refused, and changes nothing', async () => {
  const mine = world.phone();
  const home = mine.home(null);
  const [same, other, gone] = [
    await home.records.put('drink', aDrink),
    await home.records.put('drink', aDrink),
    await home.records.put('drink', aDrink),
  ];
  await home.records.remove(gone.id);
  const before = await contents(home);

  const seen = await mine.account.preview(
    fileOf(
      entry(same.id, aDrink),
      entry(idOf(12), aDrink),
      entry(other.id, { ...aDrink, ml: 300 }),
      entry(gone.id, aDrink),
      entry(idOf(12), aDrink),
    ),
  );

  const reasons = seen?.refused.map(({ place, reason }) => `${place} ${reason}`);
  assert.deepEqual([seen?.fresh.map(({ id }) => id), seen?.equal], [[idOf(12)], 1]);
  assert.deepEqual(reasons, ['3 differs', '4 deleted-here', '5 twice']);
  assert.deepEqual(await contents(home), before);
});

test('a preview refuses what is no entry, each with its reason', async () => {
  const seen = await world
    .phone()
    .account.preview(
      fileOf(
        entry(idOf(13), { ml: 250 }),
        entry(idOf(14), { at: 'yesterday', ml: 250 }),
        entry(idOf(15), { ...aDrink, note: 'x'.repeat(70_000) }),
        entry('not an id', aDrink),
        { record: idOf(16), kind: 'drink', deleted: true },
        { record: idOf(17), deleted: false, fields: { ...aDrink } },
        { kind: 'drink', deleted: false, fields: { ...aDrink } },
        7,
      ),
    );

  assert.deepEqual(
    seen?.refused.map(({ reason }) => reason),
    ['missing-field', 'bad-value', 'too-large', ...Array(4).fill('no-entry')],
  );
  assert.deepEqual([seen?.fresh, seen?.equal], [[], 0]);
});

test('a table written by hand needs no ids, and counts once', async () => {
  const mine = world.phone();
  const table = 'kind;at;ml\r\ndrink;2026-11-21T08:00:00+01:00;250\r\n';
  for (const known of [0, 1]) {
    const seen = await mine.account.preview(table);
    assert.equal(seen?.equal, known);
    await mine.account.take(seen?.fresh ?? []);
  }

  assert.equal((await mine.home(null).records.list('drink'))[0]?.fields.ml, 250);
});

test('the open pages hear which entries a file has brought', async () => {
  const mine = world.phone();
  const home = mine.home(null);
  const heard: string[] = [];
  home.changes.subscribe(({ ids }) => void heard.push(...ids));
  const seen = await mine.account.preview(fileOf(entry(idOf(17), aDrink)));

  await mine.account.take(seen?.fresh ?? []);

  assert.deepEqual(heard, [idOf(17)]);
});

test('a table holds the entries of its own kind', async () => {
  const mine = world.phone();
  const home = mine.home(null);
  const { id } = await home.records.put('drink', aDrink);
  const cramp = await home.records.put('cramp', { started_at: aDrink.at });

  const table = await mine.account.table('drink');

  assert.ok(table.includes(id));
  assert.equal(table.includes(cramp.id), false);
});

test('a name that objects are made of is a name like any other', async () => {
  const mine = world.phone();
  const record = '0199f0c3-5a1e-7c44-9d21-3f6b8a07c512';
  const text = `{"format":"uncramp-export","version":1,"records":[{"record":"${record}","kind":"weather","fields":{"__proto__":{"polluted":1}}}]}`;

  const seen = await mine.account.preview(text);
  await mine.account.take(seen?.fresh ?? []);

  assert.equal((await contents(mine.home(null))).size, 1);
  assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
});
