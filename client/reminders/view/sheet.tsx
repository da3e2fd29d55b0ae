import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Millis } from '../../foundation/clock.ts';
import { formatDate, formatTime, t } from '../../foundation/locale.ts';
import type { Given } from '../answer.ts';
import { isStale, type Press, pressesFor, type Ringing } from '../logic/notification.ts';
import { givenText, pressText, ringingTitle } from './words.ts';

export interface SheetParts {
  readonly ringing: Ringing;
  /** What was pressed too late to know which day it is about. */
  readonly pressed: Press | undefined;
  readonly title: string | undefined;
  /** "+250 ml" */
  readonly glass: string;
  readonly now: () => Millis;
  readonly given: () => Promise<Given | undefined>;
  /** Writes the answer; false when it could not be saved. */
  readonly answer: (press: Press, at: Millis) => Promise<boolean>;
  readonly url: (path: string) => string;
}

type Known = Given | undefined | 'asking';

const goesTo = (what: string): string => {
  if (what === 'hydration') return '/water';
  return what === 'night-question' ? '/diary' : '/routines';
};

interface WhichProps {
  due: Millis;
  now: Millis;
  onChoose: (at: Millis) => void;
}

/** Asked when the press came hours after: it may be about then or about now. */
const WhichDay = ({ due, now, onChoose }: WhichProps) => (
  <>
    <p>{t('This was due a while ago. When was it?')}</p>
    {[due, now].map((at) => (
      <button key={at} type="button" class="button button--primary" onClick={() => onChoose(at)}>
        {formatDate(at)}, {formatTime(at)}
      </button>
    ))}
  </>
);

const Answers = ({ parts, onPress }: { parts: SheetParts; onPress: (press: Press) => void }) => (
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
      <a class="button button--wide" href={parts.url('/diary/new#last-night')}>
        {t('There was a cramp')}
      </a>
    )}
  </>
);

/** One tap answers a reminder: what the buttons of its notification do, on phones without them. */
export const Sheet = ({ parts }: { parts: SheetParts }) => {
  const { ringing, url } = parts;
  const given = useSignal<Known>('asking');
  const pressed = useSignal(parts.pressed);
  const look = async (): Promise<void> => {
    given.value = await parts.given();
  };
  useEffect(() => {
    void look();
  }, [parts]);
  const write = async (press: Press, at: Millis): Promise<void> => {
    // What stands there is said, which another tab may have answered before.
    if (await parts.answer(press, at)) await look();
  };
  const choose = (press: Press): void => {
    const dated = press === 'drink' || press === 'done';
    if (dated && isStale(ringing, parts.now())) pressed.value = press;
    else void write(press, parts.now());
  };
  if (given.value === 'asking') return null;
  const late = pressed.value;
  return (
    <section class="card stack" aria-labelledby="sheet">
      <h2 id="sheet">{ringingTitle(ringing.what, parts.title)}</h2>
      {given.value ? (
        <p role="status">{givenText(given.value)}</p>
      ) : late ? (
        <WhichDay due={ringing.due} now={parts.now()} onChoose={(at) => void write(late, at)} />
      ) : (
        <Answers parts={parts} onPress={choose} />
      )}
      <p class="row">
        <a href={url(goesTo(ringing.what))}>{t('Open the page for it')}</a>
        <a href={url('/reminders')}>{t('All reminders')}</a>
      </p>
    </section>
  );
};
