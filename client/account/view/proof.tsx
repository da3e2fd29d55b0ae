import { useSignal } from '@preact/signals';
import { t } from '../../foundation/locale.ts';
import { focusHere } from '../../parts/focus.ts';
import { isOfAnother } from '../passkeys.ts';
import type { Answer, Refusal } from '../server.ts';
import { KeeperName } from './keeper-name.tsx';
import type { AccountParts } from './parts.ts';
import { hasPassword, PresentPassword } from './password-field.tsx';
import { troubleText } from './words.ts';

/** A passkey's answer to a question of the server, or why there is none. With an `owner` it is
 * theirs: the server refuses another's like one that opens nothing. */
export const passkeyAnswer = async (
  { server, passkeys }: AccountParts,
  what: 'making' | 'using',
  owner?: string,
): Promise<Answer<object>> => {
  const asked = await server.optionsFor(what);
  if (!asked.ok) return asked;
  const given = await passkeys?.[what === 'making' ? 'make' : 'use'](asked.value.options);
  if (given?.kind === 'given') {
    if (owner && isOfAnother(given.credential, owner))
      return { ok: false, trouble: 'passkey-other' };
    return { ok: true, value: given.credential };
  }
  return { ok: false, trouble: given?.kind === 'known' ? 'passkey-known' : 'passkey-none' };
};

/** What is wrong here can only be the password, or the passkey. */
export const proofTrouble = ({ trouble, retryAfterMs }: Refusal, by: 'password' | 'passkey') => {
  if (trouble !== 'wrong-credentials') return troubleText(trouble, retryAfterMs);
  return by === 'password'
    ? t('The password is not right.')
    : t('This passkey does not open an account here.');
};

interface Props {
  parts: AccountParts;
  username: string;
  owner: string;
  onProved: () => void;
}

/** The other way, or for an account without a password the only one. */
const ByPasskey = ({ parts, onAsk }: { parts: AccountParts; onAsk: () => void }) => {
  const isOther = hasPassword(parts.ways);
  if (!parts.passkeys)
    return isOther ? null : (
      <p>{t('This account has no password, and this browser knows no passkeys.')}</p>
    );
  return (
    <button type="button" class={isOther ? 'button button--quiet' : 'button'} onClick={onAsk}>
      {isOther ? t('Use a passkey instead') : t('Use a passkey')}
    </button>
  );
};

/** "Is it you?": asked again before something grave, when the last proof is a while ago. */
export const Proof = ({ parts, username, owner, onProved }: Props) => {
  const password = useSignal('');
  const trouble = useSignal<string | undefined>(undefined);
  const settle = (answer: Answer<unknown>, by: 'password' | 'passkey'): void => {
    trouble.value = answer.ok ? undefined : proofTrouble(answer, by);
    if (answer.ok) onProved();
  };
  const typed = async (event: Event): Promise<void> => {
    event.preventDefault();
    settle(await parts.server.prove({ username, password: password.value }), 'password');
  };
  const held = async (): Promise<void> => {
    const given = await passkeyAnswer(parts, 'using', owner);
    if (!given.ok) return settle(given, 'passkey');
    settle(await parts.server.proveWithPasskey({ credential: given.value, owner }), 'passkey');
  };
  return (
    <form class="stack" noValidate onSubmit={(event) => void typed(event)}>
      {/* It stands where the form was that was sent: reading goes on with why. */}
      <p tabIndex={-1} ref={focusHere}>
        {t('Before this is done, say once more that it is you.')}
      </p>
      <KeeperName username={username} />
      <PresentPassword
        ways={parts.ways}
        label={t('Your password')}
        typed={password}
        error={trouble.value}
      />
      {hasPassword(parts.ways) && (
        <button type="submit" class="button">
          {t('It is me')}
        </button>
      )}
      <ByPasskey parts={parts} onAsk={() => void held()} />
    </form>
  );
};
