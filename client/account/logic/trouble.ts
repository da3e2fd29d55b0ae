// What went wrong with an account, in the words a person is told in; decided from problem codes only.

import { SHORTEST_PASSWORD } from '../../contract/wire.ts';
import type { ApiAnswer } from '../../foundation/answer.ts';

export type Trouble =
  | 'name-missing'
  | 'name-shape'
  | 'name-taken'
  | 'name-differs'
  | 'password-missing'
  | 'password-short'
  | 'password-common'
  | 'wrong-credentials'
  | 'password-again'
  | 'passkey-none'
  | 'passkey-known'
  | 'passkey-other'
  | 'last-way-in'
  | 'wrong-code'
  | 'code-missing'
  | 'code-part'
  | 'signed-out'
  | 'slow-down'
  | 'busy'
  | 'unreachable'
  | 'strange'
  | 'not-kept'
  | 'unknown';

type Refused = Extract<ApiAnswer, { ok: false }>;

const ofBadRequest = (pointer: unknown): Trouble => {
  if (pointer === '/username') return 'name-shape';
  return pointer === '/password' || pointer === '/new_password' ? 'password-short' : 'unknown';
};

/** The trouble that an answer without success stands for. */
export const troubleOf = ({ reason, problem }: Refused): Trouble => {
  if (reason !== 'refused' || !problem) return reason === 'unreachable' ? 'unreachable' : 'strange';
  switch (problem.code) {
    case 'name-taken':
    case 'wrong-credentials':
    case 'wrong-code':
    case 'last-way-in':
    case 'signed-out':
    case 'slow-down':
    case 'busy':
      return problem.code;
    case 'weak-password':
      return problem['reason'] === 'short' ? 'password-short' : 'password-common';
    case 'sign-in-again':
      return 'password-again';
    case 'bad-request':
      return ofBadRequest(problem['pointer']);
    default:
      return 'unknown';
  }
};

const lengthOf = (password: string): number => [...password.normalize('NFKC')].length;

/** What a form can say before it asks the server; a wrong name is for the server to say. */
export const formTrouble = (
  { username, code, password }: { username: string; code?: string; password: string },
  { creating }: { creating: boolean },
): Trouble | undefined => {
  if (username.trim() === '') return 'name-missing';
  if (code?.trim() === '') return 'code-missing';
  if (password === '') return 'password-missing';
  return creating && lengthOf(password) < SHORTEST_PASSWORD ? 'password-short' : undefined;
};

export type FormField = 'username' | 'code' | 'password' | 'form';

/** Which field a trouble belongs to. */
export const fieldOf = (trouble: Trouble): FormField => {
  if (trouble.startsWith('name')) return 'username';
  if (trouble.startsWith('code')) return 'code';
  return trouble.startsWith('password') ? 'password' : 'form';
};
