// An account's life on this phone: coming in, taking the guest's records along, going out.
// Every step leaves a mark first, so that it can be finished after an interruption anywhere.

import type { PairingAsked } from '../contract/wire.ts';
import { isoNow } from '../foundation/clock.ts';
import type { Api, ApiAnswer } from '../foundation/http.ts';
import { wireOp } from '../foundation/ops.ts';
import type { Home } from '../foundation/records.ts';
import {
  come,
  type Entry,
  finishEntering,
  NOTHING,
  type StillHere,
  stillHere,
} from './entering.ts';
import {
  deleteAccount,
  finishClosing,
  finishDeleting,
  finishWiping,
  type Leaving,
  type Left,
  signOut,
  type Unsent,
  unsentOf,
} from './leaving.ts';
import { type Keeping, phoneFile, unsentOnly } from './logic/file.ts';
import { type Came, isNothing } from './logic/joining.ts';
import type { FileRecord, Preview } from './logic/taking.ts';
import { bringFile, finishMoving } from './move.ts';
import { type LifecycleParts, SESSION } from './parts.ts';
import { createAccountServer } from './server.ts';
import { countsOf, previewIn, tableIn } from './taking.ts';
import { createTrash } from './trash.ts';

export type { Entry, StillHere } from './entering.ts';
export type { Leaving, Left, Unsent } from './leaving.ts';
export type { Came, GuestBelongings } from './logic/joining.ts';

interface Credentials {
  readonly username: string;
  readonly password: string;
}

export interface Lifecycle {
  /** A new account: it takes along what is on this phone, or leaves it here for good. */
  signUp(
    wish: Credentials & { readonly timezone: string; readonly along: boolean },
  ): Promise<Entry>;
  signIn(wish: Credentials): Promise<Entry>;
  /** With a recovery code instead of the forgotten password. */
  recover(wish: { username: string; code: string; new_password: string }): Promise<Entry>;
  /** With the answer of a passkey; of this owner's only, if one is named. */
  enterWithPasskey(wish: {
    readonly credential: object;
    readonly owner?: string | undefined;
  }): Promise<Entry>;
  /** On a phone that another one has let in. */
  enterPaired(claim: { readonly pairing: string; readonly secret: string }): Promise<Entry>;
  /** The question that this phone waits with, kept for whoever comes back to its page. */
  asked(): Promise<PairingAsked | undefined>;
  keepAsked(asked: PairingAsked | undefined): Promise<void>;
  /** Takes the guest's records along; the answers about health only when said so.
   * Says what came. */
  takeGuestAlong(wish: { readonly gates: boolean }): Promise<Came>;
  /** The guest's records stay here, and this account does not ask by itself again. */
  leaveGuestHere(): Promise<void>;
  stillHere(): Promise<StillHere>;
  /** The name of the account that is open here. */
  username(): Promise<string | undefined>;
  /** True while a sign-out waits for the server. */
  isClosing(): Promise<boolean>;
  unsent(): Promise<Unsent>;
  signOut(leaving: Leaving): Promise<Left>;
  /** Deletes the account, on the server and here; or the answer that says why not. */
  deleteAccount(wish: {
    readonly username: string;
    readonly password: string | undefined;
  }): Promise<'gone' | ApiAnswer>;
  /** Everything on this phone, or what is unsent only, as the text of a JSON file. */
  file(which: 'all' | 'unsent'): Promise<string>;
  /** How many entries there are of each kind, and those of one as a table. */
  counts(): Promise<ReadonlyMap<string, number>>;
  table(kind: string): Promise<string>;
  /** What such a file, or a table, would bring; rejects `FileRefused` where it cannot be read. */
  preview(text: string): Promise<Preview>;
  /** Takes in what a preview called new; says how many were added. */
  take(fresh: readonly FileRecord[]): Promise<number>;
  /** Goes on with whatever was interrupted; call it at every start and after a sync. */
  finish(): Promise<void>;
}

const keepingOf = (home: Home, exportedAt: string): Promise<Keeping> =>
  home.storage.transaction(['records', 'outbox', 'rejected'], 'readonly', async (tx) => ({
    records: await tx.all('records'),
    unsent: (await tx.all('outbox')).map(wireOp),
    rejected: await tx.all('rejected'),
    exportedAt,
  }));

type Ways = Pick<
  Lifecycle,
  'signIn' | 'recover' | 'enterWithPasskey' | 'enterPaired' | 'signOut' | 'deleteAccount'
>;

const waysOf = (parts: LifecycleParts): Ways => {
  const { alone } = parts;
  const entering =
    (path: string) =>
    (wish: object): Promise<Entry> =>
      alone(() => come(parts, path, wish));
  return {
    signIn: entering(SESSION),
    recover: entering('/api/v1/recovery'),
    enterWithPasskey: entering('/api/v1/passkey-session'),
    enterPaired: entering('/api/v1/pairing-session'),
    signOut: (leaving) => alone(() => signOut(parts, leaving)),
    deleteAccount: (wish) => alone(() => deleteAccount(parts, wish)),
  };
};

type GuestChoices = Pick<Lifecycle, 'takeGuestAlong' | 'leaveGuestHere'>;

const guestChoicesOf = (parts: LifecycleParts): GuestChoices => {
  const { meta, alone } = parts;
  return {
    takeGuestAlong: ({ gates }) =>
      alone(async () => {
        const owner = await meta.read('current');
        if (!owner) return { came: 0 };
        await meta.set('moving', { owner, gates });
        await meta.clear('left');
        return finishMoving(parts);
      }),
    leaveGuestHere: () =>
      alone(async () => {
        const owner = await meta.read('current');
        if (owner) await meta.set('left', { owner });
      }),
  };
};

/** Nobody but its maker can have anything in a new account: what is on the phone where it is made
 * is asked about beforehand, health included. What goes wrong here is asked about again. */
const signingUp =
  (parts: LifecycleParts, { takeGuestAlong, leaveGuestHere }: GuestChoices): Lifecycle['signUp'] =>
  async ({ along, ...wish }) => {
    const entry = await parts.alone(() => come(parts, '/api/v1/accounts', wish));
    if (entry.kind !== 'in' || isNothing(entry.guest)) return entry;
    try {
      if (along) return { ...entry, guest: NOTHING, came: await takeGuestAlong({ gates: true }) };
      await leaveGuestHere();
      return { ...entry, guest: NOTHING };
    } catch {
      return entry;
    }
  };

type Files = Pick<Lifecycle, 'file' | 'counts' | 'table' | 'preview' | 'take'>;

const filesOf = (here: () => Promise<Home>, api: Api): Files => ({
  async file(which) {
    const home = await here();
    const keeping = await keepingOf(home, isoNow(home.clock));
    return JSON.stringify(phoneFile(which === 'all' ? keeping : unsentOnly(keeping)), null, 1);
  },
  counts: async () => countsOf(await here()),
  table: async (kind) => tableIn(await here(), kind),
  async preview(text) {
    const home = await here();
    return previewIn(home, text, createTrash(home, createAccountServer(api)));
  },
  take: async (fresh) => bringFile(fresh, await here()),
});

export const createLifecycle = (parts: LifecycleParts): Lifecycle => {
  const { meta, alone } = parts;
  const here = async (): Promise<Home> => parts.home((await meta.read('current')) ?? null);
  const choices = guestChoicesOf(parts);
  return {
    ...waysOf(parts),
    ...choices,
    signUp: signingUp(parts, choices),
    ...filesOf(here, parts.api),
    asked: () => meta.read('asked'),
    keepAsked: (asked) => (asked ? meta.set('asked', asked) : meta.clear('asked')),
    stillHere: () => stillHere(parts),
    async username() {
      const current = await meta.read('current');
      return (await meta.owners()).find(({ owner }) => owner === current)?.username;
    },
    isClosing: async () => (await meta.read('closed')) !== undefined,
    unsent: async () => unsentOf(await here()),
    finish: () =>
      alone(async () => {
        await finishDeleting(parts);
        await finishWiping(parts);
        if (await finishClosing(parts)) await finishEntering(parts);
        await finishMoving(parts);
      }),
  };
};
