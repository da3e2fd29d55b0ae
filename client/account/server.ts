// What a signed-in account asks of the server; every answer is a value, a refusal is a trouble.

import type { Devices, NewCodes, Who } from '../contract/wire.ts';
import type { Api, ApiAnswer } from '../foundation/http.ts';
import { type Trouble, troubleOf } from './logic/trouble.ts';

export interface Refusal {
  readonly ok: false;
  readonly trouble: Trouble;
  readonly retryAfterMs?: number | undefined;
}
export type Answer<T> = { readonly ok: true; readonly value: T } | Refusal;

export interface AccountServer {
  devices(): Promise<Answer<Devices>>;
  endDevice(id: string): Promise<Answer<unknown>>;
  newCodes(password: string): Promise<Answer<NewCodes>>;
  changePassword(wish: { password: string; new_password: string }): Promise<Answer<Who>>;
  deleteAccount(wish: { username: string; password: string }): Promise<Answer<unknown>>;
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

export const createAccountServer = (api: Api): AccountServer => {
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<Answer<T>> =>
    settle<T>(await api(method, `${ROOT}${path}`, body));
  return {
    devices: () => ask('GET', '/sessions'),
    endDevice: (id) => ask('DELETE', `/sessions/${encodeURIComponent(id)}`),
    newCodes: (password) => ask('POST', '/recovery-codes', { password }),
    changePassword: (wish) => ask('PUT', '/password', wish),
    deleteAccount: (wish) => ask('DELETE', '/accounts', wish),
  };
};
