import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signal } from '@preact/signals';
import type { ProfileFields, ReminderFields } from '../../../client/contract/wire.ts';
import { createSaver } from '../../../client/parts/saving.ts';
import { choosing } from '../../../client/programme/choosing.ts';

const UNTIL = '2026-12-03';
const programme = { id: 'bedtime-six-weeks', started_on: '2026-10-23' };
const bound = { what: 'programme', enabled: true, schedule: { times: ['21:00'], until: UNTIL } };
const stopped = { ...bound, enabled: false };
const other = { ...bound, what: 'stretch' };
const free = { what: 'programme', enabled: true, schedule: { times: ['18:00'] } };

const others = { free, stopped, other };

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A phone in a programme, with one reminder that ends with it and others that do not. */
const setUp = () => {
  const profile = signal<ProfileFields>({ programme });
  const saver = createSaver();
  const reminders: Record<string, ReminderFields> = { bound, ...others };
  const store = {
    saveProfile: async (change: ProfileFields) => {
      profile.value = change;
    },
    list: async () => Object.entries(reminders).map(([id, fields]) => ({ id, fields })),
    put: async (_: 'reminder', change: ReminderFields, id: string) => {
      reminders[id] = { ...reminders[id], ...change };
    },
  };
  const choose = choosing({ store, profile, saver } as unknown as Parameters<typeof choosing>[0]);
  const undo = async (): Promise<void> => {
    const saved = saver.state.value;
    assert.ok(saved.phase === 'saved' && saved.undo);
    await saved.undo();
  };
  return { profile, reminders, choose, undo };
};

test('a programme that was ended by a tap can be taken up again where it was', async () => {
  const { profile, choose, undo } = setUp();

  choose(null);
  await settled();
  assert.deepEqual(profile.value, { programme: null });
  await undo();

  assert.deepEqual(profile.value, { programme });
});

test('the reminder of a programme stops with it, and rings again when that is taken up again', async () => {
  const { reminders, choose, undo } = setUp();

  choose(null);
  await settled();
  assert.deepEqual(reminders, { ...others, bound: stopped });
  await undo();

  assert.deepEqual(reminders, { ...others, bound });
});

test('once more, a programme takes its reminder along to its new last evening', async () => {
  const { reminders, choose } = setUp();

  choose({ ...programme, started_on: '2026-12-04' }, '2027-01-14');
  await settled();

  const later = { ...bound, schedule: { times: ['21:00'], until: '2027-01-14' } };
  assert.deepEqual(reminders, { ...others, bound: later });
});
