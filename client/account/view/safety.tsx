import { useSignal } from '@preact/signals';
import { t } from '../../foundation/locale.ts';
import { fieldOf, formTrouble, type Trouble } from '../logic/trouble.ts';
import type { Refusal } from '../server.ts';
import { Codes } from './codes.tsx';
import { KeeperName } from './keeper-name.tsx';
import type { AccountParts } from './parts.ts';
import { NameField, PasswordField } from './password-field.tsx';
import { troubleText } from './words.ts';

interface Props {
  parts: AccountParts;
  username: string;
}

const sentence = (refusal: Refusal | undefined): string | undefined => {
  if (!refusal) return undefined;
  // Here the name is known: only the password can be wrong.
  if (refusal.trouble === 'wrong-credentials') return t('The password is not right.');
  return troubleText(refusal.trouble, refusal.retryAfterMs);
};
const refused = (trouble: Trouble): Refusal => ({ ok: false, trouble });

export const NewPassword = ({ parts, username }: Props) => {
  const old = useSignal('');
  const fresh = useSignal('');
  const refusal = useSignal<Refusal | undefined>(undefined);
  const done = useSignal(false);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    done.value = false;
    const trouble = formTrouble({ username, password: fresh.value }, { creating: true });
    refusal.value = trouble && refused(trouble);
    if (trouble) return;
    const wish = { password: old.value, new_password: fresh.value };
    const answer = await parts.server.changePassword(wish);
    refusal.value = answer.ok ? undefined : answer;
    done.value = answer.ok;
    if (answer.ok) old.value = fresh.value = '';
  };
  const ofNew = refusal.value && fieldOf(refusal.value.trouble) === 'password';
  return (
    <details class="disclosure">
      <summary>{t('Change the password')}</summary>
      <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
        <KeeperName username={username} />
        <PasswordField
          label={t('Present password')}
          value={old.value}
          onChange={(typed) => (old.value = typed)}
          autocomplete="current-password"
          error={ofNew ? undefined : sentence(refusal.value)}
        />
        <PasswordField
          label={t('New password')}
          value={fresh.value}
          onChange={(typed) => (fresh.value = typed)}
          autocomplete="new-password"
          hint={t('At least 12 characters. All other devices are signed out.')}
          error={ofNew ? sentence(refusal.value) : undefined}
        />
        <button type="submit" class="button">
          {t('Change it')}
        </button>
        <p role="status">{done.value && t('The password is changed.')}</p>
      </form>
    </details>
  );
};

export const FreshCodes = ({ parts, username }: Props) => {
  const password = useSignal('');
  const codes = useSignal<readonly string[] | undefined>(undefined);
  const refusal = useSignal<Refusal | undefined>(undefined);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const answer = await parts.server.newCodes(password.value);
    refusal.value = answer.ok ? undefined : answer;
    if (!answer.ok) return;
    password.value = '';
    codes.value = answer.value.recovery_codes;
  };
  if (codes.value) {
    return <Codes parts={parts} codes={codes.value} onKept={() => (codes.value = undefined)} />;
  }
  return (
    <details class="disclosure">
      <summary>{t('New recovery codes')}</summary>
      <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
        <p>{t('New codes make the old ones void.')}</p>
        <KeeperName username={username} />
        <PasswordField
          label={t('Password')}
          value={password.value}
          onChange={(typed) => (password.value = typed)}
          autocomplete="current-password"
          error={sentence(refusal.value)}
        />
        <button type="submit" class="button">
          {t('Make new codes')}
        </button>
      </form>
    </details>
  );
};

/** The name typed again, and the password: nobody deletes an account in passing. */
export const Farewell = ({ parts, username }: Props) => {
  const typed = useSignal('');
  const password = useSignal('');
  const refusal = useSignal<Refusal | undefined>(undefined);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (typed.value.trim() !== username) {
      refusal.value = refused('name-differs');
      return;
    }
    const answer = await parts.server.deleteAccount({ username, password: password.value });
    refusal.value = answer.ok ? undefined : answer;
    if (!answer.ok) return;
    await parts.account.signOut('discard');
    parts.restart();
  };
  const ofName = refusal.value && fieldOf(refusal.value.trouble) === 'username';
  return (
    <details class="disclosure">
      <summary>{t('Delete this account')}</summary>
      <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
        <p>
          {t(
            'Everything of this account is deleted, on the server and on this phone. It cannot be taken back. Save a file first if you want to keep your records.',
          )}
        </p>
        <NameField
          label={t('Type {name} to confirm', { name: username })}
          value={typed.value}
          onChange={(name) => (typed.value = name)}
          error={ofName ? sentence(refusal.value) : undefined}
        />
        <PasswordField
          label={t('Password')}
          value={password.value}
          onChange={(value) => (password.value = value)}
          autocomplete="current-password"
          error={ofName ? undefined : sentence(refusal.value)}
        />
        <button type="submit" class="button">
          {t('Delete the account for good')}
        </button>
      </form>
    </details>
  );
};
