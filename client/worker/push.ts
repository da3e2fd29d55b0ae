// Push in the service worker: every message shows, every answer is written here, network or not.

import { systemClock } from '../foundation/clock.ts';
import { api } from '../foundation/http.ts';
import { t } from '../foundation/locale.ts';
import { currentOwner, openHome, type RecordStore } from '../foundation/records.ts';
import { formatVolume, measuresOf } from '../parts/logic/volume.ts';
import { drinkGlass, remindLater } from '../reminders/answer.ts';
import { type Ringing, type Told, toldBy } from '../reminders/logic/notification.ts';
import { noteNudge } from '../reminders/nudged.ts';
import { tellTimes } from '../reminders/tell.ts';
import { aimOf, standingOf } from '../water/logic/goal.ts';
import { sendNow } from './sync.ts';

declare const self: ServiceWorkerGlobalScope;

interface Kept {
  readonly page: string;
  readonly ringing: Ringing | undefined;
}

const UNTITLED = () => t('A reminder');

/** Opens the records for one piece of work: somebody else may be signed in at the next event. */
const withStore = async <T>(work: (store: RecordStore) => Promise<T>): Promise<T> => {
  const home = openHome(await currentOwner());
  try {
    return await work(home.records);
  } finally {
    home.close();
  }
};

const ownGlass = async (store: RecordStore): Promise<{ ml: number; label: string }> => {
  const { units, glassMl } = measuresOf(await store.profile());
  return { ml: glassMl, label: `+${formatVolume(glassMl, units)}` };
};

const read = async (data: PushMessageData | null): Promise<Told> => {
  let drink = `+${formatVolume(measuresOf(undefined).glassMl)}`;
  try {
    drink = (await withStore(ownGlass)).label;
  } catch {
    // Records that cannot be opened must not keep a reminder from showing.
  }
  const wording = { untitled: UNTITLED(), drink, later: t('In half an hour') };
  return toldBy(data?.text(), self.location.origin, wording);
};

const show = async (data: PushMessageData | null): Promise<void> => {
  let told: Told | undefined;
  try {
    told = await read(data);
  } catch {
    // Shown without words of its own, below.
  }
  const kept: Kept = { page: told?.page ?? '/', ringing: told?.ringing };
  // Actions are known to service workers only, and not to every type library.
  const options: NotificationOptions & { actions: unknown } = {
    body: told?.body ?? '',
    tag: told?.tag ?? 'uncramp',
    icon: '/static/icons/icon-192.png',
    data: kept,
    actions: told?.actions ?? [],
  };
  await self.registration.showNotification(told?.title ?? UNTITLED(), options);
  if (told?.ringing?.what === 'hydration') await noteNudge(systemClock.now());
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

const answer = async (action: string, ringing: Ringing): Promise<void> => {
  await withStore(async (store) => {
    if (action === 'drink') {
      await drinkGlass(store, ringing, (await ownGlass(store)).ml, systemClock);
    } else {
      await remindLater(store, ringing, systemClock);
    }
    await retell(store);
  });
  await sendNow();
};

const open = async (page: string): Promise<void> => {
  const windows = await self.clients.matchAll({ type: 'window' });
  const there = windows.find((client) => new URL(client.url).pathname === page);
  if (there) await there.focus();
  else await self.clients.openWindow(page);
};

self.addEventListener('push', (event) => {
  event.waitUntil(show(event.data));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { page, ringing } = (event.notification.data ?? { page: '/' }) as Kept;
  const answered = event.action !== '' && ringing;
  event.waitUntil(answered ? answer(event.action, ringing) : open(page));
});
