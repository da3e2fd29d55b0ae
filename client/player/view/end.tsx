// The end: sit up slowly, what was saved, and black.

import { t, tn } from '../../foundation/locale.ts';
import type { Ended } from '../logic/actions.ts';
import { type Aside, Button } from './button.tsx';
import { Call } from './call.tsx';
import { focusHere } from './focus.ts';
import type { Act } from './screen.tsx';
import { savedLine } from './words.ts';

const lastedFor = (millis: number): string => {
  const seconds = Math.round(millis / 1000);
  const minutes = Math.floor(seconds / 60);
  const rest = tn('{n} second', '{n} seconds', seconds % 60);
  const whole = tn('{n} minute', '{n} minutes', minutes);
  return minutes === 0 ? rest : `${whole} ${rest}`;
};

/** What the disk said, and another try when it refused. */
const SavedLine = ({ shown, act }: { shown: Ended; act: Act }) => (
  <>
    <p role="status">{savedLine(shown)}</p>
    {shown.saved === 'failed' && (
      <Button onTap={() => act({ do: 'save' })}>{t('Try to save again')}</Button>
    )}
  </>
);

const UndoEnd = ({ shown, act }: { shown: Ended; act: Act }) =>
  shown.canUndo ? (
    <Button onTap={() => act({ do: 'undo' })}>
      {shown.session.purpose === 'cramp' ? t('Undo: it is still there') : t('Undo')}
    </Button>
  ) : null;

/** The button that was pressed is gone; reading goes on here. */
const Headline = ({ children }: { children: string }) => (
  <h1 class="player__action" tabIndex={-1} ref={focusHere}>
    {children}
  </h1>
);

const SitUp = ({ shown, act }: { shown: Ended; act: Act }) => (
  <section class="player__end">
    <Headline>{t('Sit up slowly. Hold on to something.')}</Headline>
    <p class="player__number">{shown.left}</p>
    <SavedLine shown={shown} act={act} />
    <Button onTap={() => act({ do: 'up' })}>{t('I am sitting')}</Button>
    <UndoEnd shown={shown} act={act} />
  </section>
);

/** What was found dangerous is so still, and is not slept over. */
const Danger = ({ shown, aside }: { shown: Ended; aside: Aside }) => {
  const isMarked = aside.marks.length > 0;
  return isMarked || shown.stopped ? (
    <>
      <p>
        {isMarked
          ? t('You marked a sign of danger. It stays one when the cramp is gone: get help.')
          : t('You pressed Stop. If that was for a sign of danger, it still is one: get help.')}
      </p>
      <Call aside={aside} primary={isMarked} />
    </>
  ) : null;
};

const Summary = ({ shown, act, aside }: { shown: Ended; act: Act; aside: Aside }) => (
  <section class="player__end">
    {shown.lasted !== null && <Headline>{lastedFor(shown.lasted)}</Headline>}
    <SavedLine shown={shown} act={act} />
    <Danger shown={shown} aside={aside} />
    {shown.contact && (
      <p>
        {t('Is it off? Look at the skin once more.')}{' '}
        {t('Leave at least two hours before the next time.')}
      </p>
    )}
    {shown.session.purpose === 'cramp' ? (
      <Button primary={aside.marks.length === 0} onTap={() => act({ do: 'sleep' })}>
        {t('Back to sleep')}
      </Button>
    ) : (
      <Button primary onTap={aside.leave}>
        {t('Close')}
      </Button>
    )}
    <UndoEnd shown={shown} act={act} />
  </section>
);

/** Black from edge to edge; a tap anywhere leads back to the day's page. */
const Dark = ({ aside }: { aside: Aside }) => (
  <button
    class="player__dark"
    type="button"
    onClick={aside.leave}
    aria-label={t('Back to Today')}
    ref={focusHere}
  />
);

export const End = ({ shown, act, aside }: { shown: Ended; act: Act; aside: Aside }) => {
  if (shown.stage === 'dark') return <Dark aside={aside} />;
  if (shown.stage === 'sit-up') return <SitUp shown={shown} act={act} />;
  return <Summary shown={shown} act={act} aside={aside} />;
};
