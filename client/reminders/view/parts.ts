// What the page of reminders needs from outside.

import type { ReadonlySignal } from '@preact/signals';
import type { ProfileFields } from '../../contract/wire.ts';
import type { ChangeOf } from '../../foundation/records.ts';
import type { Saver } from '../../parts/saving.ts';
import type { StoredReminder } from '../logic/kinds.ts';
import type { Known } from '../logic/plan.ts';
import type { Ability, Enrolled } from '../push.ts';

export interface Health {
  /** Undefined: the server was not asked yet or did not answer. */
  readonly reached: boolean | undefined;
  readonly phones: number;
  readonly lastDelivered: string | undefined;
  readonly trouble: 'disabled' | undefined;
}

/** Whether nudges to drink may be offered, and if not, why. */
export type Drinking = 'open' | 'unasked' | 'closed';

export interface RemindersParts {
  readonly reminders: ReadonlySignal<readonly StoredReminder[] | undefined>;
  readonly profile: ReadonlySignal<ProfileFields | undefined>;
  readonly known: ReadonlySignal<Known | undefined>;
  readonly ability: ReadonlySignal<Ability>;
  readonly health: ReadonlySignal<Health>;
  readonly minute: ReadonlySignal<number>;
  readonly saver: Saver;
  readonly drinking: ReadonlySignal<Drinking | undefined>;
  readonly save: (change: ChangeOf<'reminder'>, id?: string) => Promise<boolean>;
  readonly enrol: () => Promise<Enrolled>;
  readonly test: () => Promise<Enrolled>;
  readonly waterUrl: string;
  readonly exportUrl: string;
}
