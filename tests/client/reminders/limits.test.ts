import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heldSchedule, withLimits } from '../../../client/reminders/logic/limits.ts';

const FRIDAY = '2026-11-20T08:00:00+01:00';
const SUNDAY = '2026-11-22T08:00:00+01:00';

test('of a holiday for all and a pause of its own the longer one holds', () => {
  const until = (own: string | undefined, all: string | undefined): string | undefined =>
    withLimits(own ? { paused_until: own } : {}, all ? { paused_until: all } : {}).paused_until;

  assert.deepEqual([until(FRIDAY, SUNDAY), until(SUNDAY, FRIDAY)], [SUNDAY, SUNDAY]);
  assert.deepEqual(
    [until(FRIDAY, undefined), until(undefined, FRIDAY), until(undefined, undefined)],
    [FRIDAY, FRIDAY, undefined],
  );
});

test('quiet hours and the most for a day hold for every reminder', () => {
  const limits = { quiet: { from: '22:00', to: '07:00' }, max_per_day: 3 };

  assert.deepEqual(withLimits({ times: ['08:00'] }, limits), { times: ['08:00'], ...limits });
});

test('what is put off rings when the later of schedule and reminder says', () => {
  const until = (own: string | undefined, beside: string | undefined): string | undefined => {
    const schedule = { times: ['08:00'], ...(own && { snooze_until: own }) };
    const fields = { schedule, ...(beside && { snoozed_until: beside }) };
    return heldSchedule(fields, undefined).snooze_until;
  };

  assert.deepEqual([until(FRIDAY, SUNDAY), until(SUNDAY, FRIDAY)], [SUNDAY, SUNDAY]);
  assert.deepEqual(
    [until(FRIDAY, undefined), until(undefined, FRIDAY), until(undefined, undefined)],
    [FRIDAY, FRIDAY, undefined],
  );
});
