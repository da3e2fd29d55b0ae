import { useSignal } from '@preact/signals';
import { t } from '../../foundation/locale.ts';
import { formTrouble } from '../logic/trouble.ts';
import type { Refusal } from '../server.ts';
import { type EnterProps, useEntering } from './entering.tsx';
import { KeeperName } from './keeper-name.tsx';
import { Lost } from './lost.tsx';
import { PasswordField } from './password-field.tsx';
import { WithPasskey } from './with-passkey.tsx';
import { troubleText } from './words.ts';

/** Here the name is known; only the password can be wrong, or nothing is left that it would open. */
const refusedText = ({ trouble, retryAfterMs }: Refusal): string =>
  trouble === 'wrong-credentials'
    ? t(
        'The password is not right, or the server no longer has this account. If so, save your records to a file below, sign out, and create an account anew.',
      )
    : troubleText(trouble, retryAfterMs);

interface Props extends EnterProps {
  username: string;
  owner: string;
}

/** The server has signed this phone out; its records are still here and wait for its owner. */
export const Again = ({ parts, username, owner, onOpened }: Props) => {
  const name = useSignal(username);
  const password = useSignal('');
  const { refusal, enter } = useEntering(() => parts.restart());
  const submit = (event: Event): void => {
    event.preventDefault();
    const wish = { username, password: password.value };
    void enter(formTrouble(wish, { creating: false }), () => parts.account.signIn(wish));
  };
  return (
    <section class="card card--warning" aria-labelledby="again">
      <h2 id="again">{t('Sign in again')}</h2>
      <p>
        {t(
          'This phone was signed out from another device, by a new password, or because the account was deleted. Your records are still here, and are sent when you are back.',
        )}
      </p>
      <form class="stack" onSubmit={submit} noValidate>
        <KeeperName username={username} />
        <PasswordField
          label={t('Password')}
          typed={password}
          autocomplete="current-password"
          error={refusal && refusedText(refusal)}
        />
        <button type="submit" class="button button--primary">
          {t('Sign in')}
        </button>
      </form>
      <WithPasskey parts={parts} owner={owner} onOpened={() => parts.restart()} />
      <Lost parts={parts} onOpened={onOpened} name={name} isKnown />
    </section>
  );
};
