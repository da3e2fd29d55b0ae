import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { formatDate, formatTime, t, tn } from '../../foundation/locale.ts';
import type { RejectedRow } from '../../foundation/tables.ts';
import { statusLine } from '../../sync/logic/status.ts';
import type { AccountParts } from './parts.ts';

type Props = { parts: AccountParts };

const reasonText = (code: string): string => {
  switch (code) {
    case 'invalid-field':
      return t('Something in it has a form that the server does not take.');
    case 'missing-field':
      return t('Something that it needs is missing.');
    case 'kind-mismatch':
      return t('It does not fit what the server holds under the same number.');
    case 'op-reused':
      return t('It was sent before as something else.');
    case 'too-large':
      return t('It is too large.');
    default:
      return t('The server did not take it.');
  }
};

interface LineProps {
  row: RejectedRow;
  onSave: () => void;
  onDiscard: () => void;
}

const RejectedLine = ({ row, onSave, onDiscard }: LineProps) => (
  <li class="stack stack--tight">
    <p>
      {formatDate(row.rejected_at)} {formatTime(row.rejected_at)} · {reasonText(row.code)}
    </p>
    {row.detail && <p class="muted small">{row.detail}</p>}
    <div class="row">
      <button type="button" class="button" onClick={onSave}>
        {t('Save to a file')}
      </button>
      <button type="button" class="button button--quiet" onClick={onDiscard}>
        {t('Discard')}
      </button>
    </div>
  </li>
);

const Rejected = ({ parts }: Props) => {
  const rows = useSignal<readonly RejectedRow[]>([]);
  const count = parts.sync.status.value.rejected;
  const read = async (): Promise<void> => {
    rows.value = await parts.sync.rejected();
  };
  const save = (row: RejectedRow): void =>
    parts.saveFile(`uncramp-change-${row.op}.json`, JSON.stringify(row, null, 1));
  useEffect(() => {
    // Read while somebody signs out: there is nothing left to show.
    read().catch(() => undefined);
  }, [count]);
  if (rows.value.length === 0) return null;
  return (
    <section class="card" aria-labelledby="rejected">
      <h2 id="rejected">{t('Changes that the server did not take')}</h2>
      <p>{t('They are still on this phone. Everything else goes on being synced.')}</p>
      <ul class="list">
        {rows.value.map((row) => (
          <RejectedLine
            key={row.op}
            row={row}
            onSave={() => save(row)}
            onDiscard={() => void parts.sync.discard(row.op).then(read)}
          />
        ))}
      </ul>
    </section>
  );
};

const Held = ({ parts }: Props) => {
  const { held } = parts.sync.status.value;
  if (held === 0) return null;
  return (
    <section class="card card--warning" aria-labelledby="held">
      <h2 id="held">{t('Many entries were deleted elsewhere')}</h2>
      <p>
        {tn(
          'Another device deleted {n} entry that is still on this phone. Was that on purpose?',
          'Another device deleted {n} entries that are still on this phone. Was that on purpose?',
          held,
        )}
      </p>
      <div class="row">
        <button type="button" class="button" onClick={() => void parts.sync.keepMine()}>
          {t('Keep mine')}
        </button>
        <button type="button" class="button" onClick={() => void parts.sync.deleteThem()}>
          {t('Delete them')}
        </button>
      </div>
    </section>
  );
};

const Differs = ({ parts }: Props) => {
  if (!parts.sync.status.value.differs) return null;
  const save = async (): Promise<void> => {
    const newest = (await parts.sync.snapshots()).at(-1);
    if (newest) parts.saveFile('uncramp-before-sync.json', JSON.stringify(newest, null, 1));
  };
  return (
    <section class="card card--warning" aria-labelledby="differs">
      <h2 id="differs">{t('This phone and the server do not agree')}</h2>
      <p>
        {t(
          'Everything was read again and still differs. Nothing was thrown away: a copy from before is kept here.',
        )}
      </p>
      <button type="button" class="button" onClick={() => void save()}>
        {t('Save the copy to a file')}
      </button>
    </section>
  );
};

/** Where the records are, what waits, and what needs a word. */
export const SyncState = ({ parts }: Props) => {
  const working = useSignal(false);
  const sync = async (): Promise<void> => {
    if (working.value) return;
    working.value = true;
    await parts.sync.syncNow();
    working.value = false;
  };
  return (
    <>
      <section class="card" aria-labelledby="sync">
        <h2 id="sync">{t('Sync')}</h2>
        <p role="status">{statusLine(parts.sync.status.value)}</p>
        {/* Switched off it would lose the focus of whoever pressed it. */}
        <button
          type="button"
          class="button"
          aria-disabled={working.value}
          onClick={() => void sync()}
        >
          {t('Sync now')}
        </button>
      </section>
      <Held parts={parts} />
      <Differs parts={parts} />
      <Rejected parts={parts} />
    </>
  );
};
