// The truth about sync in one line.

import { formatTime, t, tn } from '../../foundation/locale.ts';

export type SyncPhase = 'guest' | 'idle' | 'syncing' | 'waiting' | 'signed-out' | 'other-account';

export interface SyncStatus {
  readonly phase: SyncPhase;
  /** Ops the server has not acknowledged. */
  readonly pending: number;
  /** Refused ops that stand in the list. */
  readonly rejected: number;
  /** Deletions that wait for the person's word. */
  readonly held: number;
  /** The two sides differ even after a full read. */
  readonly differs: boolean;
  readonly lastSynced: number | null;
  /** Why this phone could not store what came. */
  readonly trouble: string | null;
  /** Whether the account page still waits to hear what becomes of the guest's records. */
  readonly asking?: boolean;
}

export const GUEST: SyncStatus = {
  phase: 'guest',
  pending: 0,
  rejected: 0,
  held: 0,
  differs: false,
  lastSynced: null,
  trouble: null,
};

/** How many things a person should look at. */
export const attention = ({ rejected, held, differs, asking }: SyncStatus): number =>
  rejected + (held > 0 ? 1 : 0) + (differs ? 1 : 0) + (asking ? 1 : 0);

const unsent = ({ pending, lastSynced }: SyncStatus): string =>
  lastSynced === null
    ? tn('{n} not yet sent', '{n} not yet sent', pending)
    : t('{n} not yet sent, last synced {time}', { n: pending, time: formatTime(lastSynced) });

/** What the status line says. */
export const statusLine = (status: SyncStatus): string => {
  const looks = attention(status);
  if (status.phase === 'guest') return t('On this phone only');
  if (status.phase === 'signed-out') {
    return tn('Signed out, {n} not yet sent', 'Signed out, {n} not yet sent', status.pending);
  }
  if (status.phase === 'other-account') return t('Another account is signed in here');
  if (status.trouble === 'storage-full') return t('This phone is full');
  if (looks > 0) return tn('{n} needs a look', '{n} need a look', looks);
  if (status.pending > 0) return unsent(status);
  if (status.lastSynced === null) return t('Not synced yet');
  return t('All synced {time}', { time: formatTime(status.lastSynced) });
};
