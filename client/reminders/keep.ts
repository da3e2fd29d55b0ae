// At every opening: is the subscription still ours, and does the server know the next times?

import { type Clock, systemClock } from '../foundation/clock.ts';
import { api } from '../foundation/http.ts';
import type { RecordStore } from '../foundation/records.ts';
import { createPush } from './push.ts';
import { tellTimes } from './tell.ts';

const SOON_MS = 2_000;

export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

export interface KeepParts {
  readonly store: RecordStore;
  /** The lower end of the goal range; undefined without a goal. */
  readonly aim: () => Promise<number | undefined>;
  readonly clock?: Clock;
}

/** Mends the subscription, and tells the times anew whenever something changes that moves them. */
export const keepReminders = async (parts: KeepParts): Promise<void> => {
  const { store, aim, clock = systemClock } = parts;
  const reminders = await store.list('reminder');
  if (!reminders.some(({ fields }) => fields.enabled !== false)) return;
  const push = createPush({ api, zone: zoneHere, isApplePhone: false, standalone: false });
  if (!(await push.keep())) return;
  const tell = (): Promise<boolean> => tellTimes({ store, api, clock, zone: zoneHere, aim });
  await tell();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  store.watch(({ kinds }) => {
    if (!kinds.some((kind) => kind === 'drink' || kind === 'reminder' || kind === 'profile'))
      return;
    clearTimeout(waiting);
    // Several taps in a row are one message.
    waiting = setTimeout(() => void tell(), SOON_MS);
  });
};
