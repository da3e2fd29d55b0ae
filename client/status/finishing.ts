// What an account has left half done, above all a sign-out without network, is gone on with as soon
// as it can be: at the start, when the network is back, and when somebody looks at the page again.

import type { Account } from '../account/start.ts';
import { timers as browserTimers } from '../sync/background.ts';
import { pause } from '../sync/logic/backoff.ts';
import type { Timers } from '../sync/runner.ts';

interface FinishingParts {
  readonly account: Pick<Account, 'finish' | 'isClosing'>;
  readonly timers: Timers;
  readonly random: () => number;
}

/** Tries now and whenever there is hope; the answer tries once more. While the server has not heard
 * of a sign-out nobody can come in here, and browsers say "online" before a line carries anything:
 * that one is asked for again until it is answered. */
export const finishWhenAble = ({ account, timers, random }: FinishingParts): (() => void) => {
  let failures = 0;
  let takeBack = (): void => undefined;
  const attempt = async (): Promise<void> => {
    // What could not be finished keeps its mark.
    await account.finish().catch(() => undefined);
    const isWaiting = await account.isClosing();
    failures = isWaiting ? failures + 1 : 0;
    takeBack();
    if (isWaiting) takeBack = timers.after(pause({ attempt: failures }, random), finish);
  };
  const finish = (): void => {
    // What cannot be read now is looked for at the next hope.
    attempt().catch(() => undefined);
  };
  /** A person came back or the network did: earlier failures say nothing about now. */
  const hope = (): void => {
    failures = 0;
    finish();
  };
  addEventListener('online', hope);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') hope();
  });
  finish();
  return finish;
};

/** The same with the browser's own timers. */
export const keepFinishing = (account: Account): (() => void) =>
  finishWhenAble({ account, timers: browserTimers, random: Math.random });
