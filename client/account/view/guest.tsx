import { useSignal } from '@preact/signals';
import { t } from '../../foundation/locale.ts';
import { formTrouble } from '../logic/trouble.ts';
import { type EnterProps, FormTrouble, refusalFor, useTrouble } from './entering.tsx';
import { Lost } from './lost.tsx';
import { NameField, PasswordField } from './password-field.tsx';

/** One form, two ways: a new account, or the one that exists. */
export const Guest = ({ parts, onOpened }: EnterProps) => {
  const name = useSignal('');
  const password = useSignal('');
  const busy = useSignal(false);
  const { refusal, textAt } = useTrouble();

  const run = async (creating: boolean): Promise<void> => {
    const wish = { username: name.value, password: password.value };
    const trouble = formTrouble(wish, { creating });
    refusal.value = trouble && { ok: false, trouble };
    if (trouble || busy.value) return;
    busy.value = true;
    const entry = creating
      ? await parts.account.signUp({ ...wish, timezone: parts.zone() })
      : await parts.account.signIn(wish);
    busy.value = false;
    if (entry.kind === 'in') onOpened(entry);
    else refusal.value = refusalFor(entry);
  };

  return (
    <>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void run(true);
        }}
      >
        <NameField
          value={name.value}
          onChange={(typed) => (name.value = typed)}
          error={textAt('username')}
        />
        <PasswordField
          label={t('Password')}
          value={password.value}
          onChange={(typed) => (password.value = typed)}
          autocomplete="current-password"
          hint={t('At least 12 characters for a new account.')}
          error={textAt('password')}
        />
        <FormTrouble text={textAt('form')} />
        <button type="submit" class="button button--primary" disabled={busy.value}>
          {t('Create account')}
        </button>
        <button
          type="button"
          class="button button--wide"
          disabled={busy.value}
          onClick={() => void run(false)}
        >
          {t('Sign in')}
        </button>
        <p class="muted small">
          {t(
            'No e-mail address is needed. Creating an account and signing in need the network; everything else works without.',
          )}
        </p>
      </form>
      <Lost parts={parts} onOpened={onOpened} name={name} />
    </>
  );
};
