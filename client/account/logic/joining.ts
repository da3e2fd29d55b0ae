// What of the guest's records an account takes along.

import type { ProfileFields } from '../../contract/wire.ts';
import type { Fields, Loss, RecordRow } from '../../foundation/tables.ts';
import { sameContent } from './trash.ts';

/** Records worth moving: alive, and not the profile, which only fills gaps. */
export const movable = (rows: readonly RecordRow[]): RecordRow[] =>
  rows.filter((row) => !row.deleted && row.kind !== 'profile');

/** What is carried over: also a deleted record, while its content can still be given back. */
export const carried = (rows: readonly RecordRow[]): RecordRow[] =>
  rows.filter((row) => row.kind !== 'profile' && (!row.deleted || row.lost !== undefined));

/** What both have lost, each once, the oldest first. */
export const joined = (one: readonly Loss[], other: readonly Loss[]): Loss[] =>
  [...one, ...other.filter((loss) => !one.some((known) => sameContent(known, loss)))].sort(
    (a, b) => a.at - b.at,
  );

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
