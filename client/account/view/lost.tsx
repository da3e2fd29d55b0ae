import { type Signal, useSignal } from '@preact/signals';
import { LONGEST_RECOVERY_CODE } from '../../contract/wire.ts';
import { t } from '../../foundation/locale.ts';
import { formTrouble } from '../logic/trouble.ts';
import { CodeField } from './code-field.tsx';
import { type EnterProps, FormTrouble, useEntering } from './entering.tsx';
import { FoldedForm } from './folded-form.tsx';
import { KeeperName } from './keeper-name.tsx';
import { NameField, PasswordField } from './password-field.tsx';

interface Props extends EnterProps {
  name: Signal<string>;
  /** Whether that is the name of the account which is open here, and no other can be meant. */
  isKnown?: boolean;
}

const What = () => (
  <p>
    {t(
      'One of your recovery codes opens the account with a new password. All other devices are signed out.',
    )}
  </p>
);

/** The old password was not asked for: of the two that were, either may be wrong. */
const wrongCode = (): string =>
  t('User name and code do not match, or this code was used before. Each code works once.');

/** A recovery code instead of the password that was lost. */
export const Lost = ({ parts, onOpened, name, isKnown }: Props) => {
  const code = useSignal('');
  const password = useSignal('');
  const { refusal, busy, textAt, enter } = useEntering(onOpened);
  const isWrong = refusal?.trouble === 'wrong-credentials';
  const submit = (): Promise<unknown> => {
    const who = { username: name.value, code: code.value };
    const trouble = formTrouble({ ...who, password: password.value }, { creating: true });
    return enter(trouble, () => parts.account.recover({ ...who, new_password: password.value }));
  };
  return (
    <FoldedForm
      title={t('I lost my password')}
      submit={t('Open with the code')}
      busy={busy}
      onSubmit={submit}
    >
      <What />
      {isKnown ? (
        <KeeperName username={name.value} />
      ) : (
        <NameField typed={name} label={t('Your user name')} error={textAt('username')} />
      )}
      <CodeField
        label={t('Recovery code')}
        code={code}
        longest={LONGEST_RECOVERY_CODE}
        error={textAt('code')}
      />
      <PasswordField
        label={t('New password')}
        typed={password}
        autocomplete="new-password"
        hint={t('At least 12 characters.')}
        error={textAt('password')}
      />
      <FormTrouble text={isWrong ? wrongCode() : textAt('form')} />
    </FoldedForm>
  );
};
