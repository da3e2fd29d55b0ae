// What the account page needs from outside.

import type { ReadonlySignal, Signal } from '@preact/signals';
import type { WaysIn } from '../../contract/wire.ts';
import type { SyncStatus } from '../../sync/logic/status.ts';
import type { SyncHandle } from '../../sync/start.ts';
import type { Came, Lifecycle } from '../lifecycle.ts';
import type { PasskeyKeeper } from '../passkeys.ts';
import type { AccountServer } from '../server.ts';
import type { Trash } from '../trash.ts';
import type { Names } from './entry-words.ts';

/** Where the person stands with an account on this phone. */
export type Here =
  | {
      readonly kind: 'guest';
      /** The server has heard of a sign-out that had to wait when this page was opened. */
      readonly isHeard?: boolean;
    }
  | { readonly kind: 'in'; readonly username: string; readonly owner: string }
  /** Signed out here; the server has still to hear of it. */
  | { readonly kind: 'closing' };

/** What the page's sync does, with a status that views follow. */
export interface Sync extends Omit<SyncHandle, 'status' | 'stop'> {
  readonly status: ReadonlySignal<SyncStatus>;
}

/** What happened before the page was loaded anew: told, and read on from, once it stands. It is
 * what came along, if anything was taken; or how somebody went. */
export interface Arrival extends Partial<Came> {
  readonly went?: 'signed-out' | 'deleted';
}

export interface AccountParts {
  readonly server: AccountServer;
  readonly account: Lifecycle;
  readonly sync: Sync;
  readonly here: ReadonlySignal<Here | undefined>;
  /** What opens the account, as the server told last. */
  readonly ways: Signal<WaysIn | undefined>;
  readonly zone: () => string;
  readonly saveFile: (name: string, text: string) => void;
  readonly copy: (text: string) => Promise<boolean>;
  /** What makes and uses passkeys here; undefined where the browser cannot. */
  readonly passkeys: PasskeyKeeper | undefined;
  readonly trash: Trash;
  readonly names: Names;
  /** The part of the page that a link asked for. */
  readonly place: string;
  /** The code of another phone that brought the person here. */
  readonly scanned: string | undefined;
  /** Loads the page anew, with the records that are open now. */
  readonly restart: (arrival?: Arrival) => void;
  /** Handed to the `restart` that this page came from. */
  readonly arrival: Arrival | undefined;
}
