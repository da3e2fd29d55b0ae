// Going out: count what is unsent, close, wipe this account's database only, tell the server.

import type { Home } from '../foundation/records.ts';
import { type LifecycleParts, SESSION } from './parts.ts';

export interface Unsent {
  readonly pending: number;
  readonly rejected: number;
}

/** What becomes of unsent changes: nothing is discarded unless the person says so. */
export type Leaving = 'if-all-sent' | 'saved-to-file' | 'discard';
export type Left = { readonly kind: 'out' } | ({ readonly kind: 'unsent' } & Unsent);

const ALL = ['records', 'outbox', 'rejected', 'state', 'snapshots'] as const;

/** Empties first: a database that another tab still holds open cannot be taken away at once. */
const empty = (home: Home): Promise<void> =>
  home.storage.transaction(ALL, 'readwrite', async (tx) => {
    for (const table of ALL) await tx.clear(table);
  });

/** Wipes the database of an account that has signed out, if one waits for it. */
export const finishWiping = async ({ meta, home, wipe }: LifecycleParts): Promise<void> => {
  const wiping = await meta.read('wiping');
  if (!wiping) return;
  await empty(home(wiping.owner));
  await wipe(wiping.owner);
  await meta.forget(wiping.owner);
};

/** Until the server has answered the last sign-out nobody comes in and nothing syncs. */
export const finishClosing = async ({ meta, api }: LifecycleParts): Promise<boolean> => {
  if (!(await meta.read('closed'))) return true;
  const answer = await api('DELETE', SESSION);
  const isOut = answer.ok || answer.problem?.code === 'signed-out';
  if (isOut) await meta.clear('closed');
  return isOut;
};

export const unsentOf = ({ storage }: Home): Promise<Unsent> =>
  storage.transaction(['outbox', 'rejected'], 'readonly', async (tx) => ({
    pending: await tx.count('outbox'),
    rejected: await tx.count('rejected'),
  }));

export const signOut = async (parts: LifecycleParts, leaving: Leaving): Promise<Left> => {
  const { meta, home, clock } = parts;
  const owner = await meta.read('current');
  if (!owner) return { kind: 'out' };
  const unsent = await unsentOf(home(owner));
  if (leaving === 'if-all-sent' && unsent.pending + unsent.rejected > 0) {
    return { kind: 'unsent', ...unsent };
  }
  await meta.close(owner, clock.now());
  parts.ownerChanged();
  await finishWiping(parts);
  await finishClosing(parts);
  return { kind: 'out' };
};
