// The tools beside the stage, and the keys of a routine.

import { t, tn } from '../../foundation/locale.ts';
import type { Note, Running } from '../logic/actions.ts';
import { otherPosture } from '../logic/chain.ts';
import { momentAt } from '../logic/plan.ts';
import { currentSegment } from '../logic/session.ts';
import { nextPlace } from '../logic/skipping.ts';
import { Icon, type IconName } from './icons.tsx';
import type { Act } from './screen.tsx';
import { actionOf } from './words.ts';

const Tool = ({
  icon,
  label,
  heard,
  pressed,
  onTap,
}: {
  icon: IconName;
  label: string;
  /** What a screen reader says, where the word alone would not tell enough. */
  heard?: string;
  pressed?: boolean;
  onTap: () => void;
}) => (
  <button
    class="player__tool"
    type="button"
    aria-label={heard}
    aria-pressed={pressed}
    onClick={onTap}
  >
    <Icon name={icon} />
    <span>{label}</span>
  </button>
);

/** The names of the routines say how each is done. */
const postureOf = (routine: string): string => {
  if (routine.includes('-stand-')) return t('Stand');
  return routine.includes('-sit-') ? t('Sit') : t('Lie');
};

/** What only a cramp needs: it may sit elsewhere, and the person may stand or lie. */
const CrampTools = ({ shown: { session }, act }: { shown: Running; act: Act }) => {
  const other = otherPosture(currentSegment(session).routine);
  const isRight = session.side === 'right';
  return (
    <>
      <Tool icon="muscle" label={t('Muscle')} onTap={() => act({ do: 'panel', panel: 'muscle' })} />
      <Tool
        icon="side"
        label={isRight ? t('Left') : t('Right')}
        heard={isRight ? t('Left leg') : t('Right leg')}
        onTap={() => act({ do: 'side' })}
      />
      {other && (
        <Tool icon="posture" label={postureOf(other)} onTap={() => act({ do: 'posture' })} />
      )}
    </>
  );
};

/** Wherever the voice goes on, one tap quiets it. */
export const Mute = ({ shown: { sound }, act }: { shown: Running; act: Act }) => (
  <Tool
    icon={sound === 'muted' ? 'muted' : 'sound'}
    label={t('Mute')}
    pressed={sound === 'muted'}
    onTap={() => act({ do: 'mute' })}
  />
);

/** Whoever stands beside is one tap away, after ten minutes too. */
export const Helper = ({ act }: { act: Act }) => (
  <Tool icon="helper" label={t('Helper')} onTap={() => act({ do: 'panel', panel: 'partner' })} />
);

export const Rail = ({ shown, act }: { shown: Running; act: Act }) => {
  const isCramp = shown.session.purpose === 'cramp';
  return (
    <div class="player__rail">
      <div class="player__tools">
        <Mute shown={shown} act={act} />
        {isCramp && <CrampTools shown={shown} act={act} />}
        {(isCramp || shown.plan.routine.partner) && <Helper act={act} />}
        {!isCramp && <Tool icon="end" label={t('End')} onTap={() => act({ do: 'finish' })} />}
      </div>
    </div>
  );
};

/** For ten seconds, beside the words of the step. */
export const Undo = ({ act }: { act: Act }) => (
  <button class="button" type="button" onClick={() => act({ do: 'undo' })}>
    {t('Undo')}
  </button>
);

export const remarkOf = (note: Note): string => {
  if (note.kind === 'still-running') return t('It is still running. The big button ends it.');
  if (note.kind === 'not-saved') return t('This phone could not save. The routine goes on.');
  return tn('You are {n} second into: {step}', 'You are {n} seconds into: {step}', note.seconds, {
    step: actionOf(note.moment),
  });
};

/** What comes after this step; nothing where it is the last. */
const NextUp = ({ shown: { plan, frame } }: { shown: Running }) => {
  const place = nextPlace(plan, frame.place);
  const next = place < plan.total ? momentAt(plan, place) : undefined;
  return next && !frame.waiting ? (
    <p class="player__next">{t('Next: {step}', { step: actionOf(next) })}</p>
  ) : null;
};

/** Where something else is to be done first, going on is not the one thing to press. */
const mainKey = ({ frame }: Running): string =>
  frame.waiting || frame.phase === 'take-off' ? 'button' : 'button button--primary';

const KeyRow = ({ shown, act }: { shown: Running; act: Act }) => (
  <div class="player__keys">
    <button class="button" type="button" onClick={() => act({ do: 'previous' })}>
      {t('Previous')}
    </button>
    {shown.frame.paused ? (
      <button class={mainKey(shown)} type="button" onClick={() => act({ do: 'resume' })}>
        {t('Go on')}
      </button>
    ) : (
      <button class={mainKey(shown)} type="button" onClick={() => act({ do: 'pause' })}>
        {t('Pause')}
      </button>
    )}
    <button
      class="button"
      type="button"
      disabled={shown.frame.waiting}
      onClick={() => act({ do: 'next' })}
    >
      {t('Skip')}
    </button>
  </div>
);

export const Keys = ({ shown, act }: { shown: Running; act: Act }) => (
  <>
    <NextUp shown={shown} />
    <KeyRow shown={shown} act={act} />
  </>
);
