// What the settings need from outside.

import type { ReadonlySignal } from '@preact/signals';
import type { ProfileFields } from '../../contract/wire.ts';
import type { Keeping } from '../../foundation/keeping.ts';
import type { ChangeOf } from '../../foundation/records.ts';
import type { Questions } from '../../parts/questions.ts';
import type { Saver } from '../../parts/saving.ts';

export type Heard = 'played' | 'no-sound';

export interface SettingsParts {
  readonly profile: ReadonlySignal<ProfileFields | undefined>;
  readonly saver: Saver;
  readonly change: (change: ChangeOf<'profile'>) => Promise<boolean>;
  readonly questions: Questions;
  /** Plays a sentence as a routine would in that mode. */
  readonly soundCheck: (mode: string) => Promise<Heard>;
  readonly theme: { stored: () => string; apply: (chosen: string) => void };
  readonly storage: {
    keeping: () => Promise<Keeping>;
    askToKeep: () => Promise<Keeping>;
    usedBytes: () => Promise<number | undefined>;
  };
  /** Whether every page and clip is on the phone; undefined where that cannot be. */
  readonly ready: () => Promise<boolean | undefined>;
  readonly exportUrl: string;
  readonly waterUrl: string;
}

export interface SectionProps {
  readonly parts: SettingsParts;
  readonly profile: ProfileFields;
}
