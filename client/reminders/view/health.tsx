import { useSignal } from '@preact/signals';
import { formatDate, formatTime, t, tn } from '../../foundation/locale.ts';
import { abilityText, fixText, testText } from './able-words.ts';
import type { Health, Missed, RemindersParts } from './parts.ts';
import { titleOf } from './words.ts';

const momentText = (at: string | number): string => `${formatDate(at)}, ${formatTime(at)}`;

const Delivered = ({ health }: { health: Health }) => (
  <>
    {health.phones > 0 && health.accepted && (
      <p class="muted">
        {t('Accepted by the push service: {moment}', {
          moment: momentText(Date.parse(health.accepted)),
        })}
      </p>
    )}
    <p class="muted">
      {health.shown === undefined
        ? t('Shown here: not known. Some phones show a message without telling the app.')
        : t('Shown here: {moment}', { moment: momentText(health.shown) })}
    </p>
    {health.trouble === 'disabled' && (
      <p>{t('Messages did not get through for over a day. Switch a reminder on again.')}</p>
    )}
  </>
);

interface MissedProps {
  missed: readonly Missed[];
  parts: RemindersParts;
}

/** What reached no phone in time: it is said, not sent late. */
const MissedList = ({ missed, parts }: MissedProps) => {
  const reminders = parts.reminders.value ?? [];
  const named = missed.flatMap(({ reminder, date, slot }) => {
    const found = reminders.find(({ id }) => id === reminder);
    return found ? [{ key: `${reminder}${date}${slot}`, fields: found.fields, date, slot }] : [];
  });
  if (named.length === 0) return null;
  return (
    <details class="disclosure">
      <summary>
        {tn('{n} did not arrive last week', '{n} did not arrive last week', named.length)}
      </summary>
      <ul class="list">
        {named.map(({ key, fields, date, slot }) => (
          <li key={key}>
            {formatDate(`${date}T12:00:00`)}, {slot.replace('snooze-', '')}: {titleOf(fields)}
          </li>
        ))}
      </ul>
    </details>
  );
};

/** Whether it rings here, how that is known, and what to do on this phone if it does not. */
export const HealthCard = ({ parts }: { parts: RemindersParts }) => {
  const said = useSignal('');
  const health = parts.health.value;
  const test = async (): Promise<void> => {
    said.value = t('Asking for a test.');
    const enrolled = await parts.enrol();
    said.value = testText(enrolled === 'done' ? await parts.test() : enrolled);
  };
  return (
    <section class="card stack stack--tight" aria-labelledby="health">
      <h2 id="health">{t('Does it ring here?')}</h2>
      <p>{abilityText(parts.ability.value)}</p>
      <Delivered health={health} />
      <MissedList missed={health.missed} parts={parts} />
      <button type="button" class="button button--wide" onClick={() => void test()}>
        {t('Send me a test')}
      </button>
      <p role="status">{said.value}</p>
      <details class="disclosure">
        <summary>{t('It does not ring?')}</summary>
        <ul class="stack stack--tight">
          {fixText(parts.phone).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
    </section>
  );
};
