// Tables that somebody wrote or changed: what they say is taken as it was meant, or refused.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { PROFILE_ID } from '../../../client/contract/wire.ts';
import { aDrink, type Phone, World } from './support/world.ts';

const world = new World();
let mine: Phone;
beforeEach(() => {
  world.start();
  mine = world.phone();
});
afterEach(() => world.end());

for (const [table, kind, name, meant] of [
  ['kind,name,dose\nmedicine,Magnesium,300\n', 'medicine', 'dose', '300'],
  ['kind,at,ml,note\ndrink,2026-11-21T03:12:44+01:00,250,true\n', 'drink', 'note', 'true'],
  ['kind,at,ml,note\ndrink,2026-11-21T03:12:44+01:00,250,true\n', 'drink', 'ml', 250],
] as const) {
  test(`what looks like a number is one only where numbers stand: ${name}`, async () => {
    const { fresh } = await mine.account.preview(table);
    await mine.account.take(fresh);

    const [row] = await mine.home(null).records.list(kind);
    assert.equal(row && Object.entries(row.fields).find(([field]) => field === name)?.[1], meant);
  });
}

test('settings in a table need no id: there is only one place for them', async () => {
  const { fresh } = await mine.account.preview('kind,units\nprofile,floz\n');
  await mine.account.take(fresh);

  assert.deepEqual(await mine.home(null).records.profile(), { units: 'floz' });
});

test('a day that the calendar does not have is refused before a page stumbles over it', async () => {
  const table = 'kind,date,cramps\nnight,2026-21-11,none\nnight,2026-11-20,none\n';

  const { fresh, refused } = await mine.account.preview(table);

  assert.equal(fresh.length, 1);
  assert.deepEqual(
    refused.map(({ place, reason }) => [place, reason]),
    [[1, 'bad-value']],
  );
});

test('nothing but settings stands under their id, and they under no other', async () => {
  const entry = (record: string, kind: string, fields: object) => ({ record, kind, fields });
  const file = JSON.stringify({
    format: 'uncramp-export',
    version: 1,
    exported_at: aDrink.at,
    history: [],
    records: [
      entry(PROFILE_ID, 'drink', aDrink),
      entry('0199f0c3-5a1e-7c44-9d21-3f6b8a07c512', 'profile', { units: 'ml' }),
    ],
  });

  const { fresh, refused } = await mine.account.preview(file);

  assert.deepEqual(fresh, []);
  assert.deepEqual(
    refused.map(({ reason }) => reason),
    ['no-entry', 'no-entry'],
  );
});

test('a field that fits no single change is refused, and not only by the server', async () => {
  const table = `kind,at,ml,place\ndrink,2026-11-21T03:12:44+01:00,250,${'x'.repeat(9000)}\n`;

  const { fresh, refused } = await mine.account.preview(table);

  assert.deepEqual([fresh.length, refused[0]?.reason], [0, 'too-large']);
});
