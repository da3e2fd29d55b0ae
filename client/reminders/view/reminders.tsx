import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { t } from '../../foundation/locale.ts';
import { SavedLine } from '../../parts/saved-line.tsx';
import { FIRST_OWN, isOn, OFFERED, type Offered, reminderOf, switchedOn } from '../logic/kinds.ts';
import { Calendar } from './calendar.tsx';
import { HealthCard } from './health.tsx';
import { Limits } from './limits.tsx';
import { OwnReminders } from './own.tsx';
import type { RemindersParts } from './parts.ts';
import { Reminder } from './reminder.tsx';
import { createTurning } from './turning.ts';
import { Week } from './week.tsx';

/** What a server knows of whoever has no account, and how to end that. */
export const Privacy = ({ parts }: { parts: RemindersParts }) => {
  const said = useSignal('');
  const leave = async (): Promise<void> => {
    said.value = (await parts.leave())
      ? t('The server has forgotten your times. Reminders ring only while the app is open.')
      : t('There is no network just now. Try again when there is.');
  };
  return (
    <>
      <p class="muted">
        {parts.isGuest
          ? t(
              'A server must know when to ring. Without an account it learns the times and nothing else.',
            )
          : t(
              'A server must know when to ring. It has your reminders with the rest of your account.',
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
  const { said, turn } = useMemo(() => createTurning(parts), [parts]);
  const profile = parts.profile.value;
  const reminders = parts.reminders.value;
  if (!profile || !reminders) return null;
  const turnOffered = (what: Offered, on: boolean): void => {
    const found = reminderOf(reminders, what);
    const lastEvening = parts.lastEvening.value;
    const change = on ? switchedOn(what, found, { profile, lastEvening }) : { enabled: false };
    void turn(change, found?.id);
  };
  return (
    <div class="stack">
      {OFFERED.map((what) => (
        <Reminder key={what} what={what} parts={parts} said={said} onSwitch={turnOffered} />
      ))}
      <OwnReminders
        parts={parts}
        said={said}
        onSwitch={({ id }, on) => void turn({ enabled: on }, id)}
        onMake={(title) => turn({ what: 'custom', title, schedule: FIRST_OWN, enabled: true })}
      />
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
