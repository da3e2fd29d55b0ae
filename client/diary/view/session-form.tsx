import { useSignal } from '@preact/signals';
import type { SessionFields } from '../../contract/wire.ts';
import type { Clock } from '../../foundation/clock.ts';
import { t } from '../../foundation/locale.ts';
import type { ChangeOf } from '../../foundation/records.ts';
import { Field, NoteField } from '../../parts/fields.tsx';
import type { Titles } from './parts.ts';
import { Times, useTimes } from './times.tsx';

interface Props {
  before: Partial<SessionFields>;
  titles: Titles;
  clock: Clock;
  saveLabel: string;
  onSave: (change: ChangeOf<'session'> & { routine: string; started_at: string }) => void;
}

interface PickProps {
  titles: Titles;
  value: string;
  onChange: (id: string) => void;
  missing: boolean;
}

const PickRoutine = ({ titles, value, onChange, missing }: PickProps) => {
  const known = Object.entries(titles.value);
  const isOwn = value !== '' && !(value in titles.value);
  return (
    <Field label={t('Routine')} error={missing ? t('Choose a routine.') : undefined}>
      {(ids) => (
        <select
          {...ids}
          class="field__input"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          <option value="">{t('Choose …')}</option>
          {isOwn && <option value={value}>{value}</option>}
          {known.map(([id, title]) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};

/** Which routine was done, and when. */
export const SessionForm = ({ before, titles, clock, saveLabel, onSave }: Props) => {
  const routine = useSignal(before.routine ?? '');
  const note = useSignal(before.note ?? '');
  const missing = useSignal(false);
  const times = useTimes(before, clock);
  const submit = (event: Event): void => {
    event.preventDefault();
    missing.value = routine.value === '';
    const taken = times.take();
    if (missing.value || !taken) return;
    onSave({ ...taken, routine: routine.value, note: note.value || null });
  };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <PickRoutine
        titles={titles}
        value={routine.value}
        onChange={(id) => (routine.value = id)}
        missing={missing.value}
      />
      <Times times={times} />
      <NoteField label={t('Note')} value={note.value} onChange={(text) => (note.value = text)} />
      <button type="submit" class="button button--primary">
        {saveLabel}
      </button>
    </form>
  );
};
