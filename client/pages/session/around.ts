// What stands around a player, and needs no haste.

import { offerInstall } from '../../install/install.ts';
import { offerUpdates } from '../../shell/start.ts';
import { mountStatus } from '../../status/mount.tsx';

/** The status line, the offer to install, and news of the app. */
export const startAround = (): Promise<void> => {
  mountStatus();
  offerInstall();
  return offerUpdates();
};
