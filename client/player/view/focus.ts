// Focus for people who read with a keyboard or a screen reader.

/** Where reading goes on for who cannot see that the page has changed. */
export const focusHere = (element: HTMLElement | null): void => {
  element?.focus({ preventScroll: true });
  // A panel begins with its title, however far the step before it was scrolled.
  element?.closest('.player__column')?.scrollTo(0, 0);
  element?.closest('.player__work')?.scrollTo(0, 0);
};
