import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  firstSchedule,
  isOn,
  ownReminders,
  reminderOf,
  type StoredReminder,
  switchedOn,
} from '../../../client/reminders/logic/kinds.ts';

const DAY = { wake: '06:45', bedtime: '00:10' };

const reminder = (id: string, what: string, enabled?: boolean): StoredReminder =>
  ({ id, fields: { what, schedule: {}, enabled } }) as StoredReminder;

test('the stretch is offered half an hour before bed, also across midnight', () => {
  assert.deepEqual(firstSchedule('bedtime-stretch', {}), { times: ['22:30'] });
  assert.deepEqual(firstSchedule('bedtime-stretch', DAY), { times: ['23:40'] });
});

test('the question about the night is offered half an hour after waking', () => {
  assert.deepEqual(firstSchedule('night-question', {}), { times: ['07:30'] });
  assert.deepEqual(firstSchedule('night-question', DAY), { times: ['07:15'] });
});

test('the reminder of a programme ends with it, and without one rings on', () => {
  const until = '2027-01-01';
  const begun = switchedOn('programme', undefined, { profile: {}, lastEvening: until });
  const found = { id: '1', fields: begun } as StoredReminder;

  assert.deepEqual(begun.schedule, { times: ['18:00'], until });
  const again = switchedOn('programme', found, { profile: {}, lastEvening: undefined });
  assert.deepEqual(again, { schedule: { times: ['18:00'] }, enabled: true });
  const other = switchedOn('sitting-break', found, { profile: {}, lastEvening: until });
  assert.deepEqual(other, { enabled: true });
});

test('drinks are spread over the person’s own day', () => {
  const { window } = firstSchedule('hydration', DAY);

  assert.deepEqual([window?.wake, window?.bedtime], [DAY.wake, DAY.bedtime]);
});

test('breaks from sitting are offered from Monday to Friday', () => {
  const { times, days } = firstSchedule('sitting-break', {});

  assert.deepEqual(days, ['mon', 'tue', 'wed', 'thu', 'fri']);
  assert.deepEqual(times, ['10:00', '11:00', '14:00', '15:00', '16:00']);
});

test('what a person made up stands by itself, in the order made', () => {
  const all = [reminder('c', 'feet up'), reminder('b', 'hydration'), reminder('a', 'a walk')];

  assert.deepEqual(
    ownReminders(all).map(({ id }) => id),
    ['a', 'c'],
  );
  assert.equal(reminderOf(all, 'hydration')?.id, 'b');
  assert.equal(reminderOf(all, 'programme'), undefined);
});

test('a second one of a kind, which rings as well, can be switched, too', () => {
  const all = [reminder('a', 'hydration', false), reminder('b', 'hydration')];

  assert.equal(reminderOf(all, 'hydration')?.id, 'a');
  assert.deepEqual(
    ownReminders(all).map(({ id }) => id),
    ['b'],
  );
});

test('a reminder is on from its making until it is switched off', () => {
  assert.equal(isOn(undefined), false);
  assert.equal(isOn(reminder('a', 'hydration')), true);
  assert.equal(isOn(reminder('a', 'hydration', false)), false);
});
