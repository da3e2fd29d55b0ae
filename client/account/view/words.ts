import { MINUTE } from '../../foundation/clock.ts';
import { t, tn } from '../../foundation/locale.ts';
import type { Trouble } from '../logic/trouble.ts';
import type { Arrival } from './parts.ts';

/** What is wrong with what was typed. */
const typedText = (trouble: Trouble): string | undefined => {
  switch (trouble) {
    case 'name-missing':
      return t('Enter a user name.');
    case 'name-shape':
      return t('A user name has 3 to 32 letters or digits, with . _ - only between them.');
    case 'name-taken':
      return t('This user name is taken. If it is yours, sign in; otherwise choose another.');
    case 'name-differs':
      return t('That is not the name of this account.');
    case 'code-missing':
      return t('Enter one of your recovery codes.');
    case 'password-missing':
      return t('Enter a password.');
    case 'password-short':
      return t(
        'The password needs at least 12 characters. A few words in a row are easy to remember.',
      );
    case 'password-common':
      return t('This password is one of the first that others would try. Choose another.');
    case 'wrong-credentials':
      return t('User name and password do not match. Look at both once more.');
    case 'password-again':
      return t('Enter your password again for this.');
    default:
      return undefined;
  }
};

/** What is wrong with a way into the account. */
const wayText = (trouble: Trouble): string | undefined => {
  switch (trouble) {
    case 'passkey-none':
      return t('No passkey was given. Nothing has changed.');
    case 'passkey-known':
      return t('This phone has a passkey for this account already.');
    case 'passkey-other':
      return t('This passkey belongs to another account. Choose one of this account.');
    case 'last-way-in':
      return t('Nothing else would open the account any more, so it stays.');
    case 'wrong-code':
      return t('This code is not known, or no longer. Show a new one on the other phone.');
    case 'code-part':
      return t('Enter the eight letters and digits that the other phone shows.');
    case 'signed-out':
      return t('This account is signed out. Sign in again.');
    default:
      return undefined;
  }
};

/** What keeps the server from answering, or this phone from keeping the answer. */
const serverText = (trouble: Trouble): string | undefined => {
  switch (trouble) {
    case 'busy':
      return t('The server has a lot to do just now. Nothing is lost; try again in a minute.');
    case 'unreachable':
      return t(
        'The server cannot be reached. This needs the network; everything on this phone works without.',
      );
    case 'strange':
      return t(
        'The answer did not come from our server. Perhaps this Wi-Fi wants you to sign in to it first.',
      );
    case 'not-kept':
      return t(
        'This phone could not keep what it needs for that. Its storage may be full or switched off. Make room, then load the page again.',
      );
    default:
      return undefined;
  }
};

/** What happened and what to do; nothing typed is lost by any of it. */
export const troubleText = (trouble: Trouble, retryAfterMs?: number): string => {
  if (trouble === 'slow-down') return slowDown(retryAfterMs);
  return (
    typedText(trouble) ??
    wayText(trouble) ??
    serverText(trouble) ??
    t('That did not work, and nothing was changed. Try again.')
  );
};

const slowDown = (retryAfterMs: number | undefined): string =>
  tn(
    'Too many tries. Wait {n} minute, then try again.',
    'Too many tries. Wait {n} minutes, then try again.',
    Math.max(1, Math.ceil((retryAfterMs ?? MINUTE) / MINUTE)),
  );

/** What became of answers about health that were to come along, unless they simply came. */
const healthText = (health: Arrival['health']): string | undefined => {
  if (health === 'waits') {
    return t(
      'The answers about health come along with the next sync, unless the account has its own.',
    );
  }
  if (health === 'stays') {
    return t('The account has answers about health of its own. Those of this phone stay here.');
  }
  return undefined;
};

/** What an arrival brought; nothing where nothing was taken. */
export const cameText = ({ came, health }: Arrival): string | undefined => {
  if (came === undefined) return undefined;
  const entries = came > 0 && tn('{n} entry came along.', '{n} entries came along.', came);
  const told = [entries, healthText(health)].filter(Boolean);
  return told.length > 0 ? told.join(' ') : t('Taken along.');
};

/** How somebody went, once it is done. */
export const wentText = (went: NonNullable<Arrival['went']>): string =>
  went === 'deleted'
    ? t('The account is deleted, and its records on this phone with it.')
    : t(
        'You are signed out. The account’s records are off this phone; the server keeps what it has.',
      );
