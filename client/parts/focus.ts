// Where reading goes on when what had the focus is gone.

import { useEffect, useRef } from 'preact/hooks';

/** For what takes the place of a form, as soon as it stands there. */
export const focusHere = (element: HTMLElement | null): void => element?.focus();

const isLost = (): boolean => !document.activeElement || document.activeElement === document.body;

/**
 * How often what is shown has become something else: what had the focus may be gone with it.
 * Undefined: not known yet.
 */
export const useChanges = (shown: unknown): number => {
  const last = useRef({ shown, changes: 0 });
  const { shown: before, changes } = last.current;
  if (before !== shown)
    last.current = { shown, changes: before === undefined ? changes : changes + 1 };
  return last.current.changes;
};

/**
 * After each change of the count focus comes to this element, unless something else has it.
 * The element may come later than the change.
 */
export const useFocusAfter = <T extends HTMLElement>(count: number) => {
  const place = useRef<T>(null);
  const followed = useRef(0);
  useEffect(() => {
    if (followed.current === count || !place.current) return;
    followed.current = count;
    if (isLost()) place.current.focus();
  });
  return place;
};
