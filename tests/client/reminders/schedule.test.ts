import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ReminderLimits, Schedule } from '../../../client/contract/wire.ts';
import { withLimits } from '../../../client/reminders/logic/limits.ts';
import { exists, instantOf, wallIn } from '../../../client/reminders/logic/localtime.ts';
import { nextOccurrence } from '../../../client/reminders/logic/schedule.ts';

const ZONE = 'Europe/Berlin';
const SATURDAY_NOON = Date.parse('2026-11-21T11:00:00Z');

interface Case {
  name: string;
  zone: string;
  after: string;
  schedule: Schedule;
  limits: ReminderLimits;
  low_ml: number | null;
  drinks: [at: string, ml: number][];
  last_nudge: string | null;
  next: { date: string; slot: string; due: string } | null;
}

const cases: Case[] = JSON.parse(
  readFileSync(new URL('../../vectors/schedule.json', import.meta.url), 'utf8'),
);

for (const each of cases) {
  test(`what rings next: ${each.name}`, () => {
    const found = nextOccurrence(
      withLimits(each.schedule, each.limits),
      each.zone,
      Date.parse(each.after),
      {
        lowMl: each.low_ml ?? undefined,
        drinks: each.drinks.map(([at, ml]) => ({ at: Date.parse(at), ml })),
        lastNudge: each.last_nudge ? Date.parse(each.last_nudge) : undefined,
      },
    );

    const expected = each.next ? { ...each.next, due: Date.parse(each.next.due) } : undefined;
    assert.deepEqual(found, expected);
  });
}

const dueOf = (schedule: Schedule, after = SATURDAY_NOON): string | undefined => {
  const drinking = { lowMl: 1600, drinks: [], lastNudge: undefined };
  const found = nextOccurrence(schedule, ZONE, after, drinking);
  return found && `${found.date} ${wallIn(found.due, ZONE)}`;
};

test('quiet hours silence a time and a snooze within them', () => {
  const quiet = { from: '21:00', to: '07:00' };

  assert.equal(dueOf({ times: ['21:30', '09:00'], quiet }), '2026-11-22 09:00');
  assert.equal(dueOf({ snooze_until: '2026-11-21T21:10:00+01:00', quiet }), undefined);
});

test('nothing rings after the last day', () => {
  const window = { wake: '07:00', bedtime: '22:00' };

  assert.equal(dueOf({ times: ['08:00'], until: '2026-11-22' }), '2026-11-22 08:00');
  assert.equal(dueOf({ times: ['08:00'], until: '2026-11-21' }), undefined);
  assert.equal(dueOf({ window, days: ['sun'], until: '2026-11-22' }), '2026-11-22 08:30');
  assert.equal(dueOf({ window, days: ['sun'], until: '2026-11-21' }), undefined);
});

test('nothing comes next where none a day are wanted', () => {
  const plans: Schedule[] = [
    { times: ['08:00'] },
    { window: { wake: '07:00', bedtime: '22:00' } },
    { snooze_until: '2026-11-21T12:30:00+01:00' },
  ];

  const none = plans.map((plan) => dueOf({ ...plan, max_per_day: 0 }));

  assert.ok(plans.every((plan) => dueOf(plan) !== undefined));
  assert.deepEqual(none, [undefined, undefined, undefined]);
});

test('a time that the clocks skip is the first instant after the gap, one shown twice the first', () => {
  assert.equal(instantOf('2026-03-29', '02:30', ZONE), Date.parse('2026-03-29T01:00:00Z'));
  assert.equal(instantOf('2026-10-25', '02:30', ZONE), Date.parse('2026-10-25T00:30:00Z'));
});

test('half an hour of daylight saving, a day that never was, and a gap at the end of a day', () => {
  const lordHowe = instantOf('2026-10-04', '02:15', 'Australia/Lord_Howe');
  assert.equal(lordHowe, Date.parse('2026-10-03T15:30:00Z'));
  assert.equal(exists('2011-12-30', 'Pacific/Apia'), false);
  assert.equal(exists('2011-12-31', 'Pacific/Apia'), true);
  const before = Date.parse('2011-12-30T06:00:00Z');
  const next = nextOccurrence({ times: ['08:00'] }, 'Pacific/Apia', before);
  assert.deepEqual([next?.date, next?.slot], ['2011-12-31', '08:00']);
  const nuuk = instantOf('2026-03-28', '23:30', 'America/Nuuk');
  assert.equal(nuuk, Date.parse('2026-03-29T01:00:00Z'));
});
