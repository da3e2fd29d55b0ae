// What of the guest's records an account takes along.

import type { ProfileFields } from '../../contract/wire.ts';
import type { Fields, RecordRow } from '../../foundation/tables.ts';

/** Records worth moving: alive, and not the profile, which only fills gaps. */
export const movable = (rows: readonly RecordRow[]): RecordRow[] =>
  rows.filter((row) => !row.deleted && row.kind !== 'profile');

/** What the guest's profile adds: only fields that the account's lacks; answers about health
 * only when the person said so, as they may be another person's. */
export const gapsFilled = (
  account: ProfileFields,
  guest: ProfileFields,
  { gates }: { readonly gates: boolean },
): Fields =>
  Object.fromEntries(
    Object.entries(guest).filter(([name]) => !(name in account) && (name !== 'gates' || gates)),
  );

/** Whether a record moved earlier has been changed by the guest since. */
export const isNewer = (guest: RecordRow, moved: RecordRow): boolean =>
  !moved.deleted && guest.changed_at > moved.changed_at;
