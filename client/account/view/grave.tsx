// Grave steps: one at a time, and the server may first want to know once more who is there.

import { useSignal } from '@preact/signals';
import type { Answer, Refusal } from '../server.ts';
import { troubleText } from './words.ts';

type Deed = () => Promise<Answer<unknown>>;

interface Waiting {
  deed: Deed;
  /** What is said of it once it is done. */
  said: string;
}

/** Does what is asked; a deed that wants a fresh proof waits for it and is then done.
 * `afresh` reads anew what stands on the screen, or says why it cannot. */
export const useGraveDeeds = (afresh: () => Promise<Refusal | undefined>) => {
  const refusal = useSignal<Refusal | undefined>(undefined);
  const waiting = useSignal<Waiting | undefined>(undefined);
  const told = useSignal({ count: 0, sentence: '' });
  const run = async (deed: Deed, said = ''): Promise<void> => {
    // What was said of the last one must not be taken for the end of this one.
    told.value = { ...told.value, sentence: '' };
    refusal.value = undefined;
    const answer = await deed();
    const again = !answer.ok && answer.trouble === 'password-again';
    waiting.value = again ? { deed, said } : undefined;
    refusal.value = answer.ok || again ? undefined : answer;
    const unread = await afresh();
    refusal.value ??= unread;
    if (!again) told.value = { count: told.value.count + 1, sentence: answer.ok ? said : '' };
  };
  return {
    refusal: refusal.value,
    waiting: waiting.value !== undefined,
    /** How many deeds are over, and what to say of the last one. */
    told: told.value,
    run,
    /** Once the person has proved who they are. */
    goOn: (): void => {
      if (waiting.value) void run(waiting.value.deed, waiting.value.said);
    },
    afresh: async (): Promise<void> => {
      refusal.value = await afresh();
    },
  };
};

/** Why a step was not done. */
export const Refused = ({ refusal }: { refusal: Refusal | undefined }) => (
  <div role="alert">
    {refusal && <p class="field__error">{troubleText(refusal.trouble, refusal.retryAfterMs)}</p>}
  </div>
);
