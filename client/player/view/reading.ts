// Where reading goes on when what had the focus is gone.

import { focusHere } from './focus.ts';

const isSame = (one: Element, other: Element): boolean =>
  one.className === other.className && one.textContent === other.textContent;

/** A button that went away by itself, or was only drawn anew with the next step, leaves whoever
 * reads by key or ear at the top of the page: they go on at its like, else at the step's own words. */
export const readOn = (held: Element | null, root: HTMLElement): void => {
  if (!held || held.isConnected || document.activeElement !== document.body) return;
  const like = [...root.querySelectorAll('button')].find((each) => isSame(each, held));
  if (like) {
    like.focus({ preventScroll: true });
    return;
  }
  const heading = root.querySelector('h1');
  if (heading) heading.tabIndex = -1;
  focusHere(heading);
};
