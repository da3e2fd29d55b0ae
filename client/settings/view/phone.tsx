import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Keeping } from '../../foundation/keeping.ts';
import { formatNumber, t } from '../../foundation/locale.ts';
import { keepingText } from '../../parts/keeping.ts';
import type { SettingsParts } from './parts.ts';

const MEGA = 1_000_000;

const Readiness = ({ ready }: { ready: boolean | undefined | 'asking' }) => {
  if (ready === true)
    return <p>{t('Ready without network: every page and every clip is on this phone.')}</p>;
  if (ready === 'asking')
    return <p class="muted">{t('Looking whether everything is on this phone …')}</p>;
  return (
    <p>{t('Not everything is on this phone yet. Leave the app open with network for a minute.')}</p>
  );
};

/** What this phone holds, and how surely. */
export const Phone = ({ parts }: { parts: SettingsParts }) => {
  const keeping = useSignal<Keeping | undefined>(undefined);
  const used = useSignal<number | undefined>(undefined);
  const ready = useSignal<boolean | undefined | 'asking'>('asking');
  useEffect(() => {
    void parts.storage.keeping().then((found) => (keeping.value = found));
    void parts.storage.usedBytes().then((found) => (used.value = found));
    void parts.ready().then((found) => (ready.value = found));
  }, [parts]);
  const ask = async (): Promise<void> => {
    keeping.value = await parts.storage.askToKeep();
  };
  return (
    <section class="card" aria-labelledby="phone">
      <h2 id="phone">{t('On this phone')}</h2>
      <Readiness ready={ready.value} />
      {keeping.value && <p>{keepingText(keeping.value)}</p>}
      {keeping.value === 'may-go' && (
        <button type="button" class="button" onClick={() => void ask()}>
          {t('Ask the browser to keep them')}
        </button>
      )}
      {used.value !== undefined && (
        <p class="muted small">
          {t('{size} MB in use.', { size: formatNumber(used.value / MEGA, 1) })}
        </p>
      )}
      <a href={parts.exportUrl}>{t('Take your records along as a file')}</a>
    </section>
  );
};
