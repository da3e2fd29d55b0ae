// Work in small pieces, so that a finger on the glass never waits for it.

import type { Breathe } from './engine.ts';

/** A phone shows a new picture each 16 ms; a quarter of that is ours. */
const PIECE = 4;

interface Scheduler {
  yield?(): Promise<void>;
}

/** Behind whatever the browser has to do: taps, letters, painting. */
const afterOthers = (): Promise<void> => {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
};

/** Says when a piece of work has taken long enough, and waits until the others had their turn. */
export const breathing = (
  now: () => number = () => performance.now(),
  wait: () => Promise<void> = afterOthers,
): Breathe => {
  let began = now();
  return (next) => {
    if (next !== 'large' && now() - began < PIECE) return undefined;
    return wait().then(() => {
      began = now();
    });
  };
};

const SOON = 200;

/** Runs something once the page stands and nobody asks anything of it. */
export const inTheQuiet = (work: () => void): void => {
  // Safari has no idle callbacks.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(() => work(), { timeout: 2000 });
  else setTimeout(work, SOON);
};
