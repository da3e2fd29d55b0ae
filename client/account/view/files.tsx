import { useSignal } from '@preact/signals';
import { t, tn } from '../../foundation/locale.ts';
import { Field } from '../../parts/fields.tsx';
import type { AccountParts } from './parts.ts';

type Taken = { added: number; known: number } | 'no-file' | 'failed' | undefined;

const takenText = (taken: Exclude<Taken, undefined>): string => {
  if (taken === 'no-file') return t('This is not a file of this app. Nothing was changed.');
  if (taken === 'failed')
    return t('The file could not be taken in. Nothing on this phone is lost.');
  return tn('{n} entry was added.', '{n} entries were added.', taken.added);
};

/** Everything on this phone as a file, and back again. */
export const Files = ({ parts }: { parts: AccountParts }) => {
  const taken = useSignal<Taken>(undefined);
  const save = async (): Promise<void> =>
    parts.saveFile('uncramp-records.json', await parts.account.file('all'));
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    try {
      taken.value = (await parts.account.takeFile(await file.text())) ?? 'no-file';
    } catch {
      taken.value = 'failed';
    }
  };
  return (
    <section class="card" aria-labelledby="files">
      <h2 id="files">{t('Your records as a file')}</h2>
      <p>
        {t(
          'Everything on this phone in one file that you keep. It can be taken in again here or on another phone.',
        )}
      </p>
      <button type="button" class="button" onClick={() => void save()}>
        {t('Save to a file')}
      </button>
      <Field label={t('Take in a file')}>
        {(ids) => (
          <input
            {...ids}
            class="field__input"
            type="file"
            accept=".json,application/json"
            onChange={(event) => void take(event.currentTarget.files?.[0])}
          />
        )}
      </Field>
      <p role="status">{taken.value && takenText(taken.value)}</p>
    </section>
  );
};
