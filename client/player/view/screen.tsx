// The session's screen: one verb, one number, one picture, and the way out always in reach.

import type { ComponentChildren } from 'preact';
import { t } from '../../foundation/locale.ts';
import type { Action, Note, Running, Shown } from '../logic/actions.ts';
import { otherPosture } from '../logic/chain.ts';
import { currentSegment } from '../logic/session.ts';
import { Icon, type IconName } from './icons.tsx';
import { Figure } from './picture.tsx';
import { actionOf, clockOf, countOf, legOf } from './words.ts';

export type Act = (action: Action) => void;
/** What is not needed for the first tap; it arrives right after the first paint. */
export type Later = typeof import('./later.tsx');
export interface Given {
  act: Act;
  later: Later | undefined;
  /** Everything the lazily loaded screens read besides what is shown. */
  aside: Parameters<Later['Overlay']>[0]['aside'];
}

const Tool = ({
  icon,
  label,
  pressed,
  onTap,
}: {
  icon: IconName;
  label: string;
  pressed?: boolean;
  onTap: () => void;
}) => (
  <button class="player__tool" type="button" aria-pressed={pressed} onClick={onTap}>
    <Icon name={icon} />
    <span>{label}</span>
  </button>
);

const Rail = ({ shown, act }: { shown: Running; act: Act }) => {
  const { session, sound, plan } = shown;
  const isCramp = session.purpose === 'cramp';
  const posture = otherPosture(currentSegment(session).routine);
  return (
    <div class="player__rail">
      <Tool
        icon={sound === 'muted' ? 'muted' : 'sound'}
        label={t('Mute')}
        pressed={sound === 'muted'}
        onTap={() => act({ do: 'mute' })}
      />
      {isCramp && (
        <Tool
          icon="muscle"
          label={t('Muscle')}
          onTap={() => act({ do: 'panel', panel: 'muscle' })}
        />
      )}
      {isCramp && (
        <Tool
          icon="side"
          label={session.side === 'right' ? t('Left') : t('Right')}
          onTap={() => act({ do: 'side' })}
        />
      )}
      {isCramp && posture && (
        <Tool
          icon="posture"
          label={plan.routine.postures.includes('standing') ? t('Lie') : t('Stand')}
          onTap={() => act({ do: 'posture' })}
        />
      )}
      {(isCramp || plan.routine.partner) && (
        <Tool
          icon="helper"
          label={t('Helper')}
          onTap={() => act({ do: 'panel', panel: 'partner' })}
        />
      )}
      {!isCramp && <Tool icon="end" label={t('End')} onTap={() => act({ do: 'finish' })} />}
    </div>
  );
};

const remarkOf = (note: Note): string => {
  if (note.kind === 'still-running') return t('It is still running. The big button ends it.');
  if (note.kind === 'not-saved') return t('This phone could not save. The routine goes on.');
  return t('You are {n} seconds into: {step}', {
    n: note.seconds,
    step: actionOf(note.moment),
  });
};

const Stage = ({ shown, act }: { shown: Running; act: Act }) => {
  const { frame, caption, note, canUndo, sound } = shown;
  const { moment, left, done, phase } = frame;
  if (!moment) return null;
  return (
    <div class="player__stage" key={moment.index}>
      <h1 class="player__action">{actionOf(moment)}</h1>
      <Figure moment={moment} stands={frame.over} onTap={() => act({ do: 'repeat' })} />
      {phase !== 'asking' && !frame.over && (
        <div class="player__time">
          <p class="player__number">{clockOf(left)}</p>
          <p class="player__count">
            {legOf(moment)} {countOf(frame)}
          </p>
          <progress
            class="player__bar"
            max={1000}
            value={Math.round(done * 1000)}
            aria-hidden="true"
          />
        </div>
      )}
      {frame.waiting && (
        <button class="button button--primary" type="button" onClick={() => act({ do: 'pass' })}>
          {t('All is well. Go on.')}
        </button>
      )}
      <p class="player__caption">{note ? remarkOf(note) : caption}</p>
      <p class="player__asides">
        {sound === 'paused' && <span class="player__sound">{t('Sound paused – tap')}</span>}
        {canUndo && (
          <button class="button" type="button" onClick={() => act({ do: 'undo' })}>
            {t('Undo')}
          </button>
        )}
      </p>
    </div>
  );
};

/** The quiet line that stands under every step of a cramp, and of every routine. */
const Safety = ({ act }: { act: Act }) => (
  <p class="player__safety">
    <span>{t('One leg swollen, warm or red? Chest pain? Cold or numb? Injury, dark urine?')}</span>
    <button class="button" type="button" onClick={() => act({ do: 'stop' })}>
      {t('Stop')}
    </button>
  </p>
);

const Keys = ({ shown, act }: { shown: Running; act: Act }) => (
  <div class="player__keys">
    <button class="button" type="button" onClick={() => act({ do: 'previous' })}>
      {t('Previous')}
    </button>
    {shown.frame.paused ? (
      <button class="button button--primary" type="button" onClick={() => act({ do: 'resume' })}>
        {t('Go on')}
      </button>
    ) : (
      <button class="button button--primary" type="button" onClick={() => act({ do: 'pause' })}>
        {t('Pause')}
      </button>
    )}
    <button class="button" type="button" onClick={() => act({ do: 'next' })}>
      {t('Skip')}
    </button>
  </div>
);

const Ground = ({ shown, act }: { shown: Running; act: Act }) => {
  if (shown.session.purpose === 'cramp') {
    return (
      <button class="player__gone" type="button" onClick={() => act({ do: 'gone' })}>
        {t("It's gone")}
      </button>
    );
  }
  if (shown.frame.phase === 'finished') {
    return (
      <button class="player__gone" type="button" onClick={() => act({ do: 'finish' })}>
        {t('Done')}
      </button>
    );
  }
  return <Keys shown={shown} act={act} />;
};

const Frame = ({ children, phase }: { children: ComponentChildren; phase: string }) => (
  <div class="player" data-phase={phase}>
    {children}
  </div>
);

/** The end in plain words, should the rest of the code not be here. */
const PlainEnd = () => <p class="player__plain">{t('Sit up slowly. Hold on to something.')}</p>;

export const Screen = ({ shown, act, later, aside }: Given & { shown: Shown }) => {
  if (shown.at === 'idle') return null;
  if (shown.at === 'ended') {
    const end = later ? <later.End shown={shown} act={act} aside={aside} /> : <PlainEnd />;
    return <Frame phase={shown.stage}>{end}</Frame>;
  }
  const overlay = later?.Overlay({ shown, act, aside });
  return (
    <Frame phase={shown.frame.phase}>
      <div class="player__upper">
        {overlay ?? (
          <div class="player__work">
            <Stage shown={shown} act={act} />
            <Rail shown={shown} act={act} />
          </div>
        )}
        {shown.panel !== 'emergency' && <Safety act={act} />}
      </div>
      <div class="player__ground">
        <Ground shown={shown} act={act} />
      </div>
    </Frame>
  );
};
