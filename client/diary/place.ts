// Where somebody was among the nights, kept with the page's own entry in the browser's history:
// the nights come after the page, so the browser alone finds its way back to the top only.

interface Place {
  /** How many nights were shown. */
  readonly nights: number;
  /** How far down the page was, in CSS pixels. */
  readonly top: number;
}

const kept = (): Place | undefined => (history.state as { readonly place?: Place } | null)?.place;

const cameBack = (): boolean =>
  performance
    .getEntriesByType('navigation')
    .some((entry) => (entry as PerformanceNavigationTiming).type === 'back_forward');

/** How many nights to begin with. */
export const nightsAtFirst = (usual: number): number => kept()?.nights ?? usual;

/** Goes back to the place, and notes it at every tap from then on. Returns how to end that. */
export const followPlace = (shown: () => number): (() => void) => {
  const place = kept();
  if (place && cameBack()) scrollTo(0, place.top);
  const note = (): void =>
    history.replaceState({ ...history.state, place: { nights: shown(), top: scrollY } }, '');
  document.addEventListener('click', note, true);
  return () => document.removeEventListener('click', note, true);
};
