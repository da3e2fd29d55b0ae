// The names of our routines, in the page's language.

import { type ReadonlySignal, signal } from '@preact/signals';
import { inLanguage } from './logic/address.ts';

/** Fetches them once; without them a routine is shown under its own short name. */
export const loadTitles = (
  path = location.pathname,
): ReadonlySignal<Readonly<Record<string, string>>> => {
  const titles = signal<Readonly<Record<string, string>>>({});
  const load = async (): Promise<void> => {
    try {
      const response = await fetch(inLanguage('/routines/titles.json', path));
      if (response.ok) titles.value = (await response.json()) as Record<string, string>;
    } catch {
      // Not on this phone yet: the diary is readable without.
    }
  };
  void load();
  return titles;
};
