// What an account asks of the server; every answer is a value, a refusal is a trouble.

import type {
  Devices,
  ExportFile,
  HistoryAnswer,
  NewCodes,
  PairingAsked,
  PairingNow,
  PairingOffer,
  PairingsHeld,
  PairingWhose,
  Passkey,
  PasskeyOptions,
  WaysIn,
  Who,
} from '../contract/wire.ts';
import type { Api, ApiAnswer } from '../foundation/http.ts';
import { type Trouble, troubleOf } from './logic/trouble.ts';

export interface Refusal {
  readonly ok: false;
  readonly trouble: Trouble;
  readonly retryAfterMs?: number | undefined;
}
export type Answer<T> = { readonly ok: true; readonly value: T } | Refusal;

/** What a phone that asks to come in holds. */
interface PairingClaim {
  readonly pairing: string;
  readonly secret: string;
}

export interface AccountServer {
  devices(): Promise<Answer<Devices>>;
  endDevice(id: string): Promise<Answer<unknown>>;
  newCodes(password: string | undefined): Promise<Answer<NewCodes>>;
  changePassword(wish: {
    password: string | undefined;
    new_password: string;
  }): Promise<Answer<Who>>;
  removePassword(): Promise<Answer<unknown>>;
  /** Proves anew who is here, on the session that is open. */
  prove(wish: { username: string; password: string }): Promise<Answer<Who>>;
  /** Only this owner's passkeys prove it: the session stays the same person's. */
  proveWithPasskey(wish: { credential: object; owner: string }): Promise<Answer<Who>>;
  waysIn(): Promise<Answer<WaysIn>>;
  optionsFor(what: 'making' | 'using'): Promise<Answer<PasskeyOptions>>;
  addPasskey(wish: { name: string; credential: object }): Promise<Answer<Passkey>>;
  renamePasskey(id: string, wish: { name: string }): Promise<Answer<Passkey>>;
  removePasskey(id: string): Promise<Answer<unknown>>;
  offerPairing(): Promise<Answer<PairingOffer>>;
  /** What this phone began and has not finished. */
  heldPairings(): Promise<Answer<PairingsHeld>>;
  pairing(id: string): Promise<Answer<PairingNow>>;
  answerPairing(id: string, wish: { let_in: boolean }): Promise<Answer<unknown>>;
  /** Whose account a code leads into; asks for nothing. */
  whosePairing(code: string): Promise<Answer<PairingWhose>>;
  askPairing(code: string): Promise<Answer<PairingAsked>>;
  lookPairing(claim: PairingClaim): Promise<Answer<PairingNow>>;
  history(before: string | undefined): Promise<Answer<HistoryAnswer>>;
  eraseHistory(entry: string | undefined): Promise<Answer<unknown>>;
  /** Everything that the server keeps of the account. */
  export(): Promise<Answer<ExportFile>>;
}

const ROOT = '/api/v1';

/** Why the server did not do it. */
export const refusalOf = (answer: ApiAnswer): Refusal => ({
  ok: false,
  // A success that cannot be understood did not come from our server.
  trouble: answer.ok ? 'strange' : troubleOf(answer),
  retryAfterMs: answer.ok ? undefined : answer.retryAfterMs,
});

const settle = <T>(answer: ApiAnswer): Answer<T> =>
  answer.ok ? { ok: true, value: answer.body as T } : refusalOf(answer);

type Ask = <T>(method: string, path: string, body?: unknown) => Promise<Answer<T>>;
const named = encodeURIComponent;

const ownWays = (ask: Ask) => ({
  devices: () => ask<Devices>('GET', '/sessions'),
  endDevice: (id: string) => ask('DELETE', `/sessions/${named(id)}`),
  newCodes: (password: string | undefined) =>
    ask<NewCodes>('POST', '/recovery-codes', { password }),
  changePassword: (wish: object) => ask<Who>('PUT', '/password', wish),
  removePassword: () => ask('DELETE', '/password'),
  prove: (wish: object) => ask<Who>('POST', '/session', wish),
  proveWithPasskey: (wish: object) => ask<Who>('POST', '/passkey-session', wish),
});

const passkeyWays = (ask: Ask) => ({
  waysIn: () => ask<WaysIn>('GET', '/passkeys'),
  optionsFor: (what: 'making' | 'using') =>
    ask<PasskeyOptions>(
      'POST',
      `/${what === 'making' ? 'passkeys' : 'passkey-session'}/challenge`,
      {},
    ),
  addPasskey: (wish: object) => ask<Passkey>('POST', '/passkeys', wish),
  renamePasskey: (id: string, wish: object) =>
    ask<Passkey>('PATCH', `/passkeys/${named(id)}`, wish),
  removePasskey: (id: string) => ask('DELETE', `/passkeys/${named(id)}`),
});

const pairingWays = (ask: Ask) => ({
  heldPairings: () => ask<PairingsHeld>('GET', '/pairings'),
  offerPairing: () => ask<PairingOffer>('POST', '/pairings', {}),
  pairing: (id: string) => ask<PairingNow>('GET', `/pairings/${named(id)}`),
  answerPairing: (id: string, wish: object) => ask('PUT', `/pairings/${named(id)}`, wish),
  whosePairing: (code: string) => ask<PairingWhose>('POST', '/pairing-session/whose', { code }),
  askPairing: (code: string) => ask<PairingAsked>('POST', '/pairing-session/ask', { code }),
  lookPairing: (claim: object) => ask<PairingNow>('POST', '/pairing-session/look', claim),
});

const historyWays = (ask: Ask) => ({
  history: (before: string | undefined) =>
    ask<HistoryAnswer>('GET', before ? `/history?before=${named(before)}` : '/history'),
  eraseHistory: (entry: string | undefined) =>
    ask('DELETE', entry ? `/history/${named(entry)}` : '/history'),
  export: () => ask<ExportFile>('GET', '/export'),
});

export const createAccountServer = (api: Api): AccountServer => {
  const ask: Ask = async <T>(method: string, path: string, body?: unknown) =>
    settle<T>(await api(method, `${ROOT}${path}`, body));
  return { ...ownWays(ask), ...passkeyWays(ask), ...pairingWays(ask), ...historyWays(ask) };
};
