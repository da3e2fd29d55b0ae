import { useId } from 'preact/hooks';
import type { Schedule } from '../../contract/wire.ts';
import { t, tn } from '../../foundation/locale.ts';
import { Choice, TimeField } from '../../parts/fields.tsx';
import { firstSchedule, isOn, type Offered, reminderOf } from '../logic/kinds.ts';
import { nextOf } from '../logic/plan.ts';
import type { Drinking, RemindersParts } from './parts.ts';
import { explain, nameOf, nextText } from './words.ts';

const gaps = () =>
  [60, 90, 120, 180].map((minutes) => ({
    value: String(minutes),
    label: tn('{n} minute', '{n} minutes', minutes),
  }));

interface Props {
  what: Offered;
  parts: RemindersParts;
  onSwitch: (what: Offered, on: boolean) => void;
}

interface SwitchProps {
  id: string;
  name: string;
  on: boolean;
  disabled: boolean;
  onSwitch: (on: boolean) => void;
}

const SwitchRow = ({ id, name, on, disabled, onSwitch }: SwitchProps) => (
  <div class="switch-row">
    <h2 id={id}>{name}</h2>
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={on}
      aria-labelledby={id}
      disabled={disabled}
      onClick={() => onSwitch(!on)}
    >
      <span class="switch__knob" />
    </button>
  </div>
);

interface BlockedProps {
  drinking: Drinking | undefined;
  waterUrl: string;
}

/** Why drinking is not offered here, and where that can be answered. */
const Blocked = ({ drinking, waterUrl }: BlockedProps) => {
  if (drinking === 'unasked') {
    return (
      <p>
        <a href={waterUrl}>{t('Answer the short health questions on Water first')}</a>
      </p>
    );
  }
  return drinking === 'closed' ? (
    <p>
      {t(
        'Not offered to you: with your answers on Water, how much to drink is a question for your care team, or for your thirst.',
      )}
    </p>
  ) : null;
};

interface TimesProps {
  schedule: Schedule;
  onChange: (change: Schedule) => void;
}

const Times = ({ schedule, onChange }: TimesProps) => {
  const { window, times } = schedule;
  return (
    <>
      {window && (
        <Choice
          legend={t('At least this long after a drink')}
          options={gaps()}
          value={String(window.min_gap_min ?? '')}
          onChoose={(value) => onChange({ window: { ...window, min_gap_min: Number(value) } })}
        />
      )}
      {times?.length === 1 && (
        <TimeField
          type="time"
          label={t('Time')}
          value={times[0] ?? ''}
          onChange={(time) => time && onChange({ times: [time] })}
        />
      )}
    </>
  );
};

/** One reminder: a switch, what it does, when it rings next, and its times. */
export const Reminder = ({ what, parts, onSwitch }: Props) => {
  const id = useId();
  const profile = parts.profile.value;
  const known = parts.known.value;
  if (!profile || !known) return null;
  const reminder = reminderOf(known.reminders, what);
  const on = isOn(reminder);
  const schedule = reminder?.fields.schedule ?? firstSchedule(what, profile);
  const drinking = what === 'hydration' ? parts.drinking.value : 'open';
  return (
    <section class="card stack stack--tight" aria-labelledby={id}>
      <SwitchRow
        id={id}
        name={nameOf(what)}
        on={on}
        disabled={!on && drinking !== 'open'}
        onSwitch={(to) => onSwitch(what, to)}
      />
      <p class="muted">{explain(what)}</p>
      <Blocked drinking={drinking} waterUrl={parts.waterUrl} />
      {on && <p>{nextText(nextOf(reminder, known, parts.minute.value))}</p>}
      {on && (
        <Times
          schedule={schedule}
          onChange={(to) => void parts.save({ schedule: { ...schedule, ...to } }, reminder?.id)}
        />
      )}
    </section>
  );
};
