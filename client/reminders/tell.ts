// Keeps the server's plan equal to the reminders on this phone. With an account the records travel
// by sync; without one only times leave the phone.

import type { ReminderScheduleWish } from '../contract/wire.ts';
import type { Clock } from '../foundation/clock.ts';
import type { Api } from '../foundation/http.ts';
import type { RecordStore } from '../foundation/records.ts';
import { entriesOf, type Known } from './logic/plan.ts';
import { isReminded, lastNudge } from './marks.ts';

export interface TellParts {
  readonly store: RecordStore;
  readonly api: Api;
  readonly clock: Clock;
  readonly zone: () => string;
  /** The lower end of the goal range of this person; undefined without a goal. */
  readonly aim: () => Promise<number | undefined>;
}

/** What this phone knows that decides when something rings. */
export const gather = async ({ store, zone, aim }: TellParts): Promise<Known> => ({
  reminders: await store.list('reminder'),
  drinks: await store.list('drink'),
  aimMl: await aim(),
  lastNudge: await lastNudge(),
  zone: zone(),
  limits: (await store.profile()).reminders,
});

/** The times that a server may know without an account. */
export const timesOf = async (parts: TellParts): Promise<ReminderScheduleWish> => {
  const known = await gather(parts);
  return { timezone: known.zone, reminders: entriesOf(known, parts.clock.now()) };
};

/** Tells the times; true when the server has them (or gets them by sync). */
export const tellTimes = async (parts: TellParts): Promise<boolean> => {
  if (parts.store.owner !== null) return true;
  // Nobody has asked the server for anything yet: nothing leaves the phone.
  if (!(await isReminded())) return false;
  return (await parts.api('PUT', '/api/v1/reminder-schedule', await timesOf(parts))).ok;
};
