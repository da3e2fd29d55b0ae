import type { WaysIn } from '../../contract/wire.ts';
import { t } from '../../foundation/locale.ts';
import { Sure, useSure } from './sure.tsx';

/** Offered once two passkeys are there: one may be lost with its phone. */
export const WithoutPassword = ({ ways, onRemove }: { ways: WaysIn; onRemove: () => void }) => {
  const { asking, toggle, onToggle, onYes, onNo } = useSure(onRemove);
  if (!ways.password) return <p class="muted">{t('This account has no password.')}</p>;
  if (ways.passkeys.length < 2) return null;
  return (
    <>
      <button
        type="button"
        class="button button--quiet"
        ref={toggle}
        aria-expanded={asking}
        onClick={onToggle}
      >
        {t('Do without the password')}
      </button>
      {asking && (
        <Sure
          question={t(
            'Remove the password? Then only your passkeys and recovery codes open the account.',
          )}
          name={t('Password')}
          onYes={onYes}
          onNo={onNo}
        />
      )}
    </>
  );
};
