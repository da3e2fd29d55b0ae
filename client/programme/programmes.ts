// The programmes as the content has them, in the page's language.

import { type ReadonlySignal, signal } from '@preact/signals';
import type { PublishedProgramme, PublishedProgrammes } from '../contract/wire.ts';
import { inLanguage } from '../parts/logic/address.ts';

export type Programmes = ReadonlySignal<readonly PublishedProgramme[]>;

/** Fetches them once; without them nothing is shown, and nothing is lost. */
export const loadProgrammes = (path = location.pathname): Programmes => {
  const programmes = signal<readonly PublishedProgramme[]>([]);
  const load = async (): Promise<void> => {
    const response = await fetch(inLanguage('/routines/programmes.json', path));
    if (response.ok) programmes.value = ((await response.json()) as PublishedProgrammes).programmes;
  };
  load().catch(() => undefined);
  return programmes;
};
