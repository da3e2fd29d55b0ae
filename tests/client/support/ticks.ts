// Time for components: effects run after the next frame, and what looks again and again does so
// when a test says so. To be imported before Preact is.

export const ticking: { look: (() => void) | undefined } = { look: undefined };

Object.assign(globalThis, {
  requestAnimationFrame: (work: () => void) => setImmediate(work),
  cancelAnimationFrame: (frame: NodeJS.Immediate) => clearImmediate(frame),
  setInterval: (work: () => void) => {
    ticking.look = work;
  },
  clearInterval: () => {
    ticking.look = undefined;
  },
});
