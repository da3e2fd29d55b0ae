// Time for components: effects run after the next frame, and what looks again and again does so
// when a test says so. To be imported before Preact is.

import './frames.ts';

export const ticking: { look: (() => void) | undefined } = { look: undefined };

Object.assign(globalThis, {
  setInterval: (work: () => void) => {
    ticking.look = work;
  },
  clearInterval: () => {
    ticking.look = undefined;
  },
});
