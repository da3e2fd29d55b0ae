import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Home, type Kind, openHome } from '../../../client/foundation/records.ts';
import { SaveFailed } from '../../../client/foundation/storage.ts';
import { answer, givenAnswer } from '../../../client/reminders/answer.ts';
import {
  type Press,
  pressesFor,
  type Ringing,
} from '../../../client/reminders/logic/notification.ts';

const RINGING: Ringing = {
  owner: undefined,
  reminder: '0199f0c3-5a1e-7c44-9d21-3f6b8a07c512',
  what: 'hydration',
  date: '2026-11-21',
  slot: '10:00',
  due: 0,
  deadline: 0,
  ml: undefined,
};
const clock = { now: () => Date.parse('2026-11-21T09:00:30Z'), offset: () => 60 };
const say = (home: Home, press: Press, ringing: Ringing = RINGING) =>
  answer(home.records, { ringing, press, ml: 250, at: clock.now() }, clock);

let homes = 0;
const emptyHome = (t: TestContext): Home => {
  homes += 1;
  const home = openHome(`00000000-0000-4000-8000-${String(homes).padStart(12, '0')}`, clock);
  t.after(() => home.close());
  return home;
};

const opsOf = ({ storage }: Home) =>
  storage.transaction(['outbox'], 'readonly', (tx) => tx.all('outbox'));

test('a press on the glass logs one drink, however often it is pressed', async (t) => {
  const home = emptyHome(t);

  await Promise.all([say(home, 'drink'), say(home, 'drink')]);
  await say(home, 'drink');

  const drinks = await home.records.list('drink');
  assert.deepEqual(
    drinks.map(({ fields }) => fields),
    [{ at: '2026-11-21T10:00:30.000+01:00', ml: 250, beverage: 'water' }],
  );
});

test('two phones that answer the same occurrence write the same record and op', async (t) => {
  const [one, other] = [emptyHome(t), emptyHome(t)];

  await say(one, 'drink');
  await say(other, 'drink');

  const named = async (home: Home) => (await opsOf(home)).map(({ op, record }) => [op, record]);
  assert.deepEqual(await named(one), await named(other));
});

test('two phones that answer one occurrence differently are both taken, and the glass counts', async (t) => {
  for (const what of ['hydration', 'night-question']) {
    const ringing = { ...RINGING, what };
    for (const first of pressesFor(what)) {
      for (const second of pressesFor(what)) {
        const [one, other] = [emptyHome(t), emptyHome(t)];
        await say(one, first, ringing);
        await say(other, second, ringing);

        // What one has written comes to the other: refused, if another kind stood there.
        for (const op of await opsOf(one)) {
          assert.ok(op.action === 'put');
          await other.records.put(op.kind as Kind, op.fields, op.record);
        }

        const isDone = [first, second].some((press) => press === 'drink' || press === 'none');
        if (isDone) assert.equal((await givenAnswer(other.records, ringing))?.as, 'done');
        assert.equal(await say(other, first, ringing), false);
      }
    }
  }
});

test('an answer that could not be stored is not taken for given', async (t) => {
  const home = emptyHome(t);
  const full = new SaveFailed('storage-full');
  const { id } = await home.records.put('reminder', { what: 'hydration', schedule: {} });
  const fullStore = { ...home.records, put: () => Promise.reject(full) };
  const ringing = { ...RINGING, reminder: id };

  for (const press of ['drink', 'done', 'later'] as const) {
    const said = { ringing, press, ml: 250, at: clock.now() };
    await assert.rejects(answer(fullStore, said, clock), full);
  }
});

test('what is to ring again later is stored before it is called put off', async (t) => {
  const home = emptyHome(t);
  const full = new SaveFailed('storage-full');
  const { id } = await home.records.put('reminder', { what: 'hydration', schedule: {} });
  const put = (...[kind, ...rest]: Parameters<typeof home.records.put>) =>
    kind === 'reminder' ? Promise.reject(full) : home.records.put(kind, ...rest);
  const store = { ...home.records, put } as typeof home.records;
  const ringing = { ...RINGING, reminder: id };

  const said = { ringing, press: 'later', ml: 250, at: clock.now() } as const;
  await assert.rejects(answer(store, said, clock), full);

  assert.equal(await givenAnswer(home.records, ringing), undefined);
});

test('a drink that was deleted is not brought back by a second press', async (t) => {
  const home = emptyHome(t);
  await say(home, 'drink');
  const [drink] = await home.records.list('drink');
  await home.records.remove(drink?.id ?? '');

  await say(home, 'drink');

  assert.deepEqual(await home.records.list('drink'), []);
});

test('another occurrence is another drink', async (t) => {
  const home = emptyHome(t);

  await say(home, 'drink');
  await say(home, 'drink', { ...RINGING, slot: '12:00' });

  assert.equal((await home.records.list('drink')).length, 2);
});

test('done and skip are written down, and the first answer stays', async (t) => {
  const home = emptyHome(t);

  assert.equal(await say(home, 'done'), true);
  assert.equal(await say(home, 'skip'), false);

  const answers = await home.records.list('answer');
  assert.deepEqual(
    answers.map(({ fields }) => [fields.date, fields.slot, fields.action]),
    [['2026-11-21', '10:00', 'done']],
  );
});

test('what was answered is known at a repeat, with its time', async (t) => {
  const home = emptyHome(t);
  assert.equal(await givenAnswer(home.records, RINGING), undefined);

  await say(home, 'done');

  assert.deepEqual(await givenAnswer(home.records, RINGING), { as: 'done', at: clock.now() });
});

test('what was put off or skipped is not known as done', async (t) => {
  const home = emptyHome(t);
  const evening = { ...RINGING, slot: '20:00' };

  await say(home, 'later');
  await say(home, 'skip', evening);

  const halfPast = Date.parse('2026-11-21T09:30:30Z');
  assert.deepEqual(await givenAnswer(home.records, RINGING), { as: 'later', at: halfPast });
  assert.deepEqual(await givenAnswer(home.records, evening), { as: 'skip', at: clock.now() });
});

test('a glass or a quiet night that was written down is known as done', async (t) => {
  const home = emptyHome(t);
  const morning = { ...RINGING, what: 'night-question', slot: '08:00' };
  const earlier = clock.now() - 3_600_000;

  const drunk = { ringing: RINGING, press: 'drink', ml: 250, at: earlier } as const;
  await answer(home.records, drunk, clock);
  await say(home, 'none', morning);

  assert.deepEqual(await givenAnswer(home.records, RINGING), { as: 'done', at: earlier });
  assert.deepEqual(await givenAnswer(home.records, morning), { as: 'done', at: clock.now() });
});

test('no cramp last night is the night of the evening before', async (t) => {
  const home = emptyHome(t);

  await say(home, 'none', { ...RINGING, what: 'night-question' });

  const [night] = await home.records.list('night');
  assert.deepEqual(night?.fields, { date: '2026-11-20', cramps: 'none' });
});

test('later means half an hour later, and leaves the schedule alone', async (t) => {
  const home = emptyHome(t);
  const schedule = { times: ['10:00'], days: ['sat'] };
  await home.records.put('reminder', { what: 'custom', schedule }, RINGING.reminder);

  await say(home, 'later');

  const reminder = await home.records.get<'reminder'>(RINGING.reminder);
  assert.deepEqual(reminder?.fields, {
    ...{ what: 'custom', schedule },
    snoozed_until: '2026-11-21T10:30:30.000+01:00',
  });
  const [, putOff] = await opsOf(home);
  assert.deepEqual(putOff && 'fields' in putOff && Object.keys(putOff.fields ?? {}), [
    'snoozed_until',
  ]);
});

test('later for a reminder that is gone makes none', async (t) => {
  const home = emptyHome(t);

  await say(home, 'later');

  assert.deepEqual(await home.records.list('reminder'), []);
});

const NIGHT: Ringing = { ...RINGING, what: 'night-question', slot: '08:00' };

test('no cramp is not written about a night in which a cramp is noted', async (t) => {
  const noted = [
    ({ records }: Home) => records.put('cramp', { started_at: '2026-11-21T03:12:00.000+01:00' }),
    ({ records }: Home) => records.put('night', { date: '2026-11-20', cramps: 'some' }),
  ];
  for (const note of noted) {
    const home = emptyHome(t);
    await note(home);

    const written = await say(home, 'none', NIGHT);

    const nights = (await home.records.list('night')).map(({ fields: night }) => night.cramps);
    assert.equal(written, false);
    assert.ok(!nights.includes('none'));
    assert.equal((await givenAnswer(home.records, NIGHT))?.as, 'cramp');
  }
});

test('a cramp of another night, and one noted after the answer, take nothing from the truth', async (t) => {
  const home = emptyHome(t);
  await home.records.put('cramp', { started_at: '2026-11-20T03:12:00.000+01:00' });
  assert.equal(await givenAnswer(home.records, NIGHT), undefined);

  assert.equal(await say(home, 'none', NIGHT), true);
  assert.equal((await givenAnswer(home.records, NIGHT))?.as, 'done');
  await home.records.put('cramp', { started_at: '2026-11-21T05:00:00.000+01:00' });

  assert.equal((await givenAnswer(home.records, NIGHT))?.as, 'cramp');
});

test('a quiet night that stands in the diary is not asked about, and not written twice', async (t) => {
  const home = emptyHome(t);
  await home.records.put('night', { date: '2026-11-19', cramps: 'none' });
  assert.equal(await givenAnswer(home.records, NIGHT), undefined);

  await home.records.put('night', { date: '2026-11-20', cramps: 'none' });

  assert.deepEqual(await givenAnswer(home.records, NIGHT), { as: 'done', at: clock.now() });
  assert.equal(await say(home, 'none', NIGHT), false);
  assert.equal((await home.records.list('night')).length, 2);
});

test('what is put off into the quiet hours is not said to ring again', async (t) => {
  const home = emptyHome(t);
  await say(home, 'later');
  assert.equal((await givenAnswer(home.records, RINGING))?.as, 'later');

  // Half an hour after the press it is half past ten.
  await home.records.saveProfile({ reminders: { quiet: { from: '10:30', to: '11:00' } } });

  assert.equal((await givenAnswer(home.records, RINGING))?.as, 'silenced');
});

test('whether what was put off rings again is told by the clocks of the zone it stays with', async (t) => {
  const home = emptyHome(t);
  // Half an hour after the press it is half past ten at the phone, and half past four there.
  const { id } = await home.records.put('reminder', {
    what: 'bedtime-stretch',
    schedule: { times: ['04:00'], quiet: { from: '04:15', to: '06:00' } },
    zone: 'America/New_York',
  });
  const there = { ...RINGING, what: 'bedtime-stretch', reminder: id };
  await say(home, 'later', there);

  assert.equal((await givenAnswer(home.records, there))?.as, 'silenced');

  const quiet = { from: '10:15', to: '12:00' };
  await home.records.put('reminder', { schedule: { times: ['04:00'], quiet } }, id);
  assert.equal((await givenAnswer(home.records, there))?.as, 'later');
});

test('a glass that was put off into the hours before bed is not said to ring again', async (t) => {
  const home = emptyHome(t);
  const window = { wake: '06:00', bedtime: '12:30' };
  const { id } = await home.records.put('reminder', { what: 'hydration', schedule: { window } });
  const nudge = { ...RINGING, reminder: id };
  await say(home, 'later', nudge);

  assert.equal((await givenAnswer(home.records, nudge))?.as, 'before-bed');

  await home.records.put('reminder', { schedule: { window: { ...window, bedtime: '13:00' } } }, id);
  assert.equal((await givenAnswer(home.records, nudge))?.as, 'later');
});
