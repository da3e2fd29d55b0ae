// What this phone knows about its accounts: who is signed in, and what is half done.

import type { PairingAsked } from '../contract/wire.ts';
import type { Transaction } from '../foundation/storage.ts';
import type { MetaStorage, MetaTables, OwnerRow } from '../foundation/tables.ts';

/** Marks of things begun, each taken away when the thing is finished; and what stays until somebody
 * signs out: who is signed in (`current`), and an answer of theirs (`left`). */
interface Marks {
  /** A sign-in or sign-up is on its way to the server. */
  readonly entering: { readonly at: number };
  /** This phone has asked another one to be let in, and waits for its word. */
  readonly asked: PairingAsked;
  /** The guest's records are being moved into this account. */
  readonly moving: { readonly owner: string; readonly gates: boolean };
  /** Asked whether the guest's records go along into this account, the person left them here. */
  readonly left: { readonly owner: string };
  /** Signed out here, while the server has not yet said so: nobody may come in. */
  readonly closed: { readonly owner: string; readonly at: number };
  /** Deleting this account was asked of the server, whose answer is not known yet. */
  readonly deleting: { readonly owner: string };
  /** This account's database is to be wiped. */
  readonly wiping: { readonly owner: string };
  readonly current: string;
}
type Mark = keyof Marks;
type Tx = Transaction<MetaTables>;

export interface Meta {
  read<M extends Mark>(mark: M): Promise<Marks[M] | undefined>;
  set<M extends Mark>(mark: M, value: Marks[M]): Promise<void>;
  /** Takes a mark away, if it still says this (or whatever it says). */
  clear(mark: Mark): Promise<void>;
  owners(): Promise<OwnerRow[]>;
  /** Signs the account in on this phone: known, current, no longer on its way. */
  enter(owner: OwnerRow): Promise<void>;
  /** Signs out here: from this moment on no account is open. */
  close(owner: string, at: number): Promise<void>;
  forget(owner: string): Promise<void>;
}

const readMark = async <M extends Mark>(tx: Tx, mark: M): Promise<Marks[M] | undefined> =>
  (await tx.get('state', mark))?.value as Marks[M] | undefined;

export const createMeta = (storage: MetaStorage): Meta => {
  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    storage.transaction(['owners', 'state'], 'readwrite', work);
  return {
    read: (mark) => storage.transaction(['state'], 'readonly', (tx) => readMark(tx, mark)),
    set: (mark, value) => write((tx) => tx.put('state', { name: mark, value })),
    clear: (mark) => write((tx) => tx.remove('state', mark)),
    owners: () => storage.transaction(['owners'], 'readonly', (tx) => tx.all('owners')),
    enter: (owner) =>
      write(async (tx) => {
        await tx.put('owners', owner);
        await tx.put('state', { name: 'current', value: owner.owner });
        await tx.remove('state', 'entering');
        await tx.remove('state', 'asked');
        const wiping = await readMark(tx, 'wiping');
        // Back before the wipe was finished: what is left belongs to this account, it may stay.
        if (wiping?.owner === owner.owner) await tx.remove('state', 'wiping');
      }),
    close: (owner, at) =>
      write(async (tx) => {
        await tx.put('state', { name: 'closed', value: { owner, at } });
        await tx.put('state', { name: 'wiping', value: { owner } });
        await tx.remove('state', 'current');
        await tx.remove('state', 'moving');
        await tx.remove('state', 'left');
      }),
    forget: (owner) =>
      write(async (tx) => {
        await tx.remove('owners', owner);
        await tx.remove('state', 'wiping');
      }),
  };
};
