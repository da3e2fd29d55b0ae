import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { t, tn } from '../../foundation/locale.ts';
import { Field } from '../../parts/fields.tsx';
import { useFocusAfter } from '../../parts/focus.ts';
import { SavedLine } from '../../parts/saved-line.tsx';
import { createSaver } from '../../parts/saving.ts';
import { FileRefused, type Unreadable } from '../logic/file.ts';
import type { Preview } from '../logic/taking.ts';
import { kindName } from './entry.tsx';
import type { AccountParts } from './parts.ts';
import { PreviewOf } from './preview.tsx';

// Ten years of nine entries a day that were never sent are less than half of it.
const LARGEST_FILE = 50_000_000;

type Taking =
  | { readonly kind: 'none' | Unreadable | 'too-large' | 'failed' }
  | { readonly kind: 'looked'; readonly preview: Preview };

const saidText = ({ kind }: Taking): string | undefined => {
  switch (kind) {
    case 'foreign':
      return t('This is not a file of this app. Nothing was changed.');
    case 'damaged':
      return t(
        'This is a file of this app, but it is damaged or not complete. Nothing was changed. Save it once more where it came from.',
      );
    case 'newer':
      return t(
        'This file was made by a newer version of this app. Nothing was changed. Update the app here, then try again.',
      );
    case 'too-large':
      return t('This file is larger than any of this app. Nothing was changed.');
    case 'failed':
      return t('The file could not be taken in. Nothing on this phone is lost.');
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

/** Looks into a file before anything is taken in; what could not be saved stays to be tried again. */
const useTaking = ({ account }: AccountParts) => {
  const taking = useSignal<Taking>({ kind: 'none' });
  const saver = useSignal(createSaver()).value;
  const taken = useSignal(0);
  const leave = (): void => {
    taking.value = { kind: 'none' };
    saver.forget();
  };
  const look = async (file: File | undefined): Promise<void> => {
    leave();
    if (!file) return;
    if (file.size > LARGEST_FILE) {
      taking.value = { kind: 'too-large' };
      return;
    }
    try {
      taking.value = { kind: 'looked', preview: await account.preview(await file.text()) };
    } catch (error) {
      taking.value = { kind: error instanceof FileRefused ? error.code : 'failed' };
    }
  };
  const take = async ({ fresh }: Preview): Promise<void> => {
    if (saver.state.value.phase === 'saving') return;
    const added = (n: unknown) => ({
      said: tn('{n} entry was added.', '{n} entries were added.', Number(n)),
    });
    if (!(await saver.save(() => account.take(fresh), added))) return;
    taking.value = { kind: 'none' };
    taken.value += 1;
  };
  const busy = saver.state.value.phase === 'saving';
  return { now: taking.value, busy, taken: taken.value, saver, look, take, leave };
};

interface ChooserProps {
  /** How often a file was looked into and left: reading goes on here. */
  left: number;
  onFile: (file?: File) => void;
  onLeave: () => void;
}

const Chooser = ({ left, onFile, onLeave }: ChooserProps) => {
  const input = useFocusAfter<HTMLInputElement>(left);
  return (
    <Field label={t('Take in a file')} hint={t('You see what is in it first.')}>
      {(ids) => (
        <input
          {...ids}
          ref={input}
          class="field__input"
          type="file"
          accept=".json,.csv,application/json,text/csv"
          onClick={(event) => {
            // The same file may be chosen twice in a row.
            event.currentTarget.value = '';
            onLeave();
          }}
          onChange={(event) => onFile(event.currentTarget.files?.[0])}
        />
      )}
    </Field>
  );
};

interface FilesProps {
  parts: AccountParts;
  children?: ComponentChildren;
}

/** Everything on this phone as a file, and back again; nothing of it needs the network. */
export const Files = ({ parts, children }: FilesProps) => {
  const { now, busy, taken, saver, look, take, leave } = useTaking(parts);
  const left = useSignal(0);
  const leaveIt = (): void => {
    leave();
    left.value += 1;
  };
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
      <Chooser left={left.value} onFile={(file) => void look(file)} onLeave={leave} />
      {now.kind === 'looked' && (
        <PreviewOf
          preview={now.preview}
          names={parts.names}
          busy={busy}
          onTake={() => void take(now.preview)}
          onLeave={leaveIt}
        />
      )}
      <p role="status">{saidText(now)}</p>
      <SavedLine saver={saver} exportUrl="#files" gone={taken} />
    </section>
  );
};
