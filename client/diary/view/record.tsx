import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { formatDate, t } from '../../foundation/locale.ts';
import type { ChangeOf, StoredRecord } from '../../foundation/records.ts';
import { DrinkForm } from '../../parts/drink-form.tsx';
import { Choice } from '../../parts/fields.tsx';
import { focusHere } from '../../parts/focus.ts';
import { measuresOf } from '../../parts/logic/volume.ts';
import { SavedLine } from '../../parts/saved-line.tsx';
import { nightOptions } from '../../parts/words.ts';
import { CrampForm } from './cramp-form.tsx';
import type { DiaryParts } from './parts.ts';
import { SessionForm } from './session-form.tsx';
import { runningName } from './words.ts';

interface FormProps {
  parts: DiaryParts;
  record: StoredRecord;
  save: (change: ChangeOf<StoredRecord['kind']>) => void;
}

const Form = ({ parts, record, save }: FormProps) => {
  const { clock, titles } = parts;
  const common = { clock, saveLabel: t('Save') };
  switch (record.kind) {
    case 'cramp': {
      const { fields } = record as StoredRecord<'cramp'>;
      const running = runningName(fields, titles);
      return (
        <>
          {running && <p class="muted">{t('Ended during: {routine}', { routine: running })}</p>}
          <CrampForm {...common} before={fields} onSave={save} />
        </>
      );
    }
    case 'session': {
      const { fields } = record as StoredRecord<'session'>;
      return <SessionForm {...common} before={fields} titles={titles} onSave={save} />;
    }
    case 'drink': {
      const { fields } = record as StoredRecord<'drink'>;
      const measures = measuresOf(parts.profile.value);
      return <DrinkForm {...measures} clock={clock} before={fields} onSave={save} />;
    }
    case 'night': {
      const { fields } = record as StoredRecord<'night'>;
      return (
        <Choice
          legend={t('The night of {date}', { date: formatDate(fields.date, { year: true }) })}
          options={nightOptions()}
          value={fields.cramps}
          onChoose={(cramps) => save({ cramps })}
        />
      );
    }
    default:
      return <p>{t('This entry cannot be shown here.')}</p>;
  }
};

type Found = StoredRecord | 'missing' | undefined;

/** Follows one record. What comes from elsewhere waits while the form here is half filled in. */
const useRecord = (parts: DiaryParts, id: string, touched: { current: boolean }): Signal<Found> => {
  const found = useSignal<Found>(undefined);
  useEffect(() => {
    const read = async (): Promise<void> => {
      const now = (await parts.store.get(id)) ?? 'missing';
      if (!touched.current) found.value = now;
    };
    void read();
    return parts.store.watch(({ ids }) => {
      if (ids.includes(id)) void read();
    });
  }, [id, parts, touched]);
  return found;
};

interface MissingProps {
  deletedHere: boolean;
  saver: DiaryParts['saver'];
  diary: string;
  children: ComponentChildren;
}

/** Whoever deleted it here is told so by the saved line, and goes on from the way back. */
const Missing = ({ deletedHere, saver, diary, children }: MissingProps) => (
  <>
    {!(deletedHere && saver.state.value.phase !== 'idle') && (
      <p>{t('There is no such entry on this phone. It may have been deleted.')}</p>
    )}
    {children}
    <a href={diary} ref={deletedHere ? focusHere : null}>
      {t('All nights')}
    </a>
  </>
);

interface AttemptProps {
  parts: DiaryParts;
  onInput: () => void;
  children: ComponentChildren;
}

/** What was said of the last try to save is no answer to this one. */
const Attempt = ({ parts, onInput, children }: AttemptProps) => (
  <div class="stack" onInput={onInput} onSubmitCapture={() => parts.saver.forget()}>
    {children}
  </div>
);

/** One entry with every field, to change or delete. */
export const Entry = ({ parts, id }: { parts: DiaryParts; id: string }) => {
  const touched = useRef(false);
  const deletedHere = useRef(false);
  const record = useRecord(parts, id, touched).value;
  if (record === undefined || !parts.profile.value) return null;
  const line = <SavedLine saver={parts.saver} exportUrl={parts.url('/account')} />;
  const diary = parts.url('/diary');
  if (record === 'missing') {
    return (
      <Missing deletedHere={deletedHere.current} saver={parts.saver} diary={diary}>
        {line}
      </Missing>
    );
  }
  const save = async (change: ChangeOf<StoredRecord['kind']>): Promise<void> => {
    touched.current = false;
    touched.current = !(await parts.edits.change(record, change));
  };
  const remove = async (): Promise<void> => {
    touched.current = false;
    deletedHere.current = true;
    deletedHere.current = await parts.edits.remove(record);
  };
  return (
    <>
      <a href={diary}>{t('All nights')}</a>
      {/* Another version of the record is another form: what it shows is what is stored. */}
      <Attempt key={record.changed_at} parts={parts} onInput={() => (touched.current = true)}>
        <Form parts={parts} record={record} save={(change) => void save(change)} />
      </Attempt>
      {line}
      <button type="button" class="button button--quiet delete" onClick={() => void remove()}>
        {t('Delete this entry')}
      </button>
    </>
  );
};
