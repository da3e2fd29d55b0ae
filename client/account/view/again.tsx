import { useSignal } from '@preact/signals';
import { t } from '../../foundation/locale.ts';
import { formTrouble } from '../logic/trouble.ts';
import { type Refusal, refusalOf } from '../server.ts';
import { KeeperName } from './keeper-name.tsx';
import type { AccountParts } from './parts.ts';
import { PasswordField } from './password-field.tsx';
import { troubleText } from './words.ts';

interface Props {
  parts: AccountParts;
  username: string;
}

/** The server has signed this phone out; its records are still here and wait for the password. */
export const Again = ({ parts, username }: Props) => {
  const password = useSignal('');
  const refusal = useSignal<Refusal | undefined>(undefined);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const wish = { username, password: password.value };
    const trouble = formTrouble(wish, { creating: false });
    refusal.value = trouble && { ok: false, trouble };
    if (trouble) return;
    const entry = await parts.account.signIn(wish);
    if (entry.kind === 'in') parts.restart();
    else if (entry.kind === 'out') refusal.value = refusalOf(entry.answer);
    else refusal.value = { ok: false, trouble: 'unreachable' };
  };
  const wrong = refusal.value;
  return (
    <section class="card card--warning" aria-labelledby="again">
      <h2 id="again">{t('Sign in again')}</h2>
      <p>
        {t(
          'This phone was signed out from another device, or by a new password. Your records are still here and are sent when you are back.',
        )}
      </p>
      <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
        <KeeperName username={username} />
        <PasswordField
          label={t('Password')}
          value={password.value}
          onChange={(typed) => (password.value = typed)}
          autocomplete="current-password"
          error={wrong && troubleText(wrong.trouble, wrong.retryAfterMs)}
        />
        <button type="submit" class="button button--primary">
          {t('Sign in')}
        </button>
      </form>
    </section>
  );
};
