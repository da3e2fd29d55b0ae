// What every page owes the account: finish what was interrupted, and notice when another tab has
// signed in or out.

import type { Account } from '../account/start.ts';
import { ownHome } from '../foundation/records.ts';
import { isBusy } from '../shell/quiet.ts';
import { pageSync } from './sync.ts';

/** The records of somebody else must not stay on the screen; a running cramp goes before. */
const loadAnew = (): void => {
  if (!isBusy()) location.reload();
};

/** Opens the account of this page; `onOwnerChange` replaces loading the page anew. */
export const watchAccount = async (onOwnerChange = loadAnew): Promise<Account> => {
  const [home, { openAccount }] = await Promise.all([ownHome(), import('../account/start.ts')]);
  const account = openAccount(home);
  account.onOwnerChange(onOwnerChange);
  void finishWith(account);
  return account;
};

/** At every start, and again after each sync: some things wait for the first one. */
const finishWith = async (account: Account): Promise<void> => {
  const finish = (): void => {
    // What could not be finished keeps its mark; the next start or sync tries again.
    account.finish().catch(() => undefined);
  };
  finish();
  const { status } = await pageSync();
  let seen = status.value.lastSynced;
  status.subscribe(({ lastSynced }) => {
    if (lastSynced === seen) return;
    seen = lastSynced;
    finish();
  });
};
