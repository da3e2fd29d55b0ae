import { Fragment } from 'preact';
import { useRef } from 'preact/hooks';
import type { MedicineFields } from '../../contract/wire.ts';
import { formatDate, t } from '../../foundation/locale.ts';
import type { ChangeOf, StoredRecord } from '../../foundation/records.ts';
import { useFocusAfter } from '../../parts/focus.ts';
import { oneTap } from '../../parts/one-tap.ts';
import { SavedLine } from '../../parts/saved-line.tsx';
import { type Hit, isNew, linksOf } from '../logic/cards.ts';
import { MedicineForm } from './form.tsx';
import type { MedicinesParts } from './parts.ts';

type Part = { parts: MedicinesParts };
type Row = StoredRecord<'medicine'>;

const spanOf = ({ since, until }: MedicineFields): string | undefined => {
  const days = {
    since: since ? formatDate(since, { year: true }) : '',
    until: until ? formatDate(until, { year: true }) : '',
  };
  if (since && until) return t('from {since} to {until}', days);
  if (until) return t('until {until}', days);
  return since ? t('since {since}', days) : undefined;
};

const leadIn = (hits: readonly Hit[]): string => {
  if (hits.length > 1) return t('Perhaps one of these cards:');
  return hits[0]?.guess ? t('Perhaps this card:') : t('See this card:');
};

/** Whether a medicine on the list has a card here, and whether it is new enough to ask about. */
const Link = ({ parts, fields }: Part & { fields: MedicineFields }) => {
  const hits = linksOf(fields.name, parts.cards);
  const [first] = hits;
  if (!first)
    return <span class="list__detail">{t('No card here. Your pharmacist may know more.')}</span>;
  return (
    <span class="list__detail">
      {leadIn(hits)}{' '}
      {hits.map(({ entry }, index) => (
        <Fragment key={entry.id}>
          {index > 0 && ' · '}
          <a href={`#${entry.id}`}>{entry.title}</a>
        </Fragment>
      ))}
      {!first.guess && isNew(fields.since, parts.today()) && (
        <> · {t('begun within a year, so it is worth a question')}</>
      )}
    </span>
  );
};

const Line = ({ parts, row }: Part & { row: Row }) => {
  const { fields } = row;
  const span = spanOf(fields);
  return (
    <div class="drink__line">
      <span class="medicine__what">
        <span class="list__title">{fields.name}</span>
        {(fields.dose || span) && (
          <span class="list__detail">
            {fields.dose && <bdi>{fields.dose}</bdi>}
            {fields.dose && span && ' · '}
            {span}
          </span>
        )}
        <Link parts={parts} fields={fields} />
      </span>
      <button
        type="button"
        class="text-button"
        aria-label={t('Change {name}', { name: fields.name })}
        onClick={() => (parts.writing.value = row)}
      >
        {t('Change')}
      </button>
      <button
        type="button"
        class="text-button"
        aria-label={t('Delete {name}', { name: fields.name })}
        onClick={oneTap(() => void parts.edits.remove(row))}
      >
        {t('Delete')}
      </button>
    </div>
  );
};

const Form = ({ parts }: Part) => {
  const { writing, edits } = parts;
  const open = writing.value;
  if (!open) return null;
  const isThere = parts.medicines.value?.some(({ id }) => id === open.id);
  const save = async (change: ChangeOf<'medicine'>): Promise<void> => {
    // Compared with what was opened: a field that was changed elsewhere since, but not here, stays.
    const saved =
      open.id !== undefined && isThere
        ? await edits.change(open, change)
        : await edits.add('medicine', change);
    if (saved) writing.value = undefined;
  };
  return (
    <MedicineForm
      key={open.id ?? open.fields.name ?? ''}
      before={open.fields}
      onSave={(change) => void save(change)}
      onCancel={() => (writing.value = undefined)}
    />
  );
};

/** Where reading goes on when a form is closed, or the line is gone that was deleted. */
const useReadingOn = (isOpen: boolean, lines: number) => {
  const before = useRef({ isOpen, lines });
  const gone = useRef(0);
  if ((before.current.isOpen && !isOpen) || lines < before.current.lines) gone.current += 1;
  before.current = { isOpen, lines };
  return useFocusAfter<HTMLButtonElement>(gone.current);
};

/** What the person takes, each with the card it leads to. */
export const List = ({ parts }: Part) => {
  const rows = parts.medicines.value ?? [];
  const isOpen = parts.writing.value !== undefined;
  const add = useReadingOn(isOpen, rows.length);
  const sorted = [...rows].sort((a, b) => a.fields.name.localeCompare(b.fields.name));
  return (
    <section class="card" aria-labelledby="own-medicines">
      <h2 id="own-medicines">{t('What you take')}</h2>
      {rows.length === 0 && !isOpen && (
        <p class="muted">
          {t('Keep a list here, on this phone, and take it along to your pharmacist or doctor.')}
        </p>
      )}
      <ul class="list">
        {sorted.map((row) => (
          <li key={row.id} class="drink">
            <Line parts={parts} row={row} />
          </li>
        ))}
      </ul>
      <Form parts={parts} />
      {!isOpen && (
        <button
          type="button"
          class="button"
          ref={add}
          onClick={() => (parts.writing.value = { fields: {} })}
        >
          {t('Add a medicine')}
        </button>
      )}
      <SavedLine saver={parts.saver} exportUrl={parts.exportUrl} />
    </section>
  );
};
