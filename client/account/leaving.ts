// Going out: count what is unsent, close, wipe this account's database only, tell the server.

import type { ApiAnswer } from '../foundation/http.ts';
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

const isOut = (answer: ApiAnswer): boolean => !answer.ok && answer.problem?.code === 'signed-out';

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
export const finishClosing = async (parts: LifecycleParts): Promise<boolean> => {
  const { meta, api, closingEnded } = parts;
  if (!(await meta.read('closed'))) return true;
  const answer = await api('DELETE', SESSION);
  if (!answer.ok && !isOut(answer)) return false;
  await meta.clear('closed');
  closingEnded();
  return true;
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

const leaveForGood = async (parts: LifecycleParts, leaving: Leaving): Promise<boolean> => {
  const left = await signOut(parts, leaving);
  await parts.meta.clear('deleting');
  return left.kind === 'out';
};

/** Signed out is not yet deleted: the session may have ended by itself, so what is unsent stays. */
const leaveIfSent = (parts: LifecycleParts): Promise<boolean> => leaveForGood(parts, 'if-all-sent');

/** Deletes the account; should the answer be lost, a mark remembers that it was asked. */
export const deleteAccount = async (
  parts: LifecycleParts,
  wish: object,
): Promise<'gone' | ApiAnswer> => {
  const { meta, api } = parts;
  const owner = await meta.read('current');
  const asked = (await meta.read('deleting'))?.owner === owner;
  if (owner) await meta.set('deleting', { owner });
  const answer = await api('DELETE', '/api/v1/accounts', wish);
  if (answer.ok) await leaveForGood(parts, 'discard');
  if (answer.ok || (asked && isOut(answer) && (await leaveIfSent(parts)))) return 'gone';
  if (answer.reason === 'refused') await meta.clear('deleting');
  return answer;
};

/** The answer to a deletion was lost: whoever is still signed in still has the account. */
export const finishDeleting = async (parts: LifecycleParts): Promise<void> => {
  const { meta, api } = parts;
  const deleting = await meta.read('deleting');
  if (!deleting) return;
  if (deleting.owner !== (await meta.read('current'))) return meta.clear('deleting');
  const answer = await api('GET', SESSION);
  if (isOut(answer)) await leaveIfSent(parts);
  else if (answer.ok) await meta.clear('deleting');
};
