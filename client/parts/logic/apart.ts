// Names that people give, within a sentence of ours.

const FROM_THE_RIGHT = /[\u0590-\u08ff\u200f\u202a-\u202e\ufb1d-\ufefc]/;

/** The name for use in a sentence: one that is read from the right, or says so, would turn round
 * what stands beside it. */
export const apart = (name: string): string =>
  FROM_THE_RIGHT.test(name) ? `\u2068${name}\u2069` : name;
