// One sync: exchange pages with the server until nothing is left on either side.

import { MAX_OPS, type SyncRequest } from '../contract/wire.ts';
import { wireOp } from '../foundation/ops.ts';
import type { OutboxRow } from '../foundation/tables.ts';
import { type Page, type TakenOver, type Taking, takeOver } from './apply.ts';
import { compare } from './compare.ts';
import { hold, liveDeletions, needsAWord } from './held.ts';
import { readAnswer } from './logic/answer.ts';
import { batch, grown, halved } from './logic/outbox.ts';
import type { Known } from './outbox.ts';
import { doneWith, FAILED, ON, type Outcome, type RoundParts, type Step } from './parts.ts';
import { refuse } from './rejected.ts';
import { startAnew } from './reset.ts';
import { type Loaded, load, type SyncState } from './state.ts';
import type { Reply } from './transport.ts';

interface Run {
  limit: number;
  resets: number;
  /** Pages that would delete something: they wait until the last one has come. */
  staged: Page[];
  deletions: string[];
  deleted: number;
  known: Known;
  /** How this device stands before the next request, where that need not be read. */
  next: Loaded | undefined;
}

const MOST_RESETS = 2;
/** How many ops to read for a request: one more than it holds tells what waits behind them. */
const loadFor = (limit: number): number => limit + 1;
export const FIRST_LOAD = loadFor(MAX_OPS);

const freshRun = (first: Loaded): Run => ({
  ...{ limit: MAX_OPS, resets: 0, staged: [], deletions: [], deleted: 0 },
  known: [],
  next: first,
});

const take = async (
  { storage, changes, clock, listFrom }: RoundParts,
  { run, page, part }: { run: Run; page: Page } & Pick<Taking, 'part'>,
): Promise<TakenOver | undefined> => {
  const taking = { part, known: run.known, listFrom, now: clock.now() };
  const taken = await takeOver(storage, page, taking);
  if (taken && taken.news.ids.length > 0) changes.publish(taken.news);
  run.known = taken?.left ?? [];
  return taken;
};

/** Sends what is left while deletions wait for a person's word; the cursor stays. */
const takeResultsOnly = async (parts: RoundParts, page: Page, run: Run): Promise<Step> => {
  const taken = await take(parts, { run, page, part: 'results' });
  if (!taken) return FAILED;
  return taken.standing.pending > 0 ? ON : doneWith(taken.standing);
};

/** Takes over what was staged; the answer is what the last page left. */
const flush = async (parts: RoundParts, run: Run): Promise<TakenOver | undefined> => {
  const pages = run.staged.splice(0);
  run.deleted += run.deletions.splice(0).length;
  let taken: TakenOver | undefined;
  for (const [at, page] of pages.entries()) {
    // The results of all but the last page were taken when it came.
    const part = at === pages.length - 1 ? 'all' : 'changes';
    taken = await take(parts, { run, page, part });
    if (!taken) return undefined;
  }
  return taken;
};

const received = async (
  parts: RoundParts,
  { run, state, waits, page }: { run: Run; state: SyncState; waits: boolean; page: Page },
): Promise<Step> => {
  if (waits) return takeResultsOnly(parts, page, run);
  run.staged.push(page);
  run.deletions.push(...(await liveDeletions(parts.storage, page.answer.changes)));
  if (run.deletions.length > 0 && page.answer.more) {
    return (await take(parts, { run, page, part: 'results' })) ? ON : FAILED;
  }
  const all = { deletions: run.deletions, before: run.deleted, agreed: state.agreed };
  if (await needsAWord(parts.storage, all)) {
    await hold(parts.storage, run.deletions, parts.clock.now());
    return takeResultsOnly(parts, page, run);
  }
  const taken = await flush(parts, run);
  if (!taken) return FAILED;
  const { standing, left } = taken;
  if (!page.answer.more && standing.pending === 0) return compare(parts, page.answer, standing);
  run.next = { ...standing, outbox: left };
  return ON;
};

/** A whole request was refused: try with half as many ops; a single one goes to the list. */
const refusedWhole = async (
  { storage, changes, clock }: RoundParts,
  { run, sent, reply }: { run: Run; sent: OutboxRow[]; reply: Extract<Reply, { kind: 'refused' }> },
): Promise<Step> => {
  const [only] = sent;
  if (!only) return FAILED;
  if (sent.length > 1) {
    run.limit = halved(sent.length);
    return ON;
  }
  // A single op is only given up on our own server's word, never on a stranger's.
  if (!reply.ours) return FAILED;
  const { code, detail } = reply;
  changes.publish(await refuse(storage, only, { code, detail, now: clock.now() }));
  return ON;
};

const advance = async (parts: RoundParts, run: Run): Promise<Step> => {
  const { storage, transport, owner, clock } = parts;
  const { state, outbox } = run.next ?? (await load(storage, loadFor(run.limit)));
  run.next = undefined;
  run.known = outbox;
  const sent = batch(outbox, { ops: run.limit });
  const { epoch, cursor } = run.staged.at(-1)?.answer ?? state;
  const request: SyncRequest = {
    // Kept with the first answer; should that not come, another name is as good.
    device: state.device || parts.newId(),
    owner,
    epoch,
    cursor,
    ops: sent.map(wireOp),
  };
  const reply = await transport.send(request);
  if (reply.kind === 'refused') return refusedWhole(parts, { run, sent, reply });
  if (reply.kind === 'reset') {
    run.resets += 1;
    if (run.resets > MOST_RESETS) return FAILED;
    Object.assign(run, { staged: [], deletions: [] });
    await startAnew(parts, { asked: epoch, epoch: reply.epoch, now: clock.now() });
    return ON;
  }
  if (reply.kind !== 'body') return reply;
  const answer = readAnswer(reply.body, request);
  if (!answer) return FAILED;
  if (sent.length > 0) run.limit = grown(run.limit);
  // While records are still to be announced, the server's older content must not replace them here.
  const isAnnouncing = (outbox[sent.length]?.n ?? 0) < 0;
  const waits = state.held !== null || isAnnouncing;
  return received(parts, { run, state, waits, page: { request, answer } });
};

/** Syncs until both sides have everything, or something stands in the way; `first` is what stands
 * here, with as many ops as a first request takes. */
export const syncOnce = async (parts: RoundParts, first: Loaded): Promise<Outcome> => {
  const run = freshRun(first);
  for (;;) {
    const step = await advance(parts, run);
    if (step.kind !== 'on') return step;
  }
};
