// What the search and the list need from outside.

import type { ReadonlySignal, Signal } from '@preact/signals';
import type { MedicineFields, ProfileFields } from '../../contract/wire.ts';
import type { StoredRecord } from '../../foundation/records.ts';
import type { Edits } from '../../parts/edits.ts';
import type { Rows } from '../../parts/live.ts';
import type { Saver } from '../../parts/saving.ts';
import type { Card } from '../logic/cards.ts';

/** The form: shut, or open for a new medicine, or for one on the list as it was then. */
export type Writing =
  | StoredRecord<'medicine'>
  | { readonly id?: undefined; readonly fields: Partial<MedicineFields> }
  | undefined;

export interface MedicinesParts {
  readonly cards: readonly Card[];
  readonly query: Signal<string>;
  readonly writing: Signal<Writing>;
  readonly medicines: Rows<'medicine'>;
  readonly profile: ReadonlySignal<ProfileFields | undefined>;
  readonly edits: Edits;
  readonly saver: Saver;
  /** The date of today where the phone is. */
  readonly today: () => string;
  readonly exportUrl: string;
}
