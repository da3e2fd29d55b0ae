// What may wait until the page has been painted and can be tapped.

/** Runs the work when the browser has nothing more urgent to do. */
export const whenQuiet = (work: () => void): void => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 2000 });
  else setTimeout(work, 200);
};
