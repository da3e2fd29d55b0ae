import { useSignal } from '@preact/signals';
import { t } from '../../foundation/locale.ts';
import { focusHere } from '../../parts/focus.ts';
import type { AccountParts } from './parts.ts';

interface Props {
  parts: AccountParts;
  codes: readonly string[];
  onKept: () => void;
}

const CodeList = ({ codes }: { codes: readonly string[] }) => (
  <ul class="codes">
    {codes.map((code) => (
      <li key={code}>
        <code>{code}</code>
      </li>
    ))}
  </ul>
);

/** Recovery codes, shown this once: the only way back without the password. */
export const Codes = ({ parts, codes, onKept }: Props) => {
  const copied = useSignal<boolean | undefined>(undefined);
  const copy = async (): Promise<void> => {
    copied.value = await parts.copy(codes.join('\n'));
  };
  return (
    <section class="card" aria-labelledby="codes">
      <h2 id="codes" tabIndex={-1} ref={focusHere}>
        {t('Keep these recovery codes')}
      </h2>
      <p>
        {t(
          'If you lose your password, one of them opens your account. They are shown only now, and each works once.',
        )}
      </p>
      <CodeList codes={codes} />
      <div class="row">
        <button type="button" class="button" onClick={() => void copy()}>
          {t('Copy')}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => parts.saveFile('uncramp-recovery-codes.txt', `${codes.join('\n')}\n`)}
        >
          {t('Save to a file')}
        </button>
      </div>
      <p role="status">
        {copied.value === true && t('Copied.')}
        {copied.value === false &&
          t('Copying is not possible here. Write them down or save the file.')}
      </p>
      <button type="button" class="button button--primary" onClick={onKept}>
        {t('I have kept them')}
      </button>
    </section>
  );
};
