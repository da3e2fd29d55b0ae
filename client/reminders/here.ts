// What rings in the open app: a banner on its page, and the notification that push would show.

import type { Clock } from '../foundation/clock.ts';
import { isHeld, SESSION_LOCK } from '../foundation/lock.ts';
import type { RecordStore } from '../foundation/records.ts';
import { isSessionPage } from '../parts/logic/address.ts';
import { formatVolume, measuresOf } from '../parts/logic/volume.ts';
import { inSession } from '../shell/quiet.ts';
import { givenAnswer } from './answer.ts';
import { pressesFor, type Ringing, sheetFor } from './logic/notification.ts';
import { mark } from './marks.ts';
import { pressText, ringingTitle } from './view/words.ts';

const ICON = '/static/icons/icon-192.png';

/** Actions are not known to every type library. */
type Shown = NotificationOptions & { actions: unknown };

export interface Ring {
  readonly title: string;
  /** Where it is answered. */
  readonly page: string;
  readonly ringing: Ringing;
}

interface HereParts {
  readonly store: RecordStore;
  readonly clock: Clock;
  readonly showBanner: (ring: Ring) => void;
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');

/** The tag that the server would send: what rings here and is pushed too stands there once. */
const tagOf = async ({ reminder, date, slot }: Ringing): Promise<string> => {
  const name = new TextEncoder().encode(`${reminder}/${date}/${slot}`);
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', name)).subarray(0, 18));
};

/** While somebody stops a cramp or follows a routine, on any page, nothing else may come between. */
const isBusy = async (): Promise<boolean> => {
  if (inSession() || isSessionPage(globalThis.location.pathname)) return true;
  return isHeld(SESSION_LOCK);
};

const actionsFor = async (store: RecordStore, { what }: Ringing) => {
  const { units, glassMl } = measuresOf(await store.profile());
  const glass = `+${formatVolume(glassMl, units)}`;
  return pressesFor(what).map((action) => ({ action, title: pressText(action, glass) }));
};

const notify = async (store: RecordStore, { title, page, ringing }: Ring): Promise<void> => {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (!registration || !('Notification' in globalThis)) return;
  if (Notification.permission !== 'granted') return;
  const tag = await tagOf(ringing);
  // The pushed one came first: it says the same, and a second would only ring again.
  if ((await registration.getNotifications({ tag })).length > 0) return;
  const actions = await actionsFor(store, ringing);
  const options: Shown = { tag, data: { page, ringing }, icon: ICON, actions };
  await registration.showNotification(title, options);
};

/** Rings on this page, and as a notification where the phone allows it. */
export const ringHere = async (parts: HereParts, ringing: Ringing): Promise<void> => {
  const { store, clock, showBanner } = parts;
  if (await isBusy()) return;
  // Before anything shows: without it the next nudge would be due a minute later. One that has
  // been answered elsewhere rang there, and counts as well.
  if (ringing.what === 'hydration') await mark('nudged', clock.now());
  if (await givenAnswer(store, ringing)) return;
  const reminder = await store.get<'reminder'>(ringing.reminder);
  const title = ringingTitle(ringing.what, reminder?.fields.title);
  const ring: Ring = { title, page: sheetFor(ringing), ringing };
  // The banner first: a phone that lets nothing be shown outside still shows it here.
  showBanner(ring);
  await notify(store, ring);
};
