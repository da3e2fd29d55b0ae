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

/** A recovery code instead of the password that was lost. */
export const Lost = ({ parts, onOpened, name, isKnown }: Props) => {
  const code = useSignal('');
  const password = useSignal('');
  const { busy, textAt, enter } = useEntering(onOpened);
  const submit = (): Promise<void> => {
    const wish = { username: name.value, code: code.value, password: password.value };
    const { password: new_password, ...rest } = wish;
    return enter(formTrouble(wish, { creating: true }), () =>
      parts.account.recover({ ...rest, new_password }),
    );
  };
  return (
    <FoldedForm
      title={t('I lost my password')}
      submit={t('Open with the code')}
      busy={busy}
      onSubmit={submit}
    >
      <p>
        {t(
          'One of your recovery codes opens the account with a new password. All other devices are signed out.',
        )}
      </p>
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
      <FormTrouble text={textAt('form')} />
    </FoldedForm>
  );
};
