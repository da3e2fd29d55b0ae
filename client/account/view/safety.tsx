import { useSignal } from '@preact/signals';
import { t } from '../../foundation/locale.ts';
import { apart } from '../../parts/logic/apart.ts';
import { fieldOf, formTrouble, type Trouble } from '../logic/trouble.ts';
import { type Refusal, refusalOf } from '../server.ts';
import { Codes } from './codes.tsx';
import { FoldedForm } from './folded-form.tsx';
import { KeeperName } from './keeper-name.tsx';
import type { AccountParts } from './parts.ts';
import { hasPassword, NameField, PasswordField, PresentPassword } from './password-field.tsx';
import { Proof } from './proof.tsx';
import { troubleText } from './words.ts';

interface Props {
  parts: AccountParts;
  username: string;
  owner: string;
}

const sentence = (refusal: Refusal | undefined): string | undefined => {
  if (!refusal) return undefined;
  // Here the name is known: only the password can be wrong.
  if (refusal.trouble === 'wrong-credentials') return t('The password is not right.');
  return troubleText(refusal.trouble, refusal.retryAfterMs);
};
const refused = (trouble: Trouble): Refusal => ({ ok: false, trouble });

/** The sentence about the named field, and the one about anything else. */
const useRefusal = (field: 'username' | 'password') => {
  const refusal = useSignal<Refusal | undefined>(undefined);
  const text = sentence(refusal.value);
  const isOfField = refusal.value && fieldOf(refusal.value.trouble) === field;
  return { refusal, own: isOfField ? text : undefined, other: isOfField ? undefined : text };
};

/** Whoever has no password to give can still prove who they are; then the form is sent again. */
const proofFor = (refusal: Refusal | undefined, who: Props, onProved: () => Promise<void>) =>
  refusal?.trouble === 'password-again' && <Proof {...who} onProved={() => void onProved()} />;

const useNewPassword = ({ parts, username }: Props) => {
  const { ways } = parts;
  const old = useSignal('');
  const fresh = useSignal('');
  const { refusal, own, other } = useRefusal('password');
  const done = useSignal('');
  const submit = async (): Promise<void> => {
    done.value = '';
    const trouble = formTrouble({ username, password: fresh.value }, { creating: true });
    refusal.value = trouble && refused(trouble);
    if (trouble) return;
    const wish = { password: old.value || undefined, new_password: fresh.value };
    const answer = await parts.server.changePassword(wish);
    refusal.value = answer.ok ? undefined : answer;
    if (!answer.ok) return;
    done.value = hasPassword(ways) ? t('The password is changed.') : t('The password is set.');
    old.value = fresh.value = '';
    if (ways.value) ways.value = { ...ways.value, password: true };
  };
  return { old, fresh, refusal, own, other, done, submit };
};

export const NewPassword = (who: Props) => {
  const { old, fresh, refusal, own, other, done, submit } = useNewPassword(who);
  const has = hasPassword(who.parts.ways);
  return (
    <FoldedForm
      title={has ? t('Change the password') : t('Set a password')}
      submit={has ? t('Change it') : t('Set it')}
      onSubmit={submit}
      proof={proofFor(refusal.value, who, submit)}
      after={<p role="status">{has ? done.value : ''}</p>}
    >
      <KeeperName username={who.username} />
      <PresentPassword
        ways={who.parts.ways}
        label={t('Present password')}
        typed={old}
        error={other}
      />
      <PasswordField
        label={t('New password')}
        typed={fresh}
        autocomplete="new-password"
        hint={t('At least 12 characters. All other devices are signed out.')}
        error={own}
      />
    </FoldedForm>
  );
};

export const FreshCodes = (who: Props) => {
  const { parts, username } = who;
  const password = useSignal('');
  const codes = useSignal<readonly string[] | undefined>(undefined);
  const kept = useSignal(false);
  const refusal = useSignal<Refusal | undefined>(undefined);
  const submit = async (): Promise<void> => {
    const answer = await parts.server.newCodes(password.value || undefined);
    refusal.value = answer.ok ? undefined : answer;
    if (!answer.ok) return;
    password.value = '';
    codes.value = answer.value.recovery_codes;
  };
  if (codes.value) {
    const onKept = (): void => {
      kept.value = true;
      codes.value = undefined;
    };
    return <Codes parts={parts} codes={codes.value} onKept={onKept} />;
  }
  return (
    <FoldedForm
      title={t('New recovery codes')}
      focused={kept.value}
      submit={t('Make new codes')}
      onSubmit={submit}
      proof={proofFor(refusal.value, who, submit)}
    >
      <p>{t('New codes make the old ones void.')}</p>
      <KeeperName username={username} />
      <PresentPassword
        ways={parts.ways}
        label={t('Password')}
        typed={password}
        error={sentence(refusal.value)}
      />
    </FoldedForm>
  );
};

const useFarewell = ({ parts, username }: Props) => {
  const typed = useSignal('');
  const password = useSignal('');
  const { refusal, own, other } = useRefusal('username');
  const submit = async (): Promise<void> => {
    if (typed.value.trim() !== username) {
      refusal.value = refused('name-differs');
      return;
    }
    const wish = { username, password: password.value || undefined };
    const answer = await parts.account.deleteAccount(wish).catch(() => undefined);
    if (answer === undefined) refusal.value = refused('not-kept');
    else if (answer === 'gone') parts.restart({ went: 'deleted' });
    else refusal.value = refusalOf(answer);
  };
  return { typed, password, refusal, own, other, submit };
};

/** The name typed again, and the password: nobody deletes an account in passing. */
export const Farewell = (who: Props) => {
  const { typed, password, refusal, own, other, submit } = useFarewell(who);
  return (
    <FoldedForm
      title={t('Delete this account')}
      submit={t('Delete the account for good')}
      onSubmit={submit}
      proof={proofFor(refusal.value, who, submit)}
    >
      <p>
        {t(
          'Everything of this account is deleted, on the server and on this phone. It cannot be taken back. Save a file first if you want to keep your records.',
        )}
      </p>
      <NameField
        label={t('Type {name} to confirm', { name: apart(who.username) })}
        typed={typed}
        error={own}
      />
      <PresentPassword ways={who.parts.ways} label={t('Password')} typed={password} error={other} />
    </FoldedForm>
  );
};
