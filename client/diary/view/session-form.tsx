import { useSignal } from '@preact/signals';
import type { SessionFields } from '../../contract/wire.ts';
import { type Clock, isoNow } from '../../foundation/clock.ts';
import { t } from '../../foundation/locale.ts';
import type { ChangeOf } from '../../foundation/records.ts';
import { Field, NoteField, TimeField } from '../../parts/fields.tsx';
import { changedTime, toField } from '../../parts/logic/wall.ts';
import { type TimeTrouble, timeTrouble } from '../logic/cramp.ts';
import type { Titles } from './parts.ts';
import { timeTroubleText } from './words.ts';

interface Props {
  before: Partial<SessionFields>;
  titles: Titles;
  clock: Clock;
  saveLabel: string;
  onSave: (change: ChangeOf<'session'> & { routine: string; started_at: string }) => void;
}

/** Which routine was done, and when. */
export const SessionForm = ({ before, titles, clock, saveLabel, onSave }: Props) => {
  const routine = useSignal(before.routine ?? '');
  const begun = useSignal(toField(before.started_at ?? isoNow(clock)));
  const ended = useSignal(toField(before.ended_at));
  const note = useSignal(before.note ?? '');
  const trouble = useSignal<TimeTrouble | 'routine-missing' | undefined>(undefined);
  const known = Object.entries(titles.value);
  const own = before.routine !== undefined && !(before.routine in titles.value);
  const submit = (event: Event): void => {
    event.preventDefault();
    const started_at = changedTime(begun.value, before.started_at, clock);
    const ended_at = changedTime(ended.value, before.ended_at, clock);
    trouble.value = routine.value
      ? timeTrouble({ started_at, ended_at }, clock.now())
      : 'routine-missing';
    if (trouble.value || !started_at) return;
    onSave({
      routine: routine.value,
      started_at,
      ended_at: ended_at ?? null,
      note: note.value || null,
    });
  };
  const noRoutine = trouble.value === 'routine-missing';
  const said =
    trouble.value && trouble.value !== 'routine-missing'
      ? timeTroubleText(trouble.value)
      : undefined;
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <Field label={t('Routine')} error={noRoutine ? t('Choose a routine.') : undefined}>
        {(ids) => (
          <select
            {...ids}
            class="field__input"
            value={routine.value}
            onChange={(event) => (routine.value = event.currentTarget.value)}
          >
            <option value="">{t('Choose …')}</option>
            {own && <option value={before.routine}>{before.routine}</option>}
            {known.map(([id, title]) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TimeField
        label={t('Began')}
        value={begun.value}
        onChange={(field) => (begun.value = field)}
        error={said}
      />
      <TimeField
        label={t('Ended')}
        hint={t('Leave it empty if you do not know.')}
        value={ended.value}
        onChange={(field) => (ended.value = field)}
      />
      <NoteField label={t('Note')} value={note.value} onChange={(text) => (note.value = text)} />
      <button type="submit" class="button button--primary">
        {saveLabel}
      </button>
    </form>
  );
};
