// Hears taps before there is a player: a tap that only a player can answer waits until it is there.

import { isAssistive, rememberAssistive } from './assistive.ts';

/** What only a player can answer; links and the rest of a page need no script. */
const STARTS = '[data-cramp-now] button, button[data-start]';

/** The same tap, to be made once more. */
const repeated = (event: MouseEvent): MouseEvent => {
  const again = new PointerEvent('click', event);
  if (isAssistive(event)) rememberAssistive(again);
  return again;
};

/** Listens from now on. Any tap fetches the player, which is fetched once; so does calling what is
 * returned. Without network and without a worker fetching may fail: then a kept tap does what the
 * page does without script, and the next one tries anew. */
export const hearTaps = (fetchPlayer: () => Promise<unknown>): (() => Promise<void>) => {
  let coming: Promise<void> | undefined;
  let isThere = false;
  let kept: { readonly button: Element; readonly again: MouseEvent } | undefined;

  /** For the listeners that were not there when it came. */
  const passOn = (): void => {
    kept?.button.dispatchEvent(kept.again);
    kept = undefined;
  };

  const bring = (): Promise<void> => {
    coming ??= fetchPlayer()
      .then(
        () => {
          isThere = true;
        },
        () => {
          coming = undefined;
        },
      )
      .then(passOn);
    return coming;
  };

  const hear = (event: MouseEvent): void => {
    if (isThere || event === kept?.again) return;
    const button = (event.target as Element).closest(STARTS);
    if (button) {
      event.preventDefault();
      event.stopImmediatePropagation();
      // However often a hand taps, it wants one thing.
      kept = { button, again: repeated(event) };
    }
    void bring();
  };

  addEventListener('click', hear, { capture: true });
  return bring;
};
