// What was put off beside its schedule rings again, on this phone and from a server.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReminderFields } from '../../../client/contract/wire.ts';
import { entriesOf, type Known, nextOf } from '../../../client/reminders/logic/plan.ts';

const NOON = Date.parse('2026-11-21T12:00:00+01:00');
const UNTIL = '2026-11-21T12:30:00.000+01:00';
const STRETCH: ReminderFields = { what: 'bedtime-stretch', schedule: { times: ['22:30'] } };
const reminder = { id: 'one', fields: { ...STRETCH, snoozed_until: UNTIL } };
const known: Known = {
  ...{ reminders: [reminder], drinks: [], aimMl: undefined, lastNudge: undefined },
  ...{ zone: 'Europe/Berlin', limits: undefined },
};

test('what was put off rings on this phone when its time is over', () => {
  const next = nextOf(reminder, known, NOON);

  assert.deepEqual(next, { date: '2026-11-21', slot: 'snooze-12:30', due: Date.parse(UNTIL) });
  assert.equal(nextOf(reminder, known, Date.parse(UNTIL))?.slot, '22:30');
});

test('a server that knows times only is told until when', () => {
  const [entry] = entriesOf(known, NOON);

  assert.deepEqual(entry?.schedule, { times: ['22:30'], snooze_until: UNTIL });
});
