// Stands before every tap: the second half of a double tap goes no further.

import { isDouble, type Tap } from './logic/taps.ts';

const isEnd = ({ target }: Event): boolean =>
  Boolean((target as Partial<Element> | null)?.closest?.('.player__gone'));

/** Lets `heard` know of each tap that counts. */
export const guardTaps = (heard: (tap: MouseEvent) => void): void => {
  let last: Tap | undefined;
  const guard = (event: MouseEvent): void => {
    const tap = { at: event.timeStamp, x: event.clientX, y: event.clientY, ends: isEnd(event) };
    const isSecond = isDouble(last, tap);
    // However often a hand taps, the time to read begins with the end.
    if (!isSecond || !last?.ends) last = tap;
    if (isSecond) {
      event.preventDefault();
      event.stopPropagation();
    } else heard(event);
  };
  document.addEventListener('click', guard, { capture: true });
};
