// One sync a page, started when the page has been painted.

import { ownHome } from '../foundation/records.ts';
import type { SyncHandle } from '../sync/start.ts';

let handle: Promise<SyncHandle> | undefined;

/** Starts syncing the records that this page shows; everyone on the page shares it. */
export const pageSync = (): Promise<SyncHandle> => {
  handle ??= Promise.all([ownHome(), import('./signed-in.ts')]).then(([home, { startSync }]) =>
    startSync(home),
  );
  handle.catch(() => {
    handle = undefined;
  });
  return handle;
};
