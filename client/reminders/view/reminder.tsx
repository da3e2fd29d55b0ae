import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Schedule } from '../../contract/wire.ts';
import { formatDate, t } from '../../foundation/locale.ts';
import {
  firstSchedule,
  isOn,
  type Offered,
  reminderOf,
  type StoredReminder,
} from '../logic/kinds.ts';
import { hasEnded } from '../logic/schedule.ts';
import { comingOf } from '../logic/week.ts';
import type { Drinking, RemindersParts } from './parts.ts';
import { Times } from './times.tsx';
import type { Said } from './turning.ts';
import { explain, nameOf, nextText } from './words.ts';

interface SwitchProps {
  id: string;
  name: string;
  on: boolean;
  disabled: boolean;
  onSwitch: (on: boolean) => void;
}

export const SwitchRow = ({ id, name, on, disabled, onSwitch }: SwitchProps) => (
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

interface SaidProps {
  said: ReadonlySignal<Said | undefined>;
  /** Undefined for a reminder that nobody has made yet. */
  id: string | undefined;
}

/** What came of turning this switch, beside it: nobody looks for it at the end of the page. */
export const SaidHere = ({ said, id }: SaidProps) => (
  <p role="status">{id !== undefined && said.value?.id === id && said.value.text}</p>
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

interface DetailsProps {
  reminder: StoredReminder;
  schedule: Schedule;
  parts: RemindersParts;
}

/** Times, days, what else can be changed and the way to delete, folded away until wanted. */
export const ChangeReminder = ({
  reminder,
  schedule,
  parts,
  children,
}: DetailsProps & { children?: ComponentChildren }) => (
  <details class="disclosure">
    <summary>{t('Change times and days')}</summary>
    <div class="stack">
      <Times
        reminder={reminder}
        schedule={schedule}
        parts={parts}
        onChange={(to) => void parts.save({ schedule: { ...schedule, ...to } }, reminder.id)}
      />
      {children}
      <button
        type="button"
        class="button button--quiet"
        onClick={() => void parts.remove(reminder)}
      >
        {t('Delete this reminder')}
      </button>
    </div>
  </details>
);

/** When it ends, and how it goes on; nothing for what has no last day. */
const LastDay = ({ reminder, schedule, parts }: DetailsProps) => {
  const { until, ...endless } = schedule;
  if (until === undefined) return null;
  const isOver = hasEnded(schedule, parts.zone.value, parts.minute.value);
  const date = formatDate(`${until}T12:00:00`);
  return (
    <>
      <p>
        {isOver
          ? t('It ended with your programme on {date}.', { date })
          : t('It ends with your programme on {date}.', { date })}
      </p>
      <button
        type="button"
        class="text-button"
        onClick={() => void parts.save({ schedule: endless }, reminder.id)}
      >
        {t('Ring after that, too')}
      </button>
    </>
  );
};

interface Props {
  what: Offered;
  parts: RemindersParts;
  said: ReadonlySignal<Said | undefined>;
  onSwitch: (what: Offered, on: boolean) => void;
}

/** One reminder: a switch, what it does, when it rings next, and its times. */
export const Reminder = ({ what, parts, said, onSwitch }: Props) => {
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
      <SaidHere said={said} id={reminder?.id} />
      <Blocked drinking={drinking} waterUrl={parts.waterUrl} />
      {on && <p>{nextText(comingOf(reminder, known, parts.minute.value))}</p>}
      {on && reminder && <LastDay reminder={reminder} schedule={schedule} parts={parts} />}
      {on && reminder && <ChangeReminder reminder={reminder} schedule={schedule} parts={parts} />}
    </section>
  );
};
