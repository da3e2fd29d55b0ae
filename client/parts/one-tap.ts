/** For what takes a line of a list away: the second half of a double tap would fall on the next
 * line, which stands there by then. The browser counts the taps; a key has none. */
export const oneTap =
  (work: () => void) =>
  ({ detail }: Pick<MouseEvent, 'detail'>): void => {
    if (!(detail > 1)) work();
  };
