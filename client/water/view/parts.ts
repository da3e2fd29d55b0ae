// What the water island needs from outside.

import type { ReadonlySignal, Signal } from '@preact/signals';
import type { ProfileFields } from '../../contract/wire.ts';
import type { Clock, Millis } from '../../foundation/clock.ts';
import type { ChangeOf } from '../../foundation/records.ts';
import type { Edits } from '../../parts/edits.ts';
import type { Rows } from '../../parts/live.ts';
import type { Questions } from '../../parts/questions.ts';
import type { Saver } from '../../parts/saving.ts';

export interface WaterParts {
  readonly drinks: Rows<'drink'>;
  readonly profile: ReadonlySignal<ProfileFields | undefined>;
  readonly edits: Edits;
  readonly saver: Saver;
  readonly changeProfile: (change: ChangeOf<'profile'>) => Promise<boolean>;
  readonly questions: Questions;
  readonly clock: Clock;
  /** Now, to the minute; a page left open stays true. */
  readonly minute: ReadonlySignal<Millis>;
  /** How many forms are open: while one is, its own button is the action of the screen. */
  readonly forms: Signal<number>;
  readonly exportUrl: string;
  /** Where a person says what describes them. */
  readonly settingsUrl: string;
  /** What is known about drinking. */
  readonly learnUrl: string;
  /** The signs that need help. */
  readonly checkUrl: string;
}
