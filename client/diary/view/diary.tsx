import { t } from '../../foundation/locale.ts';
import { useChanges } from '../../parts/focus.ts';
import { lastNight } from '../../parts/logic/daylight.ts';
import { SavedLine } from '../../parts/saved-line.tsx';
import { answerFor, type NightAnswer, timeline, withSilentNights } from '../logic/nights.ts';
import { LastNight, NoCramp } from './last-night.tsx';
import type { DiaryParts } from './parts.ts';
import { Timeline } from './timeline.tsx';

const SILENT_DAYS = 7;

interface ActionProps {
  parts: DiaryParts;
  date: string;
  answer: NightAnswer;
}

/** The one action, and what was done; reading goes on there when a button goes with its answer. */
const Action = ({ parts, date, answer }: ActionProps) => {
  const gone = useChanges(answer);
  return (
    <div class="action stack stack--tight">
      <SavedLine saver={parts.saver} exportUrl={parts.url('/account')} gone={gone} />
      {answer === 'unsaid' && <NoCramp parts={parts} date={date} />}
    </div>
  );
};

/** The diary: last night's answer, ways to add, and every night. */
export const Diary = ({ parts }: { parts: DiaryParts }) => {
  const { clock, url } = parts;
  const [cramps, sessions, drinks, nights] = [
    parts.cramps.value,
    parts.sessions.value,
    parts.drinks.value,
    parts.nights.value,
  ];
  if (!cramps || !sessions || !drinks || !nights) return null;
  const now = parts.minute.value;
  const date = lastNight({ ms: now, offset: clock.offset(now) });
  const known = timeline({ cramps, sessions, drinks, nights });
  const last = known.find((night) => night.date === date);
  const answer = last ? last.answer : answerFor([], []);
  return (
    <>
      <LastNight
        parts={parts}
        date={date}
        answer={answer}
        cramps={last?.cramps.length ?? 0}
        markers={last?.markers ?? []}
      />
      <a class="button button--wide" href={url('/diary/new')}>
        {t('Add a cramp, drink or routine')}
      </a>
      <Timeline parts={parts} nights={withSilentNights(known, date, SILENT_DAYS)} last={date} />
      <p>
        <a href={url('/account#trash')}>
          {t('Deleted or changed by mistake? Look into the trash')}
        </a>
      </p>
      <Action parts={parts} date={date} answer={answer} />
    </>
  );
};
