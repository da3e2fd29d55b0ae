// Frames that follow at once: import it before the renderer, whose effects run after the next one.

Object.assign(globalThis, {
  requestAnimationFrame: (work: () => void) => setImmediate(work),
  cancelAnimationFrame: (frame: NodeJS.Immediate) => clearImmediate(frame),
});

/** Answers, then the frame, then the effects, which come by a timer; and once more what they ask. */
export const drawn = async (): Promise<void> => {
  for (let turn = 0; turn < 4; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setTimeout(resolve));
  }
};
