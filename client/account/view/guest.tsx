import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../foundation/locale.ts';
import { isNothing } from '../logic/joining.ts';
import { formTrouble } from '../logic/trouble.ts';
import { type EnterProps, FormTrouble, type TextAt, useEntering } from './entering.tsx';
import { Join } from './join.tsx';
import { Lost } from './lost.tsx';
import type { AccountParts } from './parts.ts';
import { NameField, PasswordField } from './password-field.tsx';
import { Tick } from './tick.tsx';
import { WithPasskey } from './with-passkey.tsx';

interface FormProps {
  name: Signal<string>;
  password: Signal<string>;
  /** Whether a new account takes along what is here; undefined where there is nothing. */
  along: Signal<boolean> | undefined;
  busy: boolean;
  textAt: TextAt;
  onEnter: (wish: { readonly creating: boolean }) => void;
}

const WhatIsHereToo = ({ along }: { along: Signal<boolean> }) => (
  <Tick on={along}>
    {t('A new account takes along what is on this phone, answers about health included.')}
  </Tick>
);

const EnterForm = ({ name, password, along, busy, textAt, onEnter }: FormProps) => (
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
    {along && <WhatIsHereToo along={along} />}
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

/** Whether there is anything here that belongs to no account. */
const useSomethingHere = ({ account }: AccountParts): boolean => {
  const some = useSignal(false);
  useEffect(() => {
    account.stillHere().then(
      (guest) => {
        some.value = !isNothing(guest);
      },
      // What cannot be read now is asked about afterwards.
      () => undefined,
    );
  }, [account]);
  return some.value;
};

/** One form, two ways: a new account, or the one that exists. */
export const Guest = ({ parts, onOpened }: EnterProps) => {
  const name = useSignal('');
  const password = useSignal('');
  const along = useSignal(true);
  const isSomethingHere = useSomethingHere(parts);
  const { busy, textAt, enter } = useEntering(onOpened);
  const submit = ({ creating }: { readonly creating: boolean }): Promise<unknown> => {
    const wish = { username: name.value, password: password.value };
    return enter(formTrouble(wish, { creating }), () =>
      creating
        ? parts.account.signUp({ ...wish, timezone: parts.zone(), along: along.value })
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
        along={isSomethingHere ? along : undefined}
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
