// At the end of a sync: do both sides have the same? If not, read everything once more.

import { kindValues } from '../contract/kinds.ts';
import type { SyncAnswer, SyncRequest } from '../contract/wire.ts';
import { isOfLastDay } from '../foundation/clock.ts';
import { hold, needsAWord } from './held.ts';
import { readAnswer } from './logic/answer.ts';
import { sameDigest } from './logic/digest.ts';
import { settleNumbers } from './numbers.ts';
import { anythingLeft, DONE, doneWith, FAILED, ON, type RoundParts, type Step } from './parts.ts';
import { isEqual, readEverything, swapIn, wouldDelete } from './repair.ts';
import { changeState, type Standing, type SyncState } from './state.ts';

/** The digest that the pages of this history carried on says so, and it was counted within the
 * last day. */
const isKnownEqual = ({ tally }: SyncState, { digest }: SyncAnswer, now: number): boolean =>
  tally !== null && isOfLastDay(tally.counted, now) && !!digest && sameDigest(tally.digest, digest);

/** Mended within the last day without success: a person has been told, do not read all again. */
const isGivenUp = ({ differs }: SyncState, now: number): boolean =>
  differs !== null && isOfLastDay(differs.at, now);

export const compare = async (
  parts: RoundParts,
  answer: SyncAnswer,
  standing: Standing,
): Promise<Step> => {
  const { storage, clock } = parts;
  const { digest, epoch } = answer;
  const { state } = standing;
  const now = clock.now();
  if (!digest) return doneWith(standing);
  const isKnown = isKnownEqual(state, answer, now);
  if (isKnown && state.agreed.length === 0 && state.differs === null) return doneWith(standing);
  if (!isKnown) await settleNumbers(storage);
  if (isKnown || (await isEqual(parts, { digest, epoch }))) {
    const counted = isKnown && state.tally ? state.tally.counted : now;
    await storage.transaction(['state'], 'readwrite', (tx) =>
      changeState(tx, { agreed: [], differs: null, tally: { epoch, digest, counted } }),
    );
    return DONE;
  }
  return isGivenUp(state, now) ? doneWith(standing) : repair(parts, state, epoch);
};

const repair = async (parts: RoundParts, state: SyncState, epoch: string): Promise<Step> => {
  const { storage, transport, clock, owner } = parts;
  const read = await readEverything(async (asked) => {
    const request: SyncRequest = { ...asked, device: state.device, owner };
    const reply = await transport.send(request);
    return reply.kind === 'body' ? readAnswer(reply.body, request) : undefined;
  }, epoch);
  if (!read) return FAILED;
  const deletions = await wouldDelete(storage, read);
  if (await needsAWord(storage, { deletions, before: 0, agreed: state.agreed })) {
    await hold(storage, deletions, clock.now());
    return DONE;
  }
  await swapIn(parts, read, clock.now());
  parts.changes.publish({ kinds: [...kindValues], ids: [] });
  return (await anythingLeft(parts)) ? ON : DONE;
};
