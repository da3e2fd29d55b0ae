import { type Signal, useSignal } from '@preact/signals';
import { t } from '../../foundation/locale.ts';
import { Field } from '../../parts/fields.tsx';
import { formTrouble } from '../logic/trouble.ts';
import { type EnterProps, FormTrouble, refusalFor, useTrouble } from './entering.tsx';
import { NameField, PasswordField } from './password-field.tsx';

const CodeField = ({ code }: { code: Signal<string> }) => (
  <Field label={t('Recovery code')}>
    {(ids) => (
      <input
        {...ids}
        class="field__input"
        type="text"
        autocomplete="one-time-code"
        autocapitalize="none"
        spellcheck={false}
        maxLength={64}
        value={code.value}
        onInput={(event) => (code.value = event.currentTarget.value)}
      />
    )}
  </Field>
);

/** A recovery code instead of the password that was lost. */
export const Lost = ({ parts, onOpened, name }: EnterProps & { name: Signal<string> }) => {
  const code = useSignal('');
  const password = useSignal('');
  const busy = useSignal(false);
  const { refusal, textAt } = useTrouble();
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const wish = { username: name.value, password: password.value };
    const trouble = formTrouble(wish, { creating: true });
    refusal.value = trouble && { ok: false, trouble };
    if (trouble) return;
    busy.value = true;
    const { username, password: new_password } = wish;
    const entry = await parts.account.recover({ username, code: code.value, new_password });
    busy.value = false;
    if (entry.kind === 'in') onOpened(entry);
    else refusal.value = refusalFor(entry);
  };
  return (
    <details class="disclosure">
      <summary>{t('I lost my password')}</summary>
      <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
        <p>
          {t(
            'One of your recovery codes opens the account with a new password. All other devices are signed out.',
          )}
        </p>
        <NameField
          value={name.value}
          onChange={(typed) => (name.value = typed)}
          label={t('Your user name')}
          error={textAt('username')}
        />
        <CodeField code={code} />
        <PasswordField
          label={t('New password')}
          value={password.value}
          onChange={(typed) => (password.value = typed)}
          autocomplete="new-password"
          hint={t('At least 12 characters.')}
          error={textAt('password')}
        />
        <FormTrouble text={textAt('form')} />
        <button type="submit" class="button" disabled={busy.value}>
          {t('Open with the code')}
        </button>
      </form>
    </details>
  );
};
