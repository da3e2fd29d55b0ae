// Where a date is among the nights, which stand with the newest first.

export interface Landing {
  /** Which of the nights it is. */
  readonly at: number;
  /** Of the wanted night itself, of one before it, or of the first there is. */
  readonly as: 'itself' | 'before' | 'first';
}

/** The night of that date, else the nearest before it, else the first; undefined without nights. */
export const landingOn = (dates: readonly string[], wanted: string): Landing | undefined => {
  if (dates.length === 0) return undefined;
  const at = dates.findIndex((date) => date <= wanted);
  if (at < 0) return { at: dates.length - 1, as: 'first' };
  return { at, as: dates[at] === wanted ? 'itself' : 'before' };
};
