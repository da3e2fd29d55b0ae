import type { Signal } from '@preact/signals';
import { Field } from '../../parts/fields.tsx';

interface Props {
  label: string;
  hint?: string;
  error?: string | undefined;
  code: Signal<string>;
  longest: number;
  /** What a phone's keyboard makes of letters. */
  letters?: 'none' | 'characters';
}

/** A box for a code that was read elsewhere and is typed once. */
export const CodeField = ({ code, longest, letters = 'none', ...field }: Props) => (
  <Field {...field}>
    {(ids) => (
      <input
        {...ids}
        class="field__input"
        type="text"
        autocomplete="one-time-code"
        autocapitalize={letters}
        spellcheck={false}
        maxLength={longest}
        value={code.value}
        onInput={(event) => (code.value = event.currentTarget.value)}
      />
    )}
  </Field>
);
