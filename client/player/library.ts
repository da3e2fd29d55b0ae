// Routines and common phrases by address; the service worker keeps them for the night.

import type { Emergency, Phrases, Routine } from './logic/routine.ts';

export interface Library {
  /** What is here already; the map grows as routines arrive. */
  readonly routines: ReadonlyMap<string, Routine>;
  phrases(): Phrases;
  emergency(): Emergency | undefined;
  /** Undefined when it cannot be had now. */
  load(id: string): Promise<Routine | undefined>;
  loadPhrases(): Promise<void>;
  loadEmergency(): Promise<void>;
}

type Fetcher = (path: string) => Promise<unknown>;

/** Reads a JSON file below the language's root; throws when there is none. */
export const fetchJson =
  (root: string): Fetcher =>
  async (path) => {
    const answer = await fetch(`${root}${path}`);
    if (!answer.ok) throw new Error(`${path} ${answer.status}`);
    return answer.json();
  };

export const createLibrary = (read: Fetcher): Library => {
  const routines = new Map<string, Routine>();
  const asked = new Map<string, Promise<unknown>>();
  let lines: Phrases = {};
  let signs: Emergency | undefined;

  /** One question at a time for each file; a failed one may be asked again. */
  const once = <T>(path: string, keep: (value: T) => void): Promise<void> => {
    const running =
      asked.get(path) ??
      read(path).then(
        (value) => keep(value as T),
        () => {
          asked.delete(path);
        },
      );
    asked.set(path, running);
    return running as Promise<void>;
  };

  return {
    routines,
    phrases: () => lines,
    emergency: () => signs,
    async load(id) {
      await once<Routine>(`routines/${id}.json`, (routine) => routines.set(id, routine));
      return routines.get(id);
    },
    loadPhrases: () =>
      once<{ lines: Phrases }>('routines/phrases.json', (found) => {
        lines = found.lines;
      }),
    loadEmergency: () =>
      once<Emergency>('routines/emergency.json', (found) => {
        signs = found;
      }),
  };
};
