import { useSignal } from '@preact/signals';
import type { Entry } from '../lifecycle.ts';
import { fieldOf } from '../logic/trouble.ts';
import { type Refusal, refusalOf } from '../server.ts';
import type { AccountParts } from './parts.ts';
import { troubleText } from './words.ts';

export type Opened = Extract<Entry, { kind: 'in' }>;

export interface EnterProps {
  parts: AccountParts;
  onOpened: (opened: Opened) => void;
}

type Out = Exclude<Entry, Opened>;

export const refusalFor = (entry: Out): Refusal =>
  entry.kind === 'closing' ? { ok: false, trouble: 'unreachable' } : refusalOf(entry.answer);

/** The sentence under a field, or under the form. */
export const useTrouble = () => {
  const refusal = useSignal<Refusal | undefined>(undefined);
  const textAt = (field: 'username' | 'password' | 'form'): string | undefined => {
    const now = refusal.value;
    return now && fieldOf(now.trouble) === field
      ? troubleText(now.trouble, now.retryAfterMs)
      : undefined;
  };
  return { refusal, textAt };
};

export const FormTrouble = ({ text }: { text: string | undefined }) => (
  <div role="alert">{text && <p class="field__error">{text}</p>}</div>
);
