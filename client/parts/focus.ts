// Where reading goes on when what had the focus is gone.

import { useEffect, useRef } from 'preact/hooks';

/** For what takes the place of a form, as soon as it stands there. */
export const focusHere = (element: HTMLElement | null): void => element?.focus();

const isLost = (): boolean => !document.activeElement || document.activeElement === document.body;

/** After each change of the count focus comes to this element, unless something else has it. */
export const useFocusAfter = <T extends HTMLElement>(count: number) => {
  const place = useRef<T>(null);
  useEffect(() => {
    if (count > 0 && isLost()) place.current?.focus();
  }, [count]);
  return place;
};
