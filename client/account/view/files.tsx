import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { t, tn } from '../../foundation/locale.ts';
import { Field } from '../../parts/fields.tsx';
import type { Preview } from '../logic/taking.ts';
import { kindName } from './entry.tsx';
import type { AccountParts } from './parts.ts';
import { PreviewOf } from './preview.tsx';

const LARGEST_FILE = 10_000_000;

type Taking =
  | { readonly kind: 'none' | 'no-file' | 'too-large' | 'failed' }
  | { readonly kind: 'looked'; readonly preview: Preview }
  | { readonly kind: 'taken'; readonly added: number };

const saidText = (taking: Taking): string | undefined => {
  switch (taking.kind) {
    case 'no-file':
      return t('This is not a file of this app. Nothing was changed.');
    case 'too-large':
      return t('This file is larger than any of this app. Nothing was changed.');
    case 'failed':
      return t('The file could not be taken in. Nothing on this phone is lost.');
    case 'taken':
      return tn('{n} entry was added.', '{n} entries were added.', taking.added);
    default:
      return undefined;
  }
};

/** One table a kind: that is what spreadsheets can read. */
const Tables = ({ parts }: { parts: AccountParts }) => {
  const counts = useSignal<ReadonlyMap<string, number> | undefined>(undefined);
  const open = async (): Promise<void> => {
    counts.value = await parts.account.counts();
  };
  const save = async (kind: string): Promise<void> =>
    parts.saveFile(`uncramp-${kind}.csv`, await parts.account.table(kind));
  return (
    <details class="disclosure" onToggle={() => void open()}>
      <summary>{t('As tables for a spreadsheet')}</summary>
      <p>{t('One table for each kind of entry.')}</p>
      {counts.value?.size === 0 && <p class="muted">{t('There is nothing on this phone yet.')}</p>}
      <div class="row">
        {[...(counts.value ?? [])].map(([kind, count]) => (
          <button key={kind} type="button" class="button" onClick={() => void save(kind)}>
            {t('{kind} ({n})', { kind: kindName(kind), n: count })}
          </button>
        ))}
      </div>
    </details>
  );
};

/** Looks into a file before anything is taken in. */
const useTaking = ({ account }: AccountParts) => {
  const taking = useSignal<Taking>({ kind: 'none' });
  const look = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    if (file.size > LARGEST_FILE) {
      taking.value = { kind: 'too-large' };
      return;
    }
    try {
      const preview = await account.preview(await file.text());
      taking.value = preview ? { kind: 'looked', preview } : { kind: 'no-file' };
    } catch {
      taking.value = { kind: 'failed' };
    }
  };
  const take = async ({ fresh }: Preview): Promise<void> => {
    try {
      taking.value = { kind: 'taken', added: await account.take(fresh) };
    } catch {
      taking.value = { kind: 'failed' };
    }
  };
  return { taking, look, take };
};

const Chooser = ({ taking, onFile }: { taking: Signal<Taking>; onFile: (file?: File) => void }) => (
  <Field label={t('Take in a file')} hint={t('You see what is in it first.')}>
    {(ids) => (
      <input
        {...ids}
        class="field__input"
        type="file"
        accept=".json,.csv,application/json,text/csv"
        onClick={(event) => {
          // The same file may be chosen twice in a row.
          event.currentTarget.value = '';
          taking.value = { kind: 'none' };
        }}
        onChange={(event) => onFile(event.currentTarget.files?.[0])}
      />
    )}
  </Field>
);

/** Everything on this phone as a file, and back again; nothing of it needs the network. */
export const Files = ({
  parts,
  children,
}: {
  parts: AccountParts;
  children?: ComponentChildren;
}) => {
  const { taking, look, take } = useTaking(parts);
  const now = taking.value;
  const save = async (): Promise<void> =>
    parts.saveFile('uncramp-records.json', await parts.account.file('all'));
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
      <Tables parts={parts} />
      {children}
      <Chooser taking={taking} onFile={(file) => void look(file)} />
      {now.kind === 'looked' && (
        <PreviewOf
          preview={now.preview}
          onTake={() => void take(now.preview)}
          onLeave={() => (taking.value = { kind: 'none' })}
        />
      )}
      <p role="status">{saidText(now)}</p>
    </section>
  );
};
