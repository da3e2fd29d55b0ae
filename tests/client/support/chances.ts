// Seeded chance.

/** The small generator mulberry32: the same seed tells the same story. */
export const chances = (seed: number) => {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    below: (most: number): number => Math.floor(next() * most),
    one: <T>(of: readonly T[]): T | undefined => of[Math.floor(next() * of.length)],
    is: (share: number): boolean => next() < share,
  };
};
export type Chances = ReturnType<typeof chances>;
