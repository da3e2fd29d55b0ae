// The way through the questions, one entry of the browser's history a screen, so that going back
// is going back. The entries hold places only: answers stay in the page and end with it.

import { type ReadonlySignal, signal } from '@preact/signals';
import type { Place } from './logic/flow.ts';

export interface Trail {
  readonly place: ReadonlySignal<Place>;
  go(next: Place): void;
  back(): void;
}

const START: Place = { at: 'start' };

export const createTrail = (page: Window): Trail => {
  const place = signal<Place>(START);
  page.addEventListener('popstate', ({ state }) => {
    place.value = (state as { check?: Place } | null)?.check ?? START;
  });
  return {
    place,
    go: (next) => {
      if (JSON.stringify(next) === JSON.stringify(place.value)) return;
      page.history.pushState({ check: next }, '');
      place.value = next;
    },
    back: () => page.history.back(),
  };
};
