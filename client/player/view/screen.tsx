// The session's screen: one verb, one number, one picture, and the way out always in reach.

import type { ComponentChildren } from 'preact';
import { t } from '../../foundation/locale.ts';
import { legName } from '../../parts/leg.ts';
import type { Action, Ended, Running, Shown } from '../logic/actions.ts';
import type { Moment } from '../logic/plan.ts';
import { focusHere } from './focus.ts';
import { Figure } from './picture.tsx';
import { actionOf, clockOf, countOf, savedLine } from './words.ts';

export type Act = (action: Action) => void;
/** What is not needed for the first tap; it arrives right after the first paint. */
export type Later = typeof import('./later.tsx');
export interface Given {
  act: Act;
  later: Later | undefined;
  /** Everything the lazily loaded screens read besides what is shown. */
  aside: Parameters<Later['Overlay']>[0]['aside'];
}

interface Seen {
  shown: Running;
  act: Act;
  later: Later | undefined;
}

/** The one large number, what it counts, and a quiet bar for the whole plan. */
const Time = ({ shown: { frame, plan }, moment }: { shown: Running; moment: Moment }) => (
  <div class="player__time">
    <p class="player__number">{clockOf(frame.left)}</p>
    <p class="player__count">
      {[legName(moment.side), countOf(frame)].filter(Boolean).join('\u00a0· ')}
    </p>
    <progress class="player__bar" max={plan.total} value={frame.place} aria-hidden="true" />
  </div>
);

const Stage = ({ shown, act, later }: Seen) => {
  const { frame, caption, caution, note, canUndo, sound } = shown;
  const { moment, left, done, phase } = frame;
  if (!moment) return null;
  return (
    <div
      class="player__stage"
      key={moment.index}
      data-waits={frame.waiting || undefined}
      data-long={clockOf(left).length > 2 || undefined}
    >
      <h1 class="player__action">{actionOf(moment)}</h1>
      <Figure moment={moment} stands={frame.over} done={done} onTap={() => act({ do: 'repeat' })} />
      {phase !== 'asking' && !frame.over && <Time shown={shown} moment={moment} />}
      {sound === 'paused' && <p class="player__sound">{t('Tap for sound')}</p>}
      <div class="player__words">
        <p class="player__caption">{note && later ? later.remarkOf(note) : (caution ?? caption)}</p>
        {canUndo && later && <later.Undo act={act} />}
      </div>
      {frame.waiting && (
        <button class="button button--primary" type="button" onClick={() => act({ do: 'pass' })}>
          {t('All is well. Go on.')}
        </button>
      )}
    </div>
  );
};

/** The quiet line that stands under every step of a cramp, and of every routine. */
const Safety = ({ act }: { act: Act }) => (
  <p class="player__safety">
    <span>
      {t('One leg swollen, warm or red? Chest pain, breathless? Cold or numb? Injury, dark urine?')}
    </span>
    <button class="button" type="button" onClick={() => act({ do: 'stop' })}>
      {t('Stop')}
    </button>
  </p>
);

const Ground = ({ shown, act, later }: Seen) => {
  if (shown.session.purpose === 'cramp') {
    return (
      <button class="player__gone" type="button" onClick={() => act({ do: 'gone' })}>
        {t("It's gone")}
      </button>
    );
  }
  // Of what is not for this person nothing can be paused, skipped or done: it can only be left.
  if (shown.closed || shown.frame.phase === 'finished') {
    return (
      <button class="player__gone" type="button" onClick={() => act({ do: 'finish' })}>
        {shown.closed ? t('End') : t('Done')}
      </button>
    );
  }
  return later ? <later.Keys shown={shown} act={act} /> : null;
};

const Frame = ({ children, phase }: { children: ComponentChildren; phase: string }) => (
  <div class="player" data-phase={phase} tabIndex={-1} ref={focusHere}>
    {children}
  </div>
);

/** Stop works, ten minutes are too long, and what is closed stays closed, whatever else is here. */
const plainHelp = ({ panel, closed, frame }: Running, own: string | undefined) => {
  const number = own?.trim() || '112';
  const urgent =
    panel === 'emergency'
      ? t('Stop. Get medical help now.')
      : frame.phase === 'too-long' && t('More than ten minutes is too long. Get medical help now');
  return urgent || closed ? (
    <p class="player__plain" role="alert">
      {urgent || `${closed?.why} ${closed?.instead}`}{' '}
      {urgent && <a href={`tel:${number}`}>{t('Call {number}', { number })}</a>}
    </p>
  ) : undefined;
};

/** The end in plain words, should the rest of the code not be here. */
const PlainEnd = ({ shown, leave }: { shown: Ended; leave: () => void }) => (
  <div class="player__plain">
    <p>{t('Sit up slowly. Hold on to something.')}</p>
    <p role="status">{savedLine(shown)}</p>
    <button class="button button--wide" type="button" onClick={leave}>
      {t('Back to Today')}
    </button>
  </div>
);

export const Screen = ({ shown, act, later, aside }: Given & { shown: Shown }) => {
  if (shown.at === 'idle') return null;
  if (shown.at === 'ended') {
    const end = later ? (
      <later.End shown={shown} act={act} aside={aside} />
    ) : (
      <PlainEnd shown={shown} leave={aside.leave} />
    );
    return <Frame phase={shown.stage}>{end}</Frame>;
  }
  const overlay = later ? later.Overlay({ shown, act, aside }) : plainHelp(shown, aside.number);
  // Plain words about the ten minutes leave the stretch where it is.
  const isStaged = !overlay || !(later || shown.closed || shown.panel);
  // Stop and the ten minutes tell the same in full; any other panel has the line below it.
  const isPlain = shown.panel === null || shown.panel === 'partner';
  const tellsAll = later && isPlain && shown.frame.phase === 'too-long';
  const isSafe = shown.panel !== 'emergency' && !tellsAll;
  return (
    <Frame phase={shown.frame.phase}>
      <div class="player__upper">
        <div class="player__work">
          <div class="player__column">
            {overlay}
            {isStaged && <Stage shown={shown} act={act} later={later} />}
          </div>
          {!overlay && later && <later.Rail shown={shown} act={act} />}
        </div>
        {isSafe && <Safety act={act} />}
      </div>
      <div class="player__ground">
        <Ground shown={shown} act={act} later={later} />
      </div>
    </Frame>
  );
};
