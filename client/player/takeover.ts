// While a session runs the page is the player's alone, and no update may take it over.

import { SESSION_LOCK } from '../foundation/lock.ts';

const TICK = 200;

/** Other tabs and the worker can see by this lock that a session runs; returns how to let go of it. */
const holdLock = (): (() => void) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const ask = (): void => {
    navigator.locks?.request(SESSION_LOCK, { mode: 'shared' }, () => held).catch(() => undefined);
  };
  ask();
  // WebKit takes it from a page that is left, and gives the page back without it.
  addEventListener('pageshow', ask);
  return () => {
    removeEventListener('pageshow', ask);
    release();
  };
};

/** What the page is called while a session runs on it, where that is another name. */
export interface Place {
  address?: string | undefined;
  title?: string | undefined;
}

/** Takes the page over and gives it back; true when a session has just begun to be on it. */
export const createTakeover = ({ address, title }: Place, tick: () => void) => {
  let ticker: ReturnType<typeof setInterval> | undefined;
  let unlock: (() => void) | undefined;
  const own = document.title;
  return (isOn: boolean): boolean => {
    const page = document.documentElement;
    if (page.hasAttribute('data-session') === isOn) return false;
    page.toggleAttribute('data-session', isOn);
    // A session is black whatever the day's theme is.
    page.classList.remove('day');
    if (title) document.title = isOn ? title : own;
    clearInterval(ticker);
    unlock?.();
    if (!isOn) return false;
    ticker = setInterval(tick, TICK);
    if (!history.state?.player) history.pushState({ player: true }, '', address);
    unlock = holdLock();
    return true;
  };
};
