import { useSignal } from '@preact/signals';
import { t } from '../../foundation/locale.ts';
import type { ChangeOf } from '../../foundation/records.ts';
import { SavedLine } from '../../parts/saved-line.tsx';
import {
  FIRST_OWN,
  firstSchedule,
  isOn,
  OFFERED,
  type Offered,
  reminderOf,
} from '../logic/kinds.ts';
import { Calendar } from './calendar.tsx';
import { HealthCard } from './health.tsx';
import { Limits } from './limits.tsx';
import { OwnReminders } from './own.tsx';
import type { RemindersParts } from './parts.ts';
import { Reminder } from './reminder.tsx';
import { Week } from './week.tsx';
import { enrolledText } from './words.ts';

/** Saves a change that makes something ring or stop, and what to say about it. */
const useTurning = (parts: RemindersParts) => {
  const said = useSignal('');
  const turn = async (change: ChangeOf<'reminder'>, id?: string): Promise<boolean> => {
    // The permission can only be asked inside the tap, so that comes before the saving.
    const enrolment = change.enabled ? parts.enrol() : undefined;
    if (!(await parts.save(change, id))) return false;
    said.value = enrolment ? enrolledText(await enrolment) : t('Switched off.');
    return true;
  };
  return { said, turn };
};

/** What a server knows of whoever has no account, and how to end that. */
const Privacy = ({ parts }: { parts: RemindersParts }) => {
  const said = useSignal('');
  const leave = async (): Promise<void> => {
    said.value = (await parts.leave())
      ? t('The server has forgotten your times. Reminders ring only while the app is open.')
      : t('There is no network just now. Try again when there is.');
  };
  return (
    <>
      <p class="muted">
        {t(
          'A server must know when to ring. Without an account it learns the times and nothing else.',
        )}
      </p>
      {parts.isGuest && (
        <button type="button" class="text-button" onClick={() => void leave()}>
          {t('Let the server forget my times')}
        </button>
      )}
      <p role="status">{said.value}</p>
    </>
  );
};

/** What can ring, when it rings next, and whether it can ring at all. */
export const Reminders = ({ parts }: { parts: RemindersParts }) => {
  const { said, turn } = useTurning(parts);
  const profile = parts.profile.value;
  const reminders = parts.reminders.value;
  if (!profile || !reminders) return null;
  const turnOffered = (what: Offered, on: boolean): void => {
    const found = reminderOf(reminders, what);
    const begun = found ? {} : { what, schedule: firstSchedule(what, profile) };
    void turn({ ...begun, enabled: on }, found?.id);
  };
  return (
    <div class="stack">
      {OFFERED.map((what) => (
        <Reminder key={what} what={what} parts={parts} onSwitch={turnOffered} />
      ))}
      <OwnReminders
        parts={parts}
        onSwitch={({ id }, on) => void turn({ enabled: on }, id)}
        onMake={(title) => turn({ what: 'custom', title, schedule: FIRST_OWN, enabled: true })}
      />
      <p role="status">{said.value}</p>
      {reminders.some((reminder) => isOn(reminder)) && (
        <>
          <Week parts={parts} />
          <Limits parts={parts} />
          <Privacy parts={parts} />
        </>
      )}
      <HealthCard parts={parts} />
      <Calendar calendar={parts.calendar} />
      <SavedLine saver={parts.saver} exportUrl={parts.exportUrl} />
    </div>
  );
};
