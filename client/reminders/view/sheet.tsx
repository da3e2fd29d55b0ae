import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { addDays, type Clock, type Instant, type Millis } from '../../foundation/clock.ts';
import { formatDate, formatTime, t } from '../../foundation/locale.ts';
import { lastNight } from '../../parts/logic/daylight.ts';
import type { Given } from '../answer.ts';
import {
  isDoubtful,
  nightAskedAbout,
  type Press,
  pressesFor,
  type Ringing,
} from '../logic/notification.ts';
import { givenText, pressText, ringingTitle } from './words.ts';

export interface SheetParts {
  readonly ringing: Ringing;
  /** What was pressed too late to know which day it is about. */
  readonly pressed: Press | undefined;
  readonly title: string | undefined;
  /** "+250 ml" */
  readonly glass: string;
  readonly clock: Clock;
  /** What is answered to the question of this day. */
  readonly given: (date: string) => Promise<Given | undefined>;
  /** Writes the answer to the question of this day; false when it could not be saved. */
  readonly answer: (press: Press, at: Millis, date: string) => Promise<boolean>;
  readonly url: (path: string) => string;
}

type Known = Given | undefined | 'asking';

const goesTo = (what: string): string => {
  if (what === 'hydration') return '/water';
  return what === 'night-question' ? '/diary' : '/routines';
};

interface WhichProps {
  ringing: Ringing;
  now: Instant;
  onChoose: (at: Millis, date: string) => void;
}

/** Asked when the press came hours after: it may be about then or about now. */
const WhichDay = ({ ringing, now, onChoose }: WhichProps) => (
  <>
    <p>{t('This was due a while ago. When was it?')}</p>
    {[ringing.due, now.ms].map((at) => (
      <button
        key={at}
        type="button"
        class="button button--primary"
        onClick={() => onChoose(at, ringing.date)}
      >
        {formatDate(at)}, {formatTime(at)}
      </button>
    ))}
  </>
);

/** Asked when there is a later night than the one that the question was about. */
const WhichNight = ({ ringing, now, onChoose }: WhichProps) => (
  <>
    <p>{t('This was due a while ago. Which night was it?')}</p>
    {[nightAskedAbout(ringing), lastNight(now)].map((night) => (
      <button
        key={night}
        type="button"
        class="button button--primary"
        onClick={() => onChoose(now.ms, addDays(night, 1))}
      >
        {t('The night of {date}', { date: formatDate(night) })}
      </button>
    ))}
  </>
);

interface AnswersProps {
  parts: SheetParts;
  now: Instant;
  onPress: (press: Press) => void;
}

const Answers = ({ parts, now, onPress }: AnswersProps) => (
  <>
    {pressesFor(parts.ringing.what).map((press, n) => (
      <button
        key={press}
        type="button"
        class={n === 0 ? 'button button--primary' : 'button button--wide'}
        onClick={() => onPress(press)}
      >
        {pressText(press, parts.glass)}
      </button>
    ))}
    {parts.ringing.what === 'night-question' && (
      <a
        class="button button--wide"
        href={parts.url(
          isDoubtful(parts.ringing, 'none', now) ? '/diary/new' : '/diary/new#last-night',
        )}
      >
        {t('There was a cramp')}
      </a>
    )}
  </>
);

/** What is answered already, what was pressed in doubt, and what a tap does about it. */
const useAnswering = (parts: SheetParts, now: Instant) => {
  const { ringing, clock, pressed } = parts;
  const given = useSignal<Known>('asking');
  const late = useSignal(pressed && isDoubtful(ringing, pressed, now) ? pressed : undefined);
  const look = async (date: string): Promise<void> => {
    given.value = await parts.given(date);
  };
  useEffect(() => {
    void look(ringing.date);
  }, [parts]);
  const write = async (press: Press, at: Millis, date: string): Promise<void> => {
    // What stands there is said, which another tab may have answered before.
    if (await parts.answer(press, at, date)) await look(date);
  };
  return {
    given: given.value,
    late: late.value,
    choose(press: Press): void {
      if (isDoubtful(ringing, press, now)) late.value = press;
      else void write(press, clock.now(), ringing.date);
    },
    chooseDay(at: Millis, date: string): void {
      if (late.value) void write(late.value, at, date);
    },
  };
};

/** One tap answers a reminder: what the buttons of its notification do, on phones without them. */
export const Sheet = ({ parts }: { parts: SheetParts }) => {
  const { ringing, clock, url } = parts;
  const ms = clock.now();
  const now = { ms, offset: clock.offset(ms) };
  const { given, late, choose, chooseDay } = useAnswering(parts, now);
  if (given === 'asking') return null;
  const Which = late === 'none' ? WhichNight : WhichDay;
  return (
    <section class="card stack" aria-labelledby="sheet">
      <h2 id="sheet">{ringingTitle(ringing.what, parts.title)}</h2>
      {given ? (
        <p role="status">{givenText(given)}</p>
      ) : late ? (
        <Which ringing={ringing} now={now} onChoose={chooseDay} />
      ) : (
        <Answers parts={parts} now={now} onPress={choose} />
      )}
      <p class="row">
        <a href={url(goesTo(ringing.what))}>{t('Open the page for it')}</a>
        <a href={url('/reminders')}>{t('All reminders')}</a>
      </p>
    </section>
  );
};
