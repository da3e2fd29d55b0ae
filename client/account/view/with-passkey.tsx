import { t } from '../../foundation/locale.ts';
import { type EnterProps, FormTrouble, useEntering } from './entering.tsx';
import { passkeyAnswer, proofTrouble } from './proof.tsx';

/** Without name or password: the passkey itself says whose it is, or is the `owner`'s or none. */
export const WithPasskey = ({ parts, owner, onOpened }: EnterProps & { owner?: string }) => {
  const { refusal, busy, enter } = useEntering(onOpened);
  if (!parts.passkeys) return null;
  const open = async (): Promise<unknown> => {
    const given = await passkeyAnswer(parts, 'using', owner);
    if (!given.ok) return enter(given.trouble, () => Promise.reject(new Error('not asked')));
    return enter(undefined, () =>
      parts.account.enterWithPasskey({ credential: given.value, owner }),
    );
  };
  return (
    <div class="stack">
      <button type="button" class="button button--wide" disabled={busy} onClick={() => void open()}>
        {t('Use a passkey')}
      </button>
      <FormTrouble text={refusal && proofTrouble(refusal, 'passkey')} />
    </div>
  );
};
