// What the diary needs from outside.

import type { ReadonlySignal } from '@preact/signals';
import type { ProfileFields } from '../../contract/wire.ts';
import type { Clock, Millis } from '../../foundation/clock.ts';
import type { RecordStore } from '../../foundation/records.ts';
import type { Edits } from '../../parts/edits.ts';
import type { Rows } from '../../parts/live.ts';
import type { Saver } from '../../parts/saving.ts';

/** Names of our routines by id; empty until they have been read. */
export type Titles = ReadonlySignal<Readonly<Record<string, string>>>;

export interface DiaryParts {
  readonly store: RecordStore;
  readonly cramps: Rows<'cramp'>;
  readonly sessions: Rows<'session'>;
  readonly drinks: Rows<'drink'>;
  readonly nights: Rows<'night'>;
  readonly profile: ReadonlySignal<ProfileFields | undefined>;
  readonly titles: Titles;
  readonly edits: Edits;
  readonly saver: Saver;
  readonly clock: Clock;
  readonly minute: ReadonlySignal<Millis>;
  readonly url: (path: string) => string;
  /** Whether somebody came to tell of a cramp of last night. */
  readonly isOfLastNight: boolean;
}
