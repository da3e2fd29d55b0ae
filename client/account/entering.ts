// Coming in: a mark, the server's word, then this phone's; and what the guest could bring along.

import type { ApiAnswer } from '../foundation/http.ts';
import { finishClosing, finishWiping } from './leaving.ts';
import {
  type Asking,
  askingAbout,
  belongingsIn,
  type Came,
  type GuestBelongings,
} from './logic/joining.ts';
import { rowsOf } from './move.ts';
import { type LifecycleParts, SESSION } from './parts.ts';

/** What the guest still has while an account is open, and how it is asked about. */
export interface StillHere extends GuestBelongings {
  readonly asking: Asking;
}

export type Entry =
  | {
      readonly kind: 'in';
      readonly owner: string;
      readonly username: string;
      /** Shown this once, after signing up. */
      readonly recoveryCodes: readonly string[];
      /** Left after coming in with one. */
      readonly codesLeft: number | undefined;
      /** Passkeys that open the account still, after coming in with a recovery code. */
      readonly passkeys: number;
      /** What this account is still to be asked about. */
      readonly guest: GuestBelongings;
      /** What a new account has taken along at once. */
      readonly came?: Came;
    }
  /** The server's word, or none that can be understood: here nothing has changed. */
  | { readonly kind: 'out'; readonly answer: ApiAnswer }
  /** The last sign-out has not been answered yet: the network first. */
  | { readonly kind: 'closing' };

interface Who {
  readonly owner: string;
  readonly username: string;
  readonly recoveryCodes: readonly string[];
  readonly codesLeft: number | undefined;
  readonly passkeys: number;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Who the server says is signed in; an anonymous owner is no account. */
const whoIn = (answer: ApiAnswer): Who | undefined => {
  if (!answer.ok || typeof answer.body !== 'object' || answer.body === null) return undefined;
  const told = answer.body as Record<string, unknown>;
  const { owner, username, recovery_codes: codes, codes_left: left, passkeys } = told;
  if (!isText(owner) || !isText(username)) return undefined;
  return {
    owner,
    username,
    recoveryCodes: Array.isArray(codes) ? codes.filter(isText) : [],
    codesLeft: typeof left === 'number' ? left : undefined,
    passkeys: typeof passkeys === 'number' ? passkeys : 0,
  };
};

const guestBelongings = async ({ home }: LifecycleParts): Promise<GuestBelongings> =>
  belongingsIn(await rowsOf(home(null)));

const answerOf = async (
  { meta }: LifecycleParts,
  owner: string,
): Promise<'moving' | 'left' | undefined> => {
  if ((await meta.read('moving'))?.owner === owner) return 'moving';
  return (await meta.read('left'))?.owner === owner ? 'left' : undefined;
};

export const stillHere = async (parts: LifecycleParts): Promise<StillHere> => {
  const owner = await parts.meta.read('current');
  // First the answer: a move that ends meanwhile must not look as if nobody had answered.
  const answer = owner && (await answerOf(parts, owner));
  const guest = await guestBelongings(parts);
  return { ...guest, asking: owner ? askingAbout(guest, answer || undefined) : 'not' };
};

export const NOTHING: GuestBelongings = { records: 0, gates: false };

const enter = async (parts: LifecycleParts, who: Who): Promise<Entry> => {
  const { owner, username } = who;
  // Whoever comes back to the account that they never left here may have answered before.
  const answer = await answerOf(parts, owner);
  const belongings = await guestBelongings(parts);
  const guest = askingAbout(belongings, answer) === 'aloud' ? belongings : NOTHING;
  await parts.meta.enter({ owner, username, added_at: parts.clock.now() });
  parts.ownerChanged();
  return { kind: 'in', ...who, guest };
};

/** A refusal ends the attempt; after silence the server may have let us in all the same. */
const isFinal = (answer: ApiAnswer): boolean => answer.ok || answer.reason === 'refused';

/** Asks to come in at one of the addresses that open a session. */
export const come = async (parts: LifecycleParts, path: string, wish: object): Promise<Entry> => {
  await finishWiping(parts);
  if (!(await finishClosing(parts))) return { kind: 'closing' };
  await parts.meta.set('entering', { at: parts.clock.now() });
  const answer = await parts.api('POST', path, wish);
  const who = whoIn(answer);
  if (who) return enter(parts, who);
  if (isFinal(answer)) await parts.meta.clear('entering');
  return { kind: 'out', answer };
};

/** An attempt was interrupted: ask the server whether it let us in. */
export const finishEntering = async (parts: LifecycleParts): Promise<void> => {
  if (!(await parts.meta.read('entering'))) return;
  const answer = await parts.api('GET', SESSION);
  const who = whoIn(answer);
  if (who) await enter(parts, who);
  else if (isFinal(answer)) await parts.meta.clear('entering');
};
