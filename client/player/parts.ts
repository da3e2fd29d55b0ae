// What a player is made of; pages make these, tests make others.

import type { Episodes } from './episodes.ts';
import type { Library } from './library.ts';
import type { Reading } from './logic/clock.ts';
import type { Frame } from './logic/engine.ts';
import type { Answers, Muscle } from './logic/routine.ts';
import type { change } from './logic/taking.ts';
import type { RunningStore } from './running.ts';
import type { Sound } from './sound.ts';
import type { Lamp } from './wake-lock.ts';

export interface PlayerParts {
  library: Library;
  episodes: Episodes;
  running: RunningStore;
  /** Settled once the disk has told what runs: nothing is written before. */
  asked?: Promise<unknown>;
  sound: Sound;
  lamp: Lamp;
  read: () => Reading;
  newId: () => string;
  /** What the taps of the tools mean; it arrives with the tools. */
  change: () => typeof change | undefined;
  /** Something on the screen may have changed. */
  onChange: () => void;
  /** A step or a phase has begun, or other words for it; without a frame there is nothing to tell
   * any more. `before`: what was told last. */
  onStep: (frame: Frame | undefined, before: Frame | undefined) => void;
}

/** Told by day; the player starts without it and takes it up when it comes. */
export interface Person {
  answers: Answers;
  muscle: Muscle;
}
