import { formatDate, formatTime, t, tn } from '../../foundation/locale.ts';
import { type Planned, type PlannedDay, weekOf } from '../logic/week.ts';
import type { RemindersParts } from './parts.ts';
import { titleOf } from './words.ts';

const isNudge = ({ reminder }: Planned): boolean => reminder.fields.schedule.window !== undefined;

/** How many nudges there can be: what is drunk makes them fewer. */
const nudgeText = (count: number): string =>
  tn(
    'A glass: at most {n} time, fewer if you drink',
    'A glass: at most {n} times, fewer if you drink',
    count,
  );

const Day = ({ planned }: PlannedDay) => {
  const nudges = planned.filter(isNudge).length;
  const [first] = planned;
  return (
    <li>
      <h3>{first && formatDate(first.due)}</h3>
      <ul class="list">
        {planned
          .filter((each) => !isNudge(each))
          .map(({ reminder, due }) => (
            <li key={`${reminder.id}${due}`} class="week__line">
              <span class="week__time">{formatTime(due)}</span> {titleOf(reminder.fields)}
            </li>
          ))}
        {nudges > 0 && <li class="week__line">{nudgeText(nudges)}</li>}
      </ul>
    </li>
  );
};

/** Everything that will ring in the coming week, day by day. */
export const Week = ({ parts }: { parts: RemindersParts }) => {
  const known = parts.known.value;
  if (!known) return null;
  const days = weekOf(known, parts.minute.value);
  return (
    <details class="disclosure">
      <summary>{t('What will ring this week')}</summary>
      {days.length === 0 ? (
        <p class="muted">{t('Nothing due in the coming days.')}</p>
      ) : (
        <ol class="week stack stack--tight">
          {days.map((day) => (
            <Day key={day.date} {...day} />
          ))}
        </ol>
      )}
    </details>
  );
};
