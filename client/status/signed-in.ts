// What only people with an account download: one file, because whoever needs one needs all.

export { openAccount } from '../account/start.ts';
export { startSync } from '../sync/start.ts';
export { keepFinishing } from './finishing.ts';
