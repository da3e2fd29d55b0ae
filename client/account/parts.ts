// What an account's life on this phone is made of.

import type { Clock } from '../foundation/clock.ts';
import type { Api } from '../foundation/http.ts';
import type { Lock } from '../foundation/lock.ts';
import type { Home } from '../foundation/records.ts';
import type { Meta } from './meta.ts';

export interface LifecycleParts {
  readonly meta: Meta;
  readonly api: Api;
  readonly clock: Clock;
  /** The database of an owner (null: the guest). */
  readonly home: (owner: string | null) => Home;
  /** Takes an owner's database away. */
  readonly wipe: (owner: string) => Promise<void>;
  /** One tab at a time comes in, goes out or finishes what was begun. */
  readonly alone: Lock;
  /** Whether a page of this phone has a cramp or a routine under way. */
  readonly inSession: () => Promise<boolean>;
  /** Told when another owner's records are to be shown: pages load anew. */
  readonly ownerChanged: () => void;
  /** Told when the server has answered a sign-out: accounts can be opened here again. */
  readonly closingEnded: () => void;
}

export const SESSION = '/api/v1/session';
