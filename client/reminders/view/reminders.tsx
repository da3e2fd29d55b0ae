import { useSignal } from '@preact/signals';
import { formatDate, formatTime, t } from '../../foundation/locale.ts';
import { SavedLine } from '../../parts/saved-line.tsx';
import { firstSchedule, isOn, OFFERED, type Offered, reminderOf } from '../logic/kinds.ts';
import type { RemindersParts } from './parts.ts';
import { Reminder } from './reminder.tsx';
import { abilityText, enrolledText, testText } from './words.ts';

const HealthCard = ({ parts }: { parts: RemindersParts }) => {
  const said = useSignal('');
  const { phones, lastDelivered, trouble } = parts.health.value;
  const test = async (): Promise<void> => {
    said.value = t('Asking for a test.');
    const enrolled = await parts.enrol();
    said.value = testText(enrolled === 'done' ? await parts.test() : enrolled);
  };
  return (
    <section class="card stack stack--tight" aria-labelledby="health">
      <h2 id="health">{t('Does it ring here?')}</h2>
      <p>{abilityText(parts.ability.value)}</p>
      {phones > 0 && lastDelivered && (
        <p class="muted">
          {t('Last delivered: {date}, {time}', {
            date: formatDate(Date.parse(lastDelivered)),
            time: formatTime(Date.parse(lastDelivered)),
          })}
        </p>
      )}
      {trouble === 'disabled' && (
        <p>{t('Messages did not get through for over a day. Switch a reminder on again.')}</p>
      )}
      <button type="button" class="button button--wide" onClick={() => void test()}>
        {t('Send me a test')}
      </button>
      <p role="status">{said.value}</p>
    </section>
  );
};

/** What can ring, when it rings next, and whether it can ring at all. */
export const Reminders = ({ parts }: { parts: RemindersParts }) => {
  const said = useSignal('');
  const profile = parts.profile.value;
  const reminders = parts.reminders.value;
  if (!profile || !reminders) return null;
  const turn = async (what: Offered, on: boolean): Promise<void> => {
    const found = reminderOf(reminders, what);
    const begun = found ? {} : { what, schedule: firstSchedule(what, profile) };
    // The permission can only be asked inside the tap, so that comes before the saving.
    const enrolment = on ? parts.enrol() : undefined;
    if (!(await parts.save({ ...begun, enabled: on }, found?.id))) return;
    said.value = enrolment ? enrolledText(await enrolment) : t('Switched off.');
  };
  return (
    <div class="stack">
      {OFFERED.map((what) => (
        <Reminder
          key={what}
          what={what}
          parts={parts}
          onSwitch={(which, on) => void turn(which, on)}
        />
      ))}
      <p role="status">{said.value}</p>
      <HealthCard parts={parts} />
      {reminders.some((reminder) => isOn(reminder)) && (
        <p class="muted">
          {t(
            'A server must know when to ring. Without an account it learns the times and nothing else.',
          )}
        </p>
      )}
      <SavedLine saver={parts.saver} exportUrl={parts.exportUrl} />
    </div>
  );
};
