// What a sync is made of, and how its steps end.

import type { Channel } from '../foundation/channel.ts';
import type { Clock } from '../foundation/clock.ts';
import type { RecordsChanged } from '../foundation/records.ts';
import type { OwnerStorage } from '../foundation/tables.ts';
import { load, type Standing } from './state.ts';
import type { Transport } from './transport.ts';

export interface RoundParts {
  readonly owner: string;
  readonly storage: OwnerStorage;
  readonly changes: Channel<RecordsChanged>;
  readonly clock: Clock;
  readonly transport: Transport;
  readonly newId: () => string;
  /** UUIDv5 of a name inside a record's id. */
  readonly namedId: (record: string, name: string) => Promise<string>;
  /** From how many new records of a page on their numbers go into a list. */
  readonly listFrom?: number;
}

export type Outcome =
  /** `standing`: how this phone stands since, where the last step knows. */
  | { readonly kind: 'done'; readonly standing?: Standing }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'other-account' }
  | { readonly kind: 'failed'; readonly retryAfterMs?: number | undefined };

/** An outcome, or `on`: there is more to exchange. */
export type Step = Outcome | { readonly kind: 'on' };

export const DONE: Step = { kind: 'done' };
export const doneWith = (standing: Standing): Step => ({ kind: 'done', standing });
export const ON: Step = { kind: 'on' };
export const FAILED: Step = { kind: 'failed' };

export const anythingLeft = async ({ storage }: RoundParts): Promise<boolean> =>
  (await load(storage, 0)).pending > 0;
