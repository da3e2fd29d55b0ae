// What of the guest's records an account takes along.

import type { ProfileFields } from '../../contract/wire.ts';
import type { Fields, Loss, RecordRow } from '../../foundation/tables.ts';
import { isAnswer } from '../../parts/logic/describes.ts';
import { sameContent } from './trash.ts';

/** Records worth moving: alive, and not the profile, which only fills gaps. */
export const movable = (rows: readonly RecordRow[]): RecordRow[] =>
  rows.filter((row) => !row.deleted && row.kind !== 'profile');

/** What the guest has that an account could take along. */
export interface GuestBelongings {
  readonly records: number;
  /** Whether health questions were answered: they are asked about separately. */
  readonly gates: boolean;
}

export const belongingsIn = (rows: readonly RecordRow[]): GuestBelongings => {
  const profile = rows.find((row) => row.kind === 'profile');
  return { records: movable(rows).length, gates: !!profile && 'gates' in profile.fields };
};

export const isNothing = ({ records, gates }: GuestBelongings): boolean => records === 0 && !gates;

/** What came along: entries, and what became of the answers about health that were to. Those wait
 * until the account's own are known; where these say something else, the guest's stay. */
export interface Came {
  readonly came: number;
  readonly health?: 'came' | 'waits' | 'stays' | undefined;
}

/** How an account asks about them: by itself, only on a folded line, or not at all. */
export type Asking = 'aloud' | 'folded' | 'not';

/** An account asks by itself until it has an answer. Health answers on their way wait for the
 * account's own to be read; records on their way can be sent along once more. */
export const askingAbout = (
  guest: GuestBelongings,
  answer: 'left' | 'moving' | undefined,
): Asking => {
  if (answer === 'moving' ? guest.records === 0 : isNothing(guest)) return 'not';
  return answer ? 'folded' : 'aloud';
};

/** What is carried over: also a deleted record, while its content can still be given back. */
export const carried = (rows: readonly RecordRow[]): RecordRow[] =>
  rows.filter((row) => row.kind !== 'profile' && (!row.deleted || row.lost !== undefined));

/** What both have lost, each once, the oldest first. */
export const joined = (one: readonly Loss[], other: readonly Loss[]): Loss[] =>
  [...one, ...other.filter((loss) => !one.some((known) => sameContent(known, loss)))].sort(
    (a, b) => a.at - b.at,
  );

/** The words that answer questions about health: they go or stay with those answers. */
export const wordsOfHealth = ({ describes = [] }: ProfileFields): string[] =>
  describes.filter(isAnswer);

/** The words about a person that come along; nothing where all of them stay. */
const wordsAlong = (guest: ProfileFields, answersCome: boolean): readonly string[] | undefined => {
  const words = guest.describes?.filter((word) => answersCome || !isAnswer(word));
  return words?.length || !guest.describes?.length ? words : undefined;
};

/** What the guest's profile adds: only fields that the account's lacks; answers about health
 * only when the person said so, as they may be another person's. */
export const gapsFilled = (
  account: ProfileFields,
  guest: ProfileFields,
  { gates }: { readonly gates: boolean },
): Fields => {
  const describes = wordsAlong(guest, gates && !('gates' in account));
  return Object.fromEntries(
    Object.entries({ ...guest, describes }).filter(
      ([name, value]) => value !== undefined && !(name in account) && (name !== 'gates' || gates),
    ),
  );
};

/** What a file adds to settings: the fields that are missing here, and the answers about health to
 * questions that have none here. */
export const settingsFilled = (here: ProfileFields, file: ProfileFields): Fields => {
  const fields = gapsFilled(here, file, { gates: true });
  const gates = { ...file.gates, ...here.gates };
  return sameContent(gates, here.gates ?? {}) ? fields : { ...fields, gates };
};

/** Whether a record moved earlier has been changed by the guest since. */
export const isNewer = (guest: RecordRow, moved: RecordRow): boolean =>
  !moved.deleted && guest.changed_at > moved.changed_at;
