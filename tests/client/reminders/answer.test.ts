import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { openHome } from '../../../client/foundation/records.ts';
import { drinkGlass, remindLater } from '../../../client/reminders/answer.ts';

const RINGING = {
  reminder: '0199f0c3-5a1e-7c44-9d21-3f6b8a07c512',
  what: 'hydration',
  occurrence: '2026-11-21/10:00',
  due: 0,
  deadline: 0,
};
const clock = { now: () => Date.parse('2026-11-21T09:00:30Z'), offset: () => 60 };

const emptyStore = async (t: TestContext, name: string) => {
  const home = openHome(name, clock);
  t.after(() => home.close());
  return home.records;
};

test('a press on the glass logs one drink, however often it is pressed', async (t) => {
  const store = await emptyStore(t, '00000000-0000-4000-8000-000000000001');

  await drinkGlass(store, RINGING, 250, clock);
  await drinkGlass(store, RINGING, 250, clock);

  const drinks = await store.list('drink');
  assert.deepEqual(
    drinks.map(({ fields }) => fields),
    [{ at: '2026-11-21T10:00:30.000+01:00', ml: 250, beverage: 'water' }],
  );
});

test('a drink that was deleted is not brought back by a second press', async (t) => {
  const store = await emptyStore(t, '00000000-0000-4000-8000-000000000002');
  await drinkGlass(store, RINGING, 250, clock);
  const [drink] = await store.list('drink');
  await store.remove(drink?.id ?? '');

  await drinkGlass(store, RINGING, 250, clock);

  assert.deepEqual(await store.list('drink'), []);
});

test('another occurrence is another drink', async (t) => {
  const store = await emptyStore(t, '00000000-0000-4000-8000-000000000003');

  await drinkGlass(store, RINGING, 250, clock);
  await drinkGlass(store, { ...RINGING, occurrence: '2026-11-21/12:00' }, 250, clock);

  assert.equal((await store.list('drink')).length, 2);
});

test('later means half an hour later, and keeps the rest of the schedule', async (t) => {
  const store = await emptyStore(t, '00000000-0000-4000-8000-000000000004');
  const schedule = { times: ['10:00'], days: ['sat'] };
  await store.put('reminder', { what: 'custom', schedule }, RINGING.reminder);

  await remindLater(store, RINGING, clock);

  const reminder = await store.get<'reminder'>(RINGING.reminder);
  assert.deepEqual(reminder?.fields.schedule, {
    ...schedule,
    snooze_until: '2026-11-21T10:30:30.000+01:00',
  });
});

test('later for a reminder that is gone writes nothing', async (t) => {
  const store = await emptyStore(t, '00000000-0000-4000-8000-000000000005');

  await remindLater(store, RINGING, clock);

  assert.deepEqual(await store.list('reminder'), []);
});
