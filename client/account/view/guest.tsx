import { type Signal, useSignal } from '@preact/signals';
import { t } from '../../foundation/locale.ts';
import { formTrouble } from '../logic/trouble.ts';
import { type EnterProps, FormTrouble, type TextAt, useEntering } from './entering.tsx';
import { Join } from './join.tsx';
import { Lost } from './lost.tsx';
import { NameField, PasswordField } from './password-field.tsx';
import { WithPasskey } from './with-passkey.tsx';

interface FormProps {
  name: Signal<string>;
  password: Signal<string>;
  busy: boolean;
  textAt: TextAt;
  onEnter: (wish: { readonly creating: boolean }) => void;
}

const EnterForm = ({ name, password, busy, textAt, onEnter }: FormProps) => (
  <form
    class="stack"
    noValidate
    onSubmit={(event) => {
      event.preventDefault();
      onEnter({ creating: true });
    }}
  >
    <NameField typed={name} error={textAt('username')} />
    <PasswordField
      label={t('Password')}
      typed={password}
      autocomplete="current-password"
      hint={t('At least 12 characters for a new account.')}
      error={textAt('password')}
    />
    <FormTrouble text={textAt('form')} />
    <button type="submit" class="button button--primary" disabled={busy}>
      {t('Create account')}
    </button>
    <button
      type="button"
      class="button button--wide"
      disabled={busy}
      onClick={() => onEnter({ creating: false })}
    >
      {t('Sign in')}
    </button>
    <p class="muted small">
      {t(
        'No e-mail address is needed. Creating an account and signing in need the network; everything else works without.',
      )}
    </p>
  </form>
);

/** One form, two ways: a new account, or the one that exists. */
export const Guest = ({ parts, onOpened }: EnterProps) => {
  const name = useSignal('');
  const password = useSignal('');
  const { busy, textAt, enter } = useEntering(onOpened);
  const submit = ({ creating }: { readonly creating: boolean }): Promise<void> => {
    const wish = { username: name.value, password: password.value };
    return enter(formTrouble(wish, { creating }), () =>
      creating
        ? parts.account.signUp({ ...wish, timezone: parts.zone() })
        : parts.account.signIn(wish),
    );
  };
  return (
    <>
      <p>
        {t(
          'You do not need an account. With one, your diary is on all your devices and survives a lost phone.',
        )}
      </p>
      <EnterForm
        name={name}
        password={password}
        busy={busy}
        textAt={textAt}
        onEnter={(wish) => void submit(wish)}
      />
      <WithPasskey parts={parts} onOpened={onOpened} />
      <Join parts={parts} onOpened={onOpened} />
      <Lost parts={parts} onOpened={onOpened} name={name} />
    </>
  );
};
