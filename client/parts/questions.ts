// The health questions as the content has them, in the page's language.

import { type ReadonlySignal, signal } from '@preact/signals';
import type { GateQuestion, PublishedGates } from '../contract/wire.ts';
import { inLanguage } from './logic/address.ts';

export type Questions = ReadonlySignal<readonly GateQuestion[] | 'missing' | undefined>;

/** Fetches them once; the service worker has them without network. */
export const loadQuestions = (path = location.pathname): Questions => {
  const questions = signal<readonly GateQuestion[] | 'missing' | undefined>(undefined);
  const load = async (): Promise<void> => {
    try {
      const response = await fetch(inLanguage('/routines/gates.json', path));
      if (!response.ok) throw new Error(`gates answered ${response.status}`);
      questions.value = ((await response.json()) as PublishedGates).questions;
    } catch {
      questions.value = 'missing';
    }
  };
  void load();
  return questions;
};
