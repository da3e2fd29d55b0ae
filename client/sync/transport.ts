// One request to the sync endpoint, and what its outcome means for the outbox.

import type { SyncRequest } from '../contract/wire.ts';
import type { Api, ApiAnswer } from '../foundation/http.ts';

export type Reply =
  /** A 2xx with JSON; whether it is an answer to this request is still to be judged. */
  | { readonly kind: 'body'; readonly body: unknown }
  | { readonly kind: 'reset'; readonly epoch: string }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'other-account' }
  /** The request as a whole was not understood; `ours` when our server itself said so. */
  | {
      readonly kind: 'refused';
      readonly ours: boolean;
      readonly code: string;
      readonly detail: string;
    }
  | { readonly kind: 'failed'; readonly retryAfterMs?: number | undefined };

export interface Transport {
  send(request: SyncRequest): Promise<Reply>;
}

const TIMEOUT_MS = 30_000;
const PATH = '/api/v1/sync';
const REFUSALS = [400, 413];

type Failure = Extract<ApiAnswer, { ok: false }>;

const ofProblem = (answer: Failure): Reply | undefined => {
  const { problem } = answer;
  if (problem?.code === 'signed-out' || problem?.code === 'account-needed') {
    return { kind: 'signed-out' };
  }
  if (problem?.code === 'wrong-owner') return { kind: 'other-account' };
  if (problem?.code === 'reset' && typeof problem['epoch'] === 'string' && problem['epoch']) {
    return { kind: 'reset', epoch: problem['epoch'] };
  }
  return undefined;
};

/** What an answer of the network means; anything not understood keeps everything for later. */
export const judge = (answer: ApiAnswer): Reply => {
  if (answer.ok) return { kind: 'body', body: answer.body };
  const known = ofProblem(answer);
  if (known) return known;
  if (REFUSALS.includes(answer.status)) {
    const { code = 'bad-request', detail = '' } = answer.problem ?? {};
    return { kind: 'refused', ours: answer.reason === 'refused', code, detail };
  }
  return { kind: 'failed', retryAfterMs: answer.retryAfterMs };
};

export const createTransport = (api: Api): Transport => ({
  send: async (request) => judge(await api('POST', PATH, request, { timeoutMs: TIMEOUT_MS })),
});
