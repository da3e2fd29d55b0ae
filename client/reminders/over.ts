// What rings and stands on the screen: doing in the app what one asks for takes it away.

import type { RecordStore } from '../foundation/records.ts';
import type { Ringing } from './logic/notification.ts';

interface Kept {
  readonly ringing?: Ringing | undefined;
}

/** Each banner tells on its host which occurrence it asks about. */
const closeBanners = (isOver: (ringing: Ringing) => boolean): void => {
  for (const host of document.querySelectorAll<HTMLElement>('[data-ring]')) {
    if (isOver(JSON.parse(host.dataset['ring'] ?? '{}') as Ringing)) host.remove();
  }
};

/** Closes every banner and shown notification of ours that the test names. */
export const closeShown = async (isOver: (ringing: Ringing) => boolean): Promise<void> => {
  closeBanners(isOver);
  const registration = await navigator.serviceWorker?.getRegistration();
  for (const shown of (await registration?.getNotifications()) ?? []) {
    const { ringing } = (shown.data ?? {}) as Kept;
    if (ringing && isOver(ringing)) shown.close();
  }
};

const ANSWERED_BY: Readonly<Record<string, readonly string[]>> = {
  drink: ['hydration'],
  night: ['night-question'],
  cramp: ['night-question'],
  session: ['bedtime-stretch', 'programme', 'sitting-break'],
};

/** Takes away what records of these kinds have just answered. */
export const closeAnswered = (kinds: readonly string[]): Promise<void> => {
  const over = kinds.flatMap((kind) => ANSWERED_BY[kind] ?? []);
  return over.length === 0 ? Promise.resolve() : closeShown(({ what }) => over.includes(what));
};

/** An answer given elsewhere, in another tab or on another device, ends the question here. */
export const closeNamed = async (store: RecordStore, ids: readonly string[]): Promise<void> => {
  for (const id of ids) {
    const { kind, fields } = (await store.get<'answer'>(id)) ?? {};
    if (kind !== 'answer' || !fields) continue;
    const { reminder, date, slot } = fields;
    await closeShown((of) => of.reminder === reminder && of.date === date && of.slot === slot);
  }
};
