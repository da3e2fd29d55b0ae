// The names of routines: of ours in the page's language, and of the person's own.

import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { t } from '../foundation/locale.ts';
import type { Rows } from './live.ts';
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

/** The routines of the person's own by the names under which they are done. */
export const ownTitles = (own: Rows<'routine'>): ReadonlySignal<Readonly<Record<string, string>>> =>
  computed(() =>
    Object.fromEntries(
      (own.value ?? []).map(({ id, fields }) => [`own/${id}`, fields.title || t('Own routine')]),
    ),
  );
