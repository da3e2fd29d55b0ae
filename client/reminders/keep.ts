// At every opening: is the subscription still ours, does the server know the next times, and what
// rings while the app is open.

import { type Clock, systemClock } from '../foundation/clock.ts';
import { api } from '../foundation/http.ts';
import type { RecordStore } from '../foundation/records.ts';
import { ringHere } from './here.ts';
import { firstDueToday } from './logic/week.ts';
import { isReminded } from './marks.ts';
import { closeAnswered, closeNamed, closeShown } from './over.ts';
import { createPush, type Push } from './push.ts';
import { createBell } from './ring.ts';
import { showBadge } from './shown.ts';
import { gather, type TellParts, tellTimes } from './tell.ts';
import { showBanner } from './view/banner.tsx';

const SOON_MS = 2_000;
const MOVING: readonly string[] = ['drink', 'reminder', 'profile', 'answer', 'night', 'cramp'];

export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

interface KeepParts {
  readonly store: RecordStore;
  /** The lower end of the goal range; undefined without a goal. */
  readonly aim: () => Promise<number | undefined>;
  /** Whether anything is known about the night before. */
  readonly nightAnswered: () => Promise<boolean>;
  readonly clock?: Clock;
}

/** The mark on the icon: the morning's question has been due today and nobody has answered it. */
const markIcon = async (parts: TellParts, nightAnswered: () => Promise<boolean>): Promise<void> => {
  const known = await gather(parts);
  const due = firstDueToday('night-question', known, parts.clock.now());
  await showBadge(due && !(await nightAnswered()));
};

/** Whoever travels with the app open looks at it again in another zone, where it rings otherwise. */
const onAnotherZone = (then: () => void): void => {
  let zone = zoneHere();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || zone === zoneHere()) return;
    zone = zoneHere();
    then();
  });
};

/** Does it when no more changes come: several taps in a row are one message. Whoever puts the app
 * away right after a change is not waited for. */
const onceCalm = (work: () => void): (() => void) => {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const now = (): void => {
    clearTimeout(waiting);
    waiting = undefined;
    work();
  };
  document.addEventListener('visibilitychange', () => {
    if (waiting !== undefined && document.visibilityState === 'hidden') now();
  });
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(now, SOON_MS);
  };
};

/** Who must not be nudged to drink any more is not asked by what stands there already either. */
const closeForbidden = async (aim: KeepParts['aim']): Promise<void> => {
  if ((await aim()) === undefined) await closeShown(({ what }) => what === 'hydration');
};

/** An account that was open here meanwhile ended the session of the guest; who has been reminded
 * as a guest before, and still wants to be, is it again. True when there is an owner now. */
const makeOwnerAnew = async (store: RecordStore, push: Push): Promise<boolean> => {
  if (store.owner !== null || push.ability() !== 'ready' || !(await isReminded())) return false;
  return !(await push.health()) && push.ensureOwner();
};

/** Looks after everything that rings, now and whenever something changes that moves it. */
export const keepReminders = async (parts: KeepParts): Promise<void> => {
  const { store, aim, clock = systemClock, nightAnswered } = parts;
  const telling: TellParts = { store, api, clock, zone: zoneHere, aim };
  const bell = createBell({
    clock,
    known: () => gather(telling),
    ring: (ringing) => ringHere({ store, clock, showBanner }, ringing),
  });
  const soon = onceCalm(() => {
    void Promise.all([bell.set(), markIcon(telling, nightAnswered), tellTimes(telling)]);
  });
  store.watch(({ kinds, ids }) => {
    if (!kinds.some((kind) => MOVING.includes(kind) || kind === 'session')) return;
    void closeAnswered(kinds);
    if (kinds.includes('answer')) void closeNamed(store, ids);
    if (kinds.includes('profile')) void closeForbidden(aim);
    soon();
  });
  // An icon that cannot be marked now is marked at the next change; push is looked after anyway.
  await Promise.allSettled([bell.set(), markIcon(telling, nightAnswered)]);
  const push = createPush({ api, zone: zoneHere, isApplePhone: false, standalone: false });
  const tell = () => tellTimes(telling);
  const tellServer = async (): Promise<void> => {
    const keep = () => push.keep(() => void tell());
    if ((await keep()) || ((await makeOwnerAnew(store, push)) && (await keep()))) await tell();
  };
  onAnotherZone(() => void Promise.allSettled([bell.set(), tellServer()]));
  await tellServer();
};
