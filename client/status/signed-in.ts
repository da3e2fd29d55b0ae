// What only people with an account download: one file, because whoever needs one needs both.

export { openAccount } from '../account/start.ts';
export { startSync } from '../sync/start.ts';
