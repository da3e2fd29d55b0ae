import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReminderFields, ReminderLimits } from '../../../client/contract/wire.ts';
import { newId } from '../../../client/foundation/ids.ts';
import { wallIn } from '../../../client/reminders/logic/localtime.ts';
import { entriesOf, type Known } from '../../../client/reminders/logic/plan.ts';
import { togetherOf } from '../../../client/reminders/logic/together.ts';
import { firstDueToday, nextToRing, weekOf } from '../../../client/reminders/logic/week.ts';

const ZONE = 'Europe/Berlin';
const SATURDAY_NOON = Date.parse('2026-11-21T11:00:00Z');

const known = (fields: ReminderFields[], limits?: ReminderLimits): Known => ({
  reminders: fields.map((each, n) => ({
    id: `0199f0c3-5a1e-7c44-9d21-${String(n).padStart(12, '0')}`,
    fields: each,
  })),
  drinks: [],
  aimMl: 1600,
  lastNudge: undefined,
  zone: ZONE,
  limits,
});
const STRETCH: ReminderFields = { what: 'bedtime-stretch', schedule: { times: ['22:30'] } };
const NIGHT: ReminderFields = { what: 'night-question', schedule: { times: ['07:30'] } };
const NUDGES: ReminderFields = {
  what: 'hydration',
  schedule: { window: { wake: '07:00', bedtime: '23:00', min_gap_min: 120 } },
};

const shown = (told: Known) =>
  weekOf(told, SATURDAY_NOON).map(({ date, planned }) => [
    date.slice(5),
    ...planned.map(({ due }) => wallIn(due, ZONE)),
  ]);

test('the week shows every ring of the next seven days in order', () => {
  const days = shown(known([STRETCH, NIGHT]));

  assert.deepEqual(days[0], ['11-21', '22:30']);
  assert.deepEqual(days[1], ['11-22', '07:30', '22:30']);
  assert.deepEqual(days.at(-1), ['11-28', '07:30']);
});

test('nudges are listed as if nothing were drunk, and keep their distance', () => {
  const [, sunday] = shown(known([NUDGES]));

  assert.deepEqual(sunday, ['11-22', '09:00', '11:00', '13:00', '15:00', '17:00', '19:00']);
});

test('the most for a day counts over all reminders together', () => {
  const days = shown(known([STRETCH, NIGHT, NUDGES], { max_per_day: 2 }));

  // At noon as many as a day holds have rung already.
  assert.deepEqual(days[0], ['11-22', '07:30', '09:00']);
});

test('quiet hours and a holiday hold for all of them', () => {
  const quiet = { from: '22:00', to: '08:00' };
  assert.deepEqual(shown(known([STRETCH, NIGHT], { quiet })), []);

  const away = known([NIGHT], { paused_until: '2026-11-27T00:00:00+01:00' });
  assert.deepEqual(shown(away), [
    ['11-27', '07:30'],
    ['11-28', '07:30'],
  ]);
});

test('the very next of all rings first, also in the app itself', () => {
  const [next] = nextToRing(known([STRETCH, NIGHT]), SATURDAY_NOON);
  assert.equal(next?.reminder.fields.what, STRETCH.what);
  assert.deepEqual(nextToRing(known([{ ...STRETCH, enabled: false }]), SATURDAY_NOON), []);
});

test('the morning question is due from its time on, and not on other days', () => {
  assert.equal(firstDueToday('night-question', known([NIGHT]), SATURDAY_NOON), true);
  const early = Date.parse('2026-11-21T06:00:00Z');
  assert.equal(firstDueToday('night-question', known([NIGHT]), early), false);
  const mondays = { ...NIGHT, schedule: { times: ['07:30'], days: ['mon'] } };
  assert.equal(firstDueToday('night-question', known([mondays]), SATURDAY_NOON), false);
});

test('a server without the records is told times with the limits in them, and no names', () => {
  const limits = { quiet: { from: '22:00', to: '07:00' }, max_per_day: 4 };
  const own = { what: 'custom', title: 'My secret', schedule: { times: ['09:00'] } };

  const [entry] = entriesOf(known([own], limits), SATURDAY_NOON);

  assert.deepEqual(entry?.schedule, { times: ['09:00'], ...limits });
  assert.ok(!JSON.stringify(entry).includes('secret'));
});

test('a zone that is called floating is that of the phone, here and at a server without the records', () => {
  const floats = { ...NIGHT, zone: 'floating' };
  const nudges = { ...NUDGES, zone: 'floating' };

  assert.deepEqual(shown(known([floats])), shown(known([NIGHT])));
  assert.equal(togetherOf(known([nudges]), SATURDAY_NOON).length, 1);
  assert.ok(entriesOf(known([floats]), SATURDAY_NOON).every((entry) => !('zone' in entry)));
});

test('a zone that this phone does not know is that of the phone', () => {
  const strange = { ...NIGHT, zone: 'Mars/Base' };
  const nudges = { ...NUDGES, zone: 'Mars/Base' };

  assert.deepEqual(shown(known([STRETCH, strange])), shown(known([STRETCH, NIGHT])));
  assert.equal(togetherOf(known([nudges]), SATURDAY_NOON).length, 1);
  assert.ok(entriesOf(known([strange]), SATURDAY_NOON).every((entry) => !('zone' in entry)));
});

test('a server without the records is told the zone that a reminder stays with', () => {
  const stays = { ...NIGHT, zone: 'America/New_York' };

  const [kept, follows] = entriesOf(known([stays, STRETCH]), SATURDAY_NOON);

  assert.equal(kept?.zone, 'America/New_York');
  assert.ok(follows && !('zone' in follows));
});

test('who must not be nudged to drink is not, whatever was switched on before', () => {
  assert.deepEqual(entriesOf({ ...known([NUDGES]), aimMl: undefined }, SATURDAY_NOON), []);
});

test('alcohol does not put off a nudge', () => {
  const told = known([NUDGES]);
  const at = '2026-11-21T12:30:00+01:00';
  const beer = { ...told, drinks: [{ fields: { at, ml: 5000, beverage: 'alcohol' } }] };
  const water = { ...told, drinks: [{ fields: { at, ml: 5000, beverage: 'water' } }] };
  const after = Date.parse('2026-11-21T11:45:00Z');

  assert.deepEqual(nextToRing(beer, after), nextToRing(told, after));
  assert.notDeepEqual(nextToRing(water, after), nextToRing(told, after));
});

const nextAt = (told: Known, after: string): string | undefined => {
  const [next] = nextToRing(told, Date.parse(after));
  return next && `${next.date.slice(5)} ${wallIn(next.due, ZONE)}`;
};

test('the open app too rings no more than the most for a day', () => {
  const breaks = { what: 'sitting-break', schedule: { times: ['09:00', '11:00', '15:00'] } };
  const told = known([breaks, STRETCH], { max_per_day: 2 });

  assert.equal(nextAt(told, '2026-11-21T09:30:00Z'), '11-21 11:00');
  assert.equal(nextAt(told, '2026-11-21T10:00:00Z'), '11-22 09:00');
});

test('of several due at one moment as many ring as the day still holds', () => {
  const twins = [STRETCH, { what: 'programme', schedule: { times: ['22:30'] } }];
  const kinds = (most: number) =>
    nextToRing(known(twins, { max_per_day: most }), SATURDAY_NOON).map(
      ({ reminder }) => reminder.fields.what,
    );

  assert.deepEqual(kinds(2), ['bedtime-stretch', 'programme']);
  assert.deepEqual(kinds(1), ['bedtime-stretch']);
});

test('nudges that a drink put off do not use up the most for a day', () => {
  const told = known([NUDGES, STRETCH], { max_per_day: 2 });
  const at = '2026-11-21T08:30:00+01:00';
  const drank = { ...told, drinks: [{ fields: { at, ml: 1500, beverage: 'water' } }] };

  assert.equal(nextAt(told, '2026-11-21T19:00:00Z'), '11-22 09:00');
  assert.equal(nextAt(drank, '2026-11-21T20:00:00Z'), '11-21 22:30');
});

test('on its first day a reminder takes no places by times before it was made', () => {
  const breaks: ReminderFields = {
    what: 'sitting-break',
    schedule: { times: ['09:00', '10:00', '13:00', '14:00', '15:00'] },
  };
  const made = (id: string): Known => {
    const told = known([breaks], { max_per_day: 2 });
    return { ...told, reminders: told.reminders.map((each) => ({ ...each, id })) };
  };

  assert.equal(shown(made(newId(SATURDAY_NOON - 4 * 3_600_000)))[0]?.[0], '11-22');
  const [today] = shown(made(newId(SATURDAY_NOON - 60_000)));
  assert.deepEqual(today, ['11-21', '13:00', '14:00']);
});

test('the week in which the clocks go back has seven days, too', () => {
  const known: Known = {
    reminders: [
      {
        id: '0199f0c3-5a1e-7c44-9d21-3f6b8a07c510',
        fields: { what: 'custom', schedule: { times: ['08:00'] } },
      },
    ],
    drinks: [],
    aimMl: undefined,
    lastNudge: undefined,
    zone: 'Europe/Berlin',
    limits: undefined,
  };

  const now = Date.parse('2026-10-18T08:30:00+02:00');
  const week = weekOf(known, now);

  assert.equal(week.length, 7);
  // Every card on the page asks for it: it is planned once.
  assert.equal(weekOf(known, now), week);
  assert.notEqual(weekOf(known, now + 60_000), week);
});
