import { t } from '../../foundation/locale.ts';
import { useFocusAfter } from '../../parts/focus.ts';
import { Refused, useGraveDeeds } from './grave.tsx';
import type { AccountParts } from './parts.ts';
import { Proof } from './proof.tsx';

interface Props {
  parts: AccountParts;
  username: string;
  owner: string;
}

const nothing = async (): Promise<undefined> => undefined;

/** What the server holds of the account: also what was lost in the last weeks. */
export const ServerFile = ({ parts, username, owner }: Props) => {
  const { refusal, waiting, run, goOn, told } = useGraveDeeds(nothing);
  const title = useFocusAfter<HTMLElement>(told.count);
  const save = async () => {
    const kept = await parts.server.export();
    if (kept.ok) parts.saveFile('uncramp-server.json', JSON.stringify(kept.value, null, 1));
    return kept;
  };
  return (
    <details class="disclosure">
      <summary ref={title}>{t('What the server keeps of you')}</summary>
      <div class="stack">
        <p>
          {t(
            'Every entry as the server has it, and what was deleted or overwritten in the last 30 days. This needs the network.',
          )}
        </p>
        {waiting ? (
          <Proof parts={parts} username={username} owner={owner} onProved={goOn} />
        ) : (
          <button
            type="button"
            class="button"
            onClick={() => void run(save, t('The file is saved.'))}
          >
            {t('Save the server’s file')}
          </button>
        )}
        <p role="status">{told.sentence}</p>
        <Refused refusal={refusal} />
      </div>
    </details>
  );
};
