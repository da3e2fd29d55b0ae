// The oldest changes that the server does not have, and what to say when they grow old.

import { tn } from '../foundation/locale.ts';
import type { OwnerStorage } from '../foundation/tables.ts';
import { daysWaiting } from './logic/unsent.ts';

const LOOKED_AT = 100;

/** How many days they have waited; undefined while there is no need to say so. */
export const daysUnsent = async (storage: OwnerStorage, now: number): Promise<number | undefined> =>
  daysWaiting(
    await storage.transaction(['outbox'], 'readonly', (tx) =>
      tx.all('outbox', { limit: LOOKED_AT }),
    ),
    now,
  );

export const waitingText = (days: number): string =>
  tn(
    'Not sent for {n} day. Save your records to a file',
    'Not sent for {n} days. Save your records to a file',
    days,
  );
