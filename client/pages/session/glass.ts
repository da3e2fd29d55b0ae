// When what the server drew is to be seen.

/** A page that is painted late or never must not keep its player waiting. */
const LONGEST_MS = 1000;

/** Resolves once the browser has shown something. A frame that is handed over is not shown yet:
 * who works right behind it takes the core that brings it to the glass. */
export const onGlass = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, LONGEST_MS);
    new PerformanceObserver(() => resolve()).observe({ type: 'paint', buffered: true });
  });
