// At every opening: is the subscription still ours, does the server know the next times, and what
// rings while the app is open.

import { type Clock, systemClock } from '../foundation/clock.ts';
import { api } from '../foundation/http.ts';
import type { RecordStore } from '../foundation/records.ts';
import { type Ringing, sheetFor } from './logic/notification.ts';
import { firstDueToday } from './logic/week.ts';
import { createPush } from './push.ts';
import { createBell } from './ring.ts';
import { closeAnswered, closeShown, showBadge } from './shown.ts';
import { gather, type TellParts, tellTimes } from './tell.ts';
import { showBanner } from './view/banner.tsx';
import { ringingTitle } from './view/words.ts';

const SOON_MS = 2_000;
const MOVING: readonly string[] = ['drink', 'reminder', 'profile', 'answer', 'night', 'cramp'];

export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

export interface KeepParts {
  readonly store: RecordStore;
  /** The lower end of the goal range; undefined without a goal. */
  readonly aim: () => Promise<number | undefined>;
  /** Whether anything is known about the night before. */
  readonly nightAnswered: () => Promise<boolean>;
  readonly clock?: Clock;
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');

/** The tag that the server would send: what rings here and is pushed too stands there once. */
export const tagOf = async ({ reminder, date, slot }: Ringing): Promise<string> => {
  const name = new TextEncoder().encode(`${reminder}/${date}/${slot}`);
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', name)).subarray(0, 18));
};

/** While somebody stops a cramp or follows a routine, nothing else may come between. */
const isBusy = (): boolean =>
  /^(\/\w\w)?\/(now|routines\/[^/]+\/play)$/.test(globalThis.location.pathname);

const ring = async (store: RecordStore, ringing: Ringing): Promise<void> => {
  if (isBusy()) return;
  const reminder = await store.get<'reminder'>(ringing.reminder);
  const title = ringingTitle(ringing.what, reminder?.fields.title);
  const registration = await navigator.serviceWorker?.getRegistration();
  if (registration && 'Notification' in globalThis && Notification.permission === 'granted') {
    const tag = await tagOf(ringing);
    const data = { page: sheetFor(ringing), ringing };
    await registration.showNotification(title, { tag, data, icon: '/static/icons/icon-192.png' });
  }
  showBanner({ title, page: sheetFor(ringing) });
};

/** An answer given elsewhere, in another tab or on another device, ends the question here. */
const closeNamed = async (store: RecordStore, ids: readonly string[]): Promise<void> => {
  for (const id of ids) {
    const { kind, fields } = (await store.get<'answer'>(id)) ?? {};
    if (kind !== 'answer' || !fields) continue;
    const { reminder, date, slot } = fields;
    await closeShown((of) => of.reminder === reminder && of.date === date && of.slot === slot);
  }
};

/** The mark on the icon: the morning's question has been due today and nobody has answered it. */
const markIcon = async (parts: TellParts, nightAnswered: () => Promise<boolean>): Promise<void> => {
  const known = await gather(parts);
  const due = firstDueToday('night-question', known, parts.clock.now());
  await showBadge(due && !(await nightAnswered()));
};

/** Looks after everything that rings, now and whenever something changes that moves it. */
export const keepReminders = async (parts: KeepParts): Promise<void> => {
  const { store, aim, clock = systemClock, nightAnswered } = parts;
  const telling: TellParts = { store, api, clock, zone: zoneHere, aim };
  const bell = createBell({
    clock,
    known: () => gather(telling),
    ring: (ringing) => ring(store, ringing),
  });
  await Promise.all([bell.set(), markIcon(telling, nightAnswered)]);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  store.watch(({ kinds, ids }) => {
    if (!kinds.some((kind) => MOVING.includes(kind) || kind === 'session')) return;
    void closeAnswered(kinds);
    if (kinds.includes('answer')) void closeNamed(store, ids);
    clearTimeout(waiting);
    // Several taps in a row are one message.
    waiting = setTimeout(() => {
      void Promise.all([bell.set(), markIcon(telling, nightAnswered), tellTimes(telling)]);
    }, SOON_MS);
  });
  const push = createPush({ api, zone: zoneHere, isApplePhone: false, standalone: false });
  if (await push.keep()) await tellTimes(telling);
};
