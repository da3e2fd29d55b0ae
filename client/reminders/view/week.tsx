import { formatTime, t, tn } from '../../foundation/locale.ts';
import { type Line, type Together, togetherOf } from '../logic/together.ts';
import type { RemindersParts } from './parts.ts';
import { titleOf, weekdaysText } from './words.ts';

/** How many nudges there can be: what is drunk makes them fewer. */
const nudgeText = (count: number): string =>
  tn(
    'A glass: at most {n} time, fewer if you drink',
    'A glass: at most {n} times, fewer if you drink',
    count,
  );

const OneLine = ({ line }: { line: Line }) => (
  <li class="week__line">
    {line.kind === 'nudges' ? (
      nudgeText(line.most)
    ) : (
      <>
        <span class="week__time">{line.dues.map((due) => formatTime(due)).join(', ')}</span>{' '}
        {titleOf(line.reminder.fields)}
      </>
    )}
  </li>
);

const Days = ({ weekdays, lines }: Together) => (
  <li>
    <h3>{weekdaysText(weekdays)}</h3>
    <ul class="list">
      {lines.map((line) => (
        <OneLine key={line.reminder.id} line={line} />
      ))}
    </ul>
  </li>
);

/** Everything that will ring in the coming week; what is alike on several days stands once. */
export const Week = ({ parts }: { parts: RemindersParts }) => {
  const known = parts.known.value;
  if (!known) return null;
  const week = togetherOf(known, parts.minute.value);
  return (
    <details class="disclosure">
      <summary>{t('What will ring this week')}</summary>
      {week.length === 0 ? (
        <p class="muted">{t('Nothing due in the coming days.')}</p>
      ) : (
        <ol class="week stack stack--tight">
          {week.map((each) => (
            <Days key={each.weekdays.join()} {...each} />
          ))}
        </ol>
      )}
    </details>
  );
};
