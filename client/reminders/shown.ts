// Notifications that stand on the screen: doing in the app what one asks for takes it away.

import type { Ringing } from './logic/notification.ts';

interface Kept {
  readonly ringing?: Ringing | undefined;
}

/** Closes every shown notification of ours that the test names. */
export const closeShown = async (isOver: (ringing: Ringing) => boolean): Promise<void> => {
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

interface Badges {
  setAppBadge?: (count: number) => Promise<void>;
  clearAppBadge?: () => Promise<void>;
}

/** A mark on the app's icon while the night's question is open. */
export const showBadge = async (due: boolean): Promise<void> => {
  const badges = navigator as Badges;
  try {
    await (due ? badges.setAppBadge?.(1) : badges.clearAppBadge?.());
  } catch {
    // An app that is not installed has no icon to mark.
  }
};
