import { type Signal, useSignal } from '@preact/signals';
import { t } from '../../foundation/locale.ts';
import { Field } from '../../parts/fields.tsx';
import type { Entry } from '../lifecycle.ts';
import { fieldOf, formTrouble } from '../logic/trouble.ts';
import { type Refusal, refusalOf } from '../server.ts';
import type { AccountParts } from './parts.ts';
import { NameField, PasswordField } from './password-field.tsx';
import { troubleText } from './words.ts';

export type Opened = Extract<Entry, { kind: 'in' }>;

interface Props {
  parts: AccountParts;
  onOpened: (opened: Opened) => void;
}

type Out = Exclude<Entry, Opened>;

const refusalFor = (entry: Out): Refusal =>
  entry.kind === 'closing' ? { ok: false, trouble: 'unreachable' } : refusalOf(entry.answer);

/** The sentence under a field, or under the form. */
const useTrouble = () => {
  const refusal = useSignal<Refusal | undefined>(undefined);
  const textAt = (field: 'username' | 'password' | 'form'): string | undefined => {
    const now = refusal.value;
    return now && fieldOf(now.trouble) === field
      ? troubleText(now.trouble, now.retryAfterMs)
      : undefined;
  };
  return { refusal, textAt };
};

const FormTrouble = ({ text }: { text: string | undefined }) => (
  <div role="alert">{text && <p class="field__error">{text}</p>}</div>
);

const Lost = ({ parts, onOpened, name }: Props & { name: Signal<string> }) => {
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

/** One form, two ways: a new account, or the one that exists. */
export const Guest = ({ parts, onOpened }: Props) => {
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
