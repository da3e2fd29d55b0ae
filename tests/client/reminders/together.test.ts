import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReminderFields, ReminderLimits } from '../../../client/contract/wire.ts';
import { wallIn } from '../../../client/reminders/logic/localtime.ts';
import type { Known } from '../../../client/reminders/logic/plan.ts';
import { togetherOf } from '../../../client/reminders/logic/together.ts';
import { weekdaysText } from '../../../client/reminders/view/words.ts';

const ZONE = 'Europe/Berlin';
const SATURDAY_NOON = '2026-11-21T12:00:00+01:00';
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'];

const STRETCH: ReminderFields = { what: 'bedtime-stretch', schedule: { times: ['22:30'] } };
const NIGHT: ReminderFields = { what: 'night-question', schedule: { times: ['07:30'] } };
const BREAKS: ReminderFields = {
  what: 'sitting-break',
  schedule: { times: ['10:00', '15:00'], days: WEEKDAYS },
};
const NUDGES: ReminderFields = {
  what: 'hydration',
  schedule: { window: { wake: '07:00', bedtime: '23:00', min_gap_min: 120 } },
};

const told = (
  fields: ReminderFields[],
  { limits, at = SATURDAY_NOON }: { limits?: ReminderLimits; at?: string } = {},
): string[] => {
  const known: Known = {
    reminders: fields.map((each, n) => ({ id: `reminder-${n}`, fields: each })),
    drinks: [],
    aimMl: 1600,
    lastNudge: undefined,
    zone: ZONE,
    limits,
  };
  return togetherOf(known, Date.parse(at)).flatMap(({ weekdays, lines }) => [
    weekdaysText(weekdays),
    ...lines.map((line) =>
      line.kind === 'nudges'
        ? `at most ${line.most}`
        : `${line.dues.map((due) => wallIn(due, ZONE)).join(' ')} ${line.reminder.fields.what}`,
    ),
  ]);
};

test('a week of nudges to drink is one line, at any hour of the day', () => {
  for (const hour of ['00:00', '06:59', '12:00', '18:59', '23:59']) {
    const at = `2026-11-21T${hour}:00+01:00`;

    assert.deepEqual(told([NUDGES], { at }), ['Every day', 'at most 6'], hour);
  }
});

test('what rings every day stands once, also when today’s time is over', () => {
  assert.deepEqual(told([STRETCH, NIGHT]), [
    'Every day',
    '07:30 night-question',
    '22:30 bedtime-stretch',
  ]);
});

test('what rings on other days stands below, under its own days', () => {
  assert.deepEqual(told([BREAKS, STRETCH, NUDGES]), [
    'Every day',
    '22:30 bedtime-stretch',
    'at most 6',
    'Monday to Friday',
    '10:00 15:00 sitting-break',
  ]);
});

test('a snooze stands on its own day and changes no other line', () => {
  const snoozed = {
    ...STRETCH,
    schedule: { times: ['22:30'], snooze_until: '2026-11-21T14:05:00+01:00' },
  };

  assert.deepEqual(told([snoozed]), [
    'Every day',
    '22:30 bedtime-stretch',
    'Saturday',
    '14:05 bedtime-stretch',
  ]);
});

test('days away are not among the days named', () => {
  const limits = { paused_until: '2026-11-26T00:00:00+01:00' };

  assert.deepEqual(told([NIGHT], { limits }), ['Thursday to Saturday', '07:30 night-question']);
});

test('a reminder of one weekday names it once, whichever part of the day is past', () => {
  const saturdays = { ...BREAKS, schedule: { times: ['08:00', '20:00'], days: ['sat'] } };

  assert.deepEqual(told([saturdays]), ['Saturday', '08:00 20:00 sitting-break']);
});

test('nudges that differ by day are told by day', () => {
  const onWeekdays = { ...NUDGES, schedule: { ...NUDGES.schedule, days: ['mon', 'thu'] } };

  assert.deepEqual(told([onWeekdays]), ['Monday, Thursday', 'at most 6']);
});

test('the most for a day leaves a regular week regular, whatever has rung today', () => {
  const daily = { ...BREAKS, schedule: { times: ['09:00', '11:00', '15:00'] } };
  const limits = { max_per_day: 2 };

  for (const hour of ['08:00', '10:00', '12:00', '16:00']) {
    const at = `2026-11-21T${hour}:00+01:00`;

    assert.deepEqual(told([daily], { limits, at }), ['Every day', '09:00 11:00 sitting-break']);
  }
});

test('a change of the clocks leaves a regular week regular', () => {
  const at = '2026-10-24T12:00:00+02:00';

  assert.deepEqual(told([STRETCH], { at }), ['Every day', '22:30 bedtime-stretch']);
});

test('nothing to ring is nothing to tell', () => {
  assert.deepEqual(told([{ ...STRETCH, enabled: false }]), []);
});

test('days in a row are named by the first and the last, others one by one', () => {
  assert.equal(weekdaysText([0, 1, 2, 3, 4, 6]), 'Monday to Friday, Sunday');
  assert.equal(weekdaysText([5, 6]), 'Saturday, Sunday');
});
