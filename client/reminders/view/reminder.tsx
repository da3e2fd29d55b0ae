import { useId } from 'preact/hooks';
import { t } from '../../foundation/locale.ts';
import { Choice, TimeField } from '../../parts/fields.tsx';
import { firstSchedule, isOn, type Offered, reminderOf } from '../logic/kinds.ts';
import { nextOf } from '../logic/plan.ts';
import type { RemindersParts } from './parts.ts';
import { explain, nameOf, nextText } from './words.ts';

const gaps = () =>
  [60, 90, 120, 180].map((minutes) => ({
    value: String(minutes),
    label: t('{n} minutes', { n: minutes }),
  }));

interface Props {
  what: Offered;
  parts: RemindersParts;
  onSwitch: (what: Offered, on: boolean) => void;
}

/** One reminder: a switch, what it does, when it rings next, and its times. */
export const Reminder = ({ what, parts, onSwitch }: Props) => {
  const id = useId();
  const profile = parts.profile.value;
  const known = parts.known.value;
  if (!profile || !known) return null;
  const reminder = reminderOf(known.reminders, what);
  const on = isOn(reminder);
  const schedule = reminder?.fields.schedule ?? firstSchedule(what, profile);
  const change = (to: object): void =>
    void parts.save({ schedule: { ...schedule, ...to } }, reminder?.id);
  const blocked = what === 'hydration' ? parts.drinking.value : 'open';
  return (
    <section class="card stack stack--tight" aria-labelledby={id}>
      <div class="switch-row">
        <h2 id={id}>{nameOf(what)}</h2>
        <button
          type="button"
          class="switch"
          role="switch"
          aria-checked={on}
          aria-labelledby={id}
          disabled={!on && blocked !== 'open'}
          onClick={() => onSwitch(what, !on)}
        >
          <span class="switch__knob" />
        </button>
      </div>
      <p class="muted">{explain(what)}</p>
      {blocked === 'unasked' && (
        <p>
          <a href={parts.waterUrl}>{t('Answer the short health questions on Water first')}</a>
        </p>
      )}
      {blocked === 'closed' && (
        <p>
          {t(
            'Not offered to you: with your answers on Water, how much to drink is a question for your care team, or for your thirst.',
          )}
        </p>
      )}
      {on && <p>{nextText(nextOf(reminder, known, parts.minute.value))}</p>}
      {on && schedule.window && (
        <Choice
          legend={t('At least this long after a drink')}
          options={gaps()}
          value={String(schedule.window.min_gap_min ?? '')}
          onChoose={(value) =>
            change({ window: { ...schedule.window, min_gap_min: Number(value) } })
          }
        />
      )}
      {on && schedule.times?.length === 1 && (
        <TimeField
          type="time"
          label={t('Time')}
          value={schedule.times[0] ?? ''}
          onChange={(time) => time && change({ times: [time] })}
        />
      )}
    </section>
  );
};
