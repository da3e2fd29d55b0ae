import { useSignal } from '@preact/signals';
import type { Entry } from '../lifecycle.ts';
import { type FormField, fieldOf, type Trouble } from '../logic/trouble.ts';
import { type Refusal, refusalOf } from '../server.ts';
import type { AccountParts } from './parts.ts';
import { troubleText } from './words.ts';

export type Opened = Extract<Entry, { kind: 'in' }>;

export interface EnterProps {
  parts: AccountParts;
  onOpened: (opened: Opened) => void;
}

type Out = Exclude<Entry, Opened>;

// The server may have said yes before: the next start asks it.
const NOT_KEPT: Refusal = { ok: false, trouble: 'not-kept' };
const notKept = () => ({ kind: 'not-kept' }) as const;

const refusalFor = (entry: Out | ReturnType<typeof notKept>): Refusal => {
  if (entry.kind === 'not-kept') return NOT_KEPT;
  return entry.kind === 'closing' ? { ok: false, trouble: 'unreachable' } : refusalOf(entry.answer);
};

/** The sentence under a field, or under the form. */
export type TextAt = (field: FormField) => string | undefined;

/** Coming in by any form: what went wrong has a sentence, what went well opens the account.
 * `enter` says how it ended; nothing where it was not tried. */
export const useEntering = (onOpened: (opened: Opened) => void) => {
  const refusal = useSignal<Refusal | undefined>(undefined);
  const busy = useSignal(false);
  const enter = async (
    trouble: Trouble | undefined,
    ask: () => Promise<Entry>,
  ): Promise<Refusal | 'opened' | undefined> => {
    refusal.value = trouble && { ok: false, trouble };
    if (trouble || busy.value) return undefined;
    busy.value = true;
    const entry = await ask().catch(notKept);
    busy.value = false;
    if (entry.kind === 'in') {
      onOpened(entry);
      return 'opened';
    }
    refusal.value = refusalFor(entry);
    return refusal.value;
  };
  const textAt: TextAt = (field) => {
    const now = refusal.value;
    return now && fieldOf(now.trouble) === field
      ? troubleText(now.trouble, now.retryAfterMs)
      : undefined;
  };
  return { refusal: refusal.value, busy: busy.value, textAt, enter };
};

export const FormTrouble = ({ text }: { text: string | undefined }) => (
  <div role="alert">{text && <p class="field__error">{text}</p>}</div>
);
