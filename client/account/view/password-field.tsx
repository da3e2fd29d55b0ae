import { type ReadonlySignal, type Signal, useSignal } from '@preact/signals';
import { LONGEST_PASSWORD, LONGEST_USER_NAME, type WaysIn } from '../../contract/wire.ts';
import { t } from '../../foundation/locale.ts';
import { Field } from '../../parts/fields.tsx';
import { FormTrouble } from './entering.tsx';

interface Props {
  label: string;
  typed: Signal<string>;
  autocomplete: 'current-password' | 'new-password';
  hint?: string | undefined;
  error?: string | undefined;
}

/** Until the server has told, most accounts have one. */
export const hasPassword = (ways: ReadonlySignal<WaysIn | undefined>): boolean =>
  ways.value?.password !== false;

/** A password that can be looked at: typing it unseen on a phone is where most go wrong. */
export const PasswordField = ({ label, typed, autocomplete, hint, error }: Props) => {
  const shown = useSignal(false);
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <div class="password">
          <input
            {...ids}
            class="field__input"
            {...(shown.value ? { type: 'text' as const } : { type: 'password' as const })}
            autocomplete={autocomplete}
            autocapitalize="none"
            spellcheck={false}
            maxLength={LONGEST_PASSWORD}
            value={typed.value}
            onInput={(event) => (typed.value = event.currentTarget.value)}
          />
          <button
            type="button"
            class="button"
            aria-pressed={shown.value}
            onClick={() => (shown.value = !shown.value)}
          >
            {t('Show')}
          </button>
        </div>
      )}
    </Field>
  );
};

interface PresentProps extends Pick<Props, 'label' | 'typed' | 'error'> {
  ways: ReadonlySignal<WaysIn | undefined>;
}

/** The password of the account, where it has one; what is wrong is told either way. */
export const PresentPassword = ({ ways, ...field }: PresentProps) =>
  hasPassword(ways) ? (
    <PasswordField {...field} autocomplete="current-password" />
  ) : (
    <FormTrouble text={field.error} />
  );

interface NameProps {
  typed: Signal<string>;
  label?: string;
  error?: string | undefined;
}

export const NameField = ({ typed, label, error }: NameProps) => (
  <Field label={label ?? t('User name')} error={error}>
    {(ids) => (
      <input
        {...ids}
        class="field__input"
        type="text"
        autocomplete="username"
        autocapitalize="none"
        spellcheck={false}
        maxLength={LONGEST_USER_NAME}
        value={typed.value}
        onInput={(event) => (typed.value = event.currentTarget.value)}
      />
    )}
  </Field>
);
