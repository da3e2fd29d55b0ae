// Push in the service worker: every message shows, every answer is written here, network or not.

import { type Instant, systemClock } from '../foundation/clock.ts';
import { api } from '../foundation/http.ts';
import { t } from '../foundation/locale.ts';
import { currentOwner, openHome, type RecordStore } from '../foundation/records.ts';
import { formatVolume, measuresOf } from '../parts/logic/volume.ts';
import { answer, type Given, givenAnswer } from '../reminders/answer.ts';
import {
  isDoubtful,
  type Press,
  type Ringing,
  sheetFor,
  type Told,
  toldBy,
} from '../reminders/logic/notification.ts';
import { mark, whose } from '../reminders/marks.ts';
import { showBadge } from '../reminders/shown.ts';
import { tellTimes } from '../reminders/tell.ts';
import { givenText } from '../reminders/view/words.ts';
import { aimOf, standingOf } from '../water/logic/goal.ts';
import { sendNow } from './sync.ts';

declare const self: ServiceWorkerGlobalScope;

interface Kept {
  readonly page: string;
  readonly ringing: Ringing | undefined;
}

/** Actions are known to service workers only, and not to every type library. */
type Shown = NotificationOptions & { actions: unknown };

const UNTITLED = () => t('A reminder');

/** Opens the records of the owner a message names, for one piece of work; undefined: not here. */
const withStore = async <T>(
  owner: string | undefined,
  work: (store: RecordStore) => Promise<T>,
): Promise<T | undefined> => {
  const found = await whose(owner, await currentOwner());
  if (!found.here) return undefined;
  const home = openHome(found.owner);
  try {
    return await work(home.records);
  } finally {
    home.close();
  }
};

/** The person's own glass: their phone knows it better than the server did. */
const glassOf = async (store: RecordStore, ml: number | undefined) => {
  const profile = await store.profile();
  const { units, glassMl } = measuresOf(
    profile.glass_ml === undefined && ml !== undefined ? { ...profile, glass_ml: ml } : profile,
  );
  return { ml: glassMl, label: `+${formatVolume(glassMl, units)}` };
};

const wordingWith = (drink: string) => ({
  untitled: UNTITLED(),
  drink,
  none: t('No cramp last night'),
  done: t('Done'),
  later: t('Snooze'),
  skip: t('Skip'),
});

interface Found {
  readonly told: Told;
  /** How it was answered here; it is shown all the same, silently. */
  readonly answered: Given | undefined;
  /** Whether it asks to drink somebody whose answers, as this phone has them, forbid that. */
  readonly forbidden: boolean;
}

/** The server may not have heard yet: then this phone, which has, does not ask. */
const isForbidden = async (store: RecordStore, { what }: Ringing): Promise<boolean> => {
  if (what !== 'hydration') return false;
  const standing = standingOf(await store.profile());
  // Where nothing is answered, the answers may not have come to this phone yet.
  return standing.kind !== 'unasked' && aimOf(standing) === undefined;
};

const read = async (data: PushMessageData | null): Promise<Found> => {
  const usual = wordingWith(`+${formatVolume(measuresOf(undefined).glassMl)}`);
  const told = toldBy(data?.text(), self.location.origin, usual);
  const { ringing } = told;
  const asIs: Found = { told, answered: undefined, forbidden: false };
  if (!ringing) return asIs;
  try {
    const found = await withStore(ringing.owner, async (store) => ({
      told: toldBy(
        data?.text(),
        self.location.origin,
        wordingWith((await glassOf(store, ringing.ml)).label),
      ),
      answered: await givenAnswer(store, ringing),
      forbidden: await isForbidden(store, ringing),
    }));
    // Somebody else's, or somebody who has left this phone: nothing can be written, but opened.
    return found ?? { ...asIs, told: { ...told, actions: [] } };
  } catch {
    // Records that cannot be opened must not keep a reminder from showing.
    return asIs;
  }
};

const titleOf = ({ told, answered, forbidden }: Found): string => {
  if (forbidden) return t('Reminders to drink are off');
  return answered ? givenText(answered) : told.title;
};

const optionsOf = ({ told, answered, forbidden }: Found): Shown => {
  const asks = answered === undefined && !forbidden;
  return {
    body: told.body,
    tag: told.tag,
    icon: '/static/icons/icon-192.png',
    data: {
      page: forbidden ? '/water' : told.page,
      ringing: told.ringing,
    } satisfies Kept,
    silent: !asks,
    actions: asks ? told.actions : [],
  };
};

const note = async ({ told, answered }: Found): Promise<void> => {
  const now = systemClock.now();
  await mark('shown', now);
  if (told.ringing?.what === 'hydration') await mark('nudged', now);
  if (told.ringing?.what === 'night-question' && answered === undefined) await showBadge(true);
};

/** Tells a server that knows no records when the next nudge is due; offline it hears later. */
const retell = (store: RecordStore): Promise<boolean> =>
  tellTimes({
    store,
    api,
    clock: systemClock,
    zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    aim: async () => aimOf(standingOf(await store.profile())),
  });

/** Lets the server hear what changed here. Sending is for whoever is signed in; what belongs to
 * others waits for them. */
const tellServer = async (store: RecordStore): Promise<void> => {
  if (store.owner !== (await currentOwner())) return;
  await retell(store);
  await sendNow();
};

const show = async (data: PushMessageData | null): Promise<void> => {
  let found: Found | undefined;
  try {
    found = await read(data);
  } catch {
    // Shown without words of its own, below.
  }
  const empty: Shown = {
    body: '',
    tag: 'uncramp',
    icon: '/static/icons/icon-192.png',
    actions: [],
  };
  const title = found ? titleOf(found) : UNTITLED();
  await self.registration.showNotification(title, found ? optionsOf(found) : empty);
  if (found) await note(found);
  if (found?.forbidden) await withStore(found.told.ringing?.owner, tellServer);
};

/** Writes the answer; false when the records it belongs to are not on this phone. */
const write = async (press: Press, ringing: Ringing): Promise<boolean> => {
  const written = await withStore(ringing.owner, async (store) => {
    const { ml } = await glassOf(store, ringing.ml);
    await answer(store, { ringing, press, ml, at: systemClock.now() }, systemClock);
    if (press === 'none') await showBadge(false);
    return true;
  });
  if (written === undefined) return false;
  await withStore(ringing.owner, tellServer);
  return true;
};

/** Whether a cramp is noted in the night that is asked about. */
const isCramp = async (ringing: Ringing): Promise<boolean> => {
  const given = await withStore(ringing.owner, (store) => givenAnswer(store, ringing));
  return given?.as === 'cramp';
};

const open = async (page: string): Promise<void> => {
  const windows = await self.clients.matchAll({ type: 'window' });
  const address = new URL(page, self.location.origin).href;
  const there = windows.find(({ url }) => url === address);
  if (there) await there.focus();
  else await self.clients.openWindow(page);
};

const here = (): Instant => {
  const ms = systemClock.now();
  return { ms, offset: systemClock.offset(ms) };
};

const press = async (action: Press, ringing: Ringing): Promise<void> => {
  // Hours later nobody can tell which day the press is about, so the app asks.
  if (isDoubtful(ringing, action, here())) return open(sheetFor(ringing, action));
  // What the diary says otherwise is not written; where it stands is said instead.
  if (action === 'none' && (await isCramp(ringing))) {
    await showBadge(false);
    return open(sheetFor(ringing));
  }
  if (!(await write(action, ringing))) await open('/');
};

self.addEventListener('push', (event) => {
  event.waitUntil(show(event.data));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { page, ringing } = (event.notification.data ?? { page: '/' }) as Kept;
  const pressed = event.action as Press | '';
  event.waitUntil(pressed !== '' && ringing ? press(pressed, ringing) : open(page ?? '/'));
});
