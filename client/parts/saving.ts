// One save at a time and what there is to say about it: nothing is called saved before it is.

import { type ReadonlySignal, signal } from '@preact/signals';
import { SaveFailed } from '../foundation/records.ts';

export type SaveTrouble = SaveFailed['code'] | 'unknown';
type Saving =
  | { readonly phase: 'idle' | 'saving' }
  | { readonly phase: 'saved'; readonly said: string; readonly undo?: () => Promise<unknown> }
  | { readonly phase: 'failed'; readonly trouble: SaveTrouble };

interface Words {
  /** What to say when it is on the disk. */
  readonly said: string;
  /** Takes it back; offered for a short while, or until the next action. */
  readonly undo?: () => Promise<unknown>;
}

export interface Saver {
  readonly state: ReadonlySignal<Saving>;
  /** Runs the write; true when it is on the disk, false when it failed and the form must stay. */
  save(work: () => Promise<unknown>, words: Words | ((value: unknown) => Words)): Promise<boolean>;
  forget(): void;
}

const troubleOf = (error: unknown): SaveTrouble =>
  error instanceof SaveFailed ? error.code : 'unknown';

export const createSaver = (): Saver => {
  const state = signal<Saving>({ phase: 'idle' });
  return {
    state,
    async save(work, words) {
      state.value = { phase: 'saving' };
      try {
        const value = await work();
        state.value = { phase: 'saved', ...(typeof words === 'function' ? words(value) : words) };
        return true;
      } catch (error) {
        state.value = { phase: 'failed', trouble: troubleOf(error) };
        return false;
      }
    },
    forget() {
      state.value = { phase: 'idle' };
    },
  };
};
