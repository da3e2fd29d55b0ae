// What every page owes the account: finish what was interrupted, and notice when another tab has
// signed in or out.

import type { Account } from '../account/start.ts';
import { openChannel } from '../foundation/channel.ts';
import { openStorage } from '../foundation/database.ts';
import { ownHome } from '../foundation/records.ts';
import { META_LAYOUT, META_NAME, OWNER_NEWS } from '../foundation/tables.ts';
import { isBusy } from '../shell/quiet.ts';
import { pageSync } from './sync.ts';

/** The records of somebody else must not stay on the screen; a running cramp goes before. */
const loadAnew = (): void => {
  if (!isBusy()) location.reload();
};

/** Whether somebody is signed in here, or something about an account is half done. */
const anyAccount = async (): Promise<boolean> => {
  const meta = openStorage(META_NAME, META_LAYOUT);
  try {
    const marks = await meta.transaction(['state'], 'readonly', (tx) => tx.count('state'));
    return marks > 0;
  } finally {
    meta.close();
  }
};

/** Some of what was interrupted waits for the first sync, or for one more. */
const finishAfterSyncs = async (finish: () => void): Promise<void> => {
  const { status } = await pageSync();
  let seen = status.value.lastSynced;
  status.subscribe(({ lastSynced }) => {
    if (lastSynced === seen) return;
    seen = lastSynced;
    finish();
  });
};

/** Opens the account of this page and goes on with whatever was interrupted. */
export const openPageAccount = async (onOwnerChange: () => void): Promise<Account> => {
  const [home, load] = await Promise.all([ownHome(), import('./signed-in.ts')]);
  const account = load.openAccount(home);
  account.onOwnerChange(onOwnerChange);
  void finishAfterSyncs(load.keepFinishing(account));
  return account;
};

/** The same for pages that have no account to show: whoever has none downloads nothing for it. */
export const watchAccount = async (): Promise<Account | undefined> => {
  if (await anyAccount()) return openPageAccount(loadAnew);
  openChannel(OWNER_NEWS).subscribe(loadAnew);
  return undefined;
};
