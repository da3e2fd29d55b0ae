// Answers given in a notification, written on this phone like anything else. Pressing twice, or on
// two devices, is one answer: its id comes from the occurrence.

import { type Clock, isoNow, MINUTE } from '../foundation/clock.ts';
import { namedId } from '../foundation/ids.ts';
import { type RecordStore, SaveFailed } from '../foundation/records.ts';
import type { Ringing } from './logic/notification.ts';

const LATER_MS = 30 * MINUTE;

const onlyOnce = async (work: Promise<unknown>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    // It was answered before, and that answer has been deleted since: it stays deleted.
    if (!(error instanceof SaveFailed) || error.code !== 'deleted') throw error;
  }
};

/** Logs the glass that a nudge asked about. */
export const drinkGlass = async (
  store: RecordStore,
  { reminder, occurrence }: Ringing,
  ml: number,
  clock: Clock,
): Promise<void> => {
  const id = await namedId(reminder, `drink/${occurrence}`);
  if (await store.get(id)) return;
  await onlyOnce(store.put('drink', { at: isoNow(clock), ml, beverage: 'water' }, id));
};

/** Lets the reminder ring once more in half an hour. */
export const remindLater = async (
  store: RecordStore,
  { reminder }: Ringing,
  clock: Clock,
): Promise<void> => {
  const found = await store.get<'reminder'>(reminder);
  if (!found) return;
  const snooze_until = isoNow(clock, clock.now() + LATER_MS);
  await onlyOnce(
    store.put('reminder', { schedule: { ...found.fields.schedule, snooze_until } }, reminder),
  );
};
