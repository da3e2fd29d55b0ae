// What the page of reminders needs from outside.

import type { ReadonlySignal } from '@preact/signals';
import type { ProfileFields, ReminderLimits } from '../../contract/wire.ts';
import type { Millis } from '../../foundation/clock.ts';
import type { ChangeOf } from '../../foundation/records.ts';
import type { Saver } from '../../parts/saving.ts';
import type { StoredReminder } from '../logic/kinds.ts';
import type { Known } from '../logic/plan.ts';
import type { Ability, Enrolled, Tested } from '../push.ts';

export interface Missed {
  readonly reminder: string;
  readonly date: string;
  readonly slot: string;
}

export interface Health {
  readonly phones: number;
  /** When a push service last took a message for this person. */
  readonly accepted: string | undefined;
  /** When this browser last showed one; some show them without telling us. */
  readonly shown: Millis | undefined;
  readonly trouble: 'disabled' | undefined;
  readonly missed: readonly Missed[];
}

/** What becomes of the calendar address. */
export interface CalendarParts {
  /** Saves a file; false when there was no network. */
  download(): Promise<boolean>;
  /** When an address was made; null: none, undefined: not known. */
  made(): Promise<string | null | undefined>;
  /** Makes a new one and gives its text, this once. */
  make(): Promise<string | undefined>;
  revoke(): Promise<boolean>;
}

/** What has to be done so that it rings differs by phone. */
export type PhoneKind = 'apple' | 'android' | 'other';

/** Whether nudges to drink may be offered, and if not, why. */
export type Drinking = 'open' | 'unasked' | 'closed';

export interface RemindersParts {
  readonly reminders: ReadonlySignal<readonly StoredReminder[] | undefined>;
  readonly profile: ReadonlySignal<ProfileFields | undefined>;
  readonly known: ReadonlySignal<Known | undefined>;
  /** The last evening of the programme under way, if there is one. */
  readonly lastEvening: ReadonlySignal<string | undefined>;
  readonly ability: ReadonlySignal<Ability>;
  readonly health: ReadonlySignal<Health>;
  readonly minute: ReadonlySignal<number>;
  readonly saver: Saver;
  readonly drinking: ReadonlySignal<Drinking | undefined>;
  /** The id of what was saved; undefined when it could not be. */
  readonly save: (change: ChangeOf<'reminder'>, id?: string) => Promise<string | undefined>;
  readonly remove: (reminder: StoredReminder) => Promise<boolean>;
  readonly saveLimits: (limits: ReminderLimits) => Promise<boolean>;
  readonly calendar: CalendarParts;
  /** Whether there is no account: then the server knows times only, and can forget them. */
  readonly isGuest: boolean;
  /** Lets the server forget everything; false without network. */
  readonly leave: () => Promise<boolean>;
  /** The zone that this phone is in. */
  readonly zone: ReadonlySignal<string>;
  readonly phone: PhoneKind;
  /** `late`: what had not answered in time has done so, and the server knows. */
  readonly enrol: (late?: () => void) => Promise<Enrolled>;
  readonly test: () => Promise<Tested>;
  readonly waterUrl: string;
  readonly exportUrl: string;
}
