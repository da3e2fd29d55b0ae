// What the cards of a programme need from the page.

import type { ReadonlySignal } from '@preact/signals';
import type { Instant } from '../../foundation/clock.ts';
import type { FieldsOf, StoredRecord } from '../../foundation/records.ts';
import type { Rows } from '../../parts/live.ts';
import type { Programmes } from '../programmes.ts';

export interface ProgrammeParts {
  readonly programmes: Programmes;
  readonly profile: ReadonlySignal<FieldsOf<'profile'> | undefined>;
  readonly sessions: Rows<'session'>;
  readonly here: ReadonlySignal<Instant>;
  readonly reminders: Rows<'reminder'>;
  /** Null: none any more. Its reminder goes along: to the new last evening, or off. */
  readonly choose: (programme: { id: string; started_on: string } | null, last?: string) => void;
  readonly switchOff: (reminder: StoredRecord<'reminder'>) => void;
  readonly url: (path: string) => string;
}
