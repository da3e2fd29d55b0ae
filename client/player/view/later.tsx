// Screens that no first tap needs: loaded right after the first paint, and kept for the night.

import type { ComponentChildren } from 'preact';
import { formatTime, t, tn } from '../../foundation/locale.ts';
import { needsDoctor } from '../../parts/logic/gates.ts';
import { muscleName } from '../../parts/words.ts';
import type { Running } from '../logic/actions.ts';
import { ACUTE } from '../logic/chain.ts';
import { isPerhapsOver } from '../logic/engine.ts';
import { perhapsGoneAt } from '../logic/gone.ts';
import { type Offer, offersAfter } from '../logic/offers.ts';
import type { Muscle } from '../logic/routine.ts';
import { currentSegment } from '../logic/session.ts';
import { type Aside, Button } from './button.tsx';
import { Call } from './call.tsx';
import { Panel } from './panel.tsx';
import { Help, Partner } from './partner.tsx';
import type { Act } from './screen.tsx';
import { answersTo, Signs } from './signs.tsx';
import { Stretch } from './stretch.tsx';
import { Mute } from './tools.tsx';
import { actionOf, clockOf } from './words.ts';

// One file for all that comes later: fewer files load sooner.
export { change } from '../logic/taking.ts';
export { End } from './end.tsx';
export { readOn } from './reading.ts';
export { Keys, Rail, remarkOf, Undo } from './tools.tsx';

interface Seen {
  shown: Running;
  act: Act;
}
interface Given extends Seen {
  aside: Aside;
}

/** The same clock goes on behind every panel. */
const Behind = ({ shown: { frame } }: { shown: Running }) =>
  frame.moment && !frame.over && !frame.paused ? (
    <p class="player__behind">
      <span>{actionOf(frame.moment)}</span> <b>{clockOf(frame.left)}</b>
    </p>
  ) : null;

/** Over a question the voice goes on, too: what quiets it stands beside the last thing to choose. */
const WithMute = ({ shown, act, children }: Seen & { children: ComponentChildren }) => (
  <div class="player__pair">
    <Mute shown={shown} act={act} />
    {children}
  </div>
);

const Back = ({ act }: { act: Act }) => (
  <Button onTap={() => act({ do: 'panel', panel: null })}>{t('Back')}</Button>
);

const Muscles = ({ shown, act }: Given) => (
  <Panel title={t('Where is the cramp?')}>
    <Behind shown={shown} />
    <div class="player__choices">
      {(Object.keys(ACUTE) as Muscle[]).map((muscle) => (
        <button
          class="button player__choice"
          type="button"
          key={muscle}
          aria-pressed={muscle === shown.session.muscle}
          onClick={() => act({ do: 'muscle', muscle })}
        >
          {muscleName(muscle)}
        </button>
      ))}
      <WithMute shown={shown} act={act}>
        <Back act={act} />
      </WithMute>
    </div>
  </Panel>
);

const Stopped = ({ shown, act, aside }: Given) => (
  <Panel title={t('Stop. Get medical help now.')}>
    <Call aside={aside} primary />
    <Signs aside={aside} underStop />
    <p>{aside.emergency?.quick_line}</p>
    <p>{aside.emergency?.today_hint}</p>
    {shown.canUndo ? (
      <Button onTap={() => act({ do: 'undo' })}>{t('Undo')}</Button>
    ) : (
      <Button onTap={() => act({ do: 'mistake' })}>{t('I touched Stop by mistake')}</Button>
    )}
  </Panel>
);

/** Under the call for help, too, whoever stands beside goes on as long as the stretch does. */
const isHelped = ({ panel, frame, closed }: Running): boolean =>
  panel === 'partner' && !frame.over && !frame.paused && !closed;

const TooLong = ({ shown, act, aside }: Given) => (
  <Panel
    // What was chosen here is gone: reading begins anew.
    key={shown.session.segments.length}
    title={
      aside.emergency?.headline ?? t('More than ten minutes is too long. Get medical help now')
    }
  >
    <Call aside={aside} primary={aside.marks.length > 0} answer={answersTo(aside)} />
    {isHelped(shown) ? (
      <div class="player__help">
        <Help shown={shown} act={act} />
      </div>
    ) : (
      <Stretch shown={shown} act={act} />
    )}
    <Signs aside={aside} underStop={false} />
    <p>{aside.emergency?.body}</p>
    <p>{aside.emergency?.today_hint}</p>
    {shown.frame.over && <Offers shown={shown} act={act} aside={aside} />}
    {isPerhapsOver(shown.frame.elapsed) && <GoneEarlier act={act} />}
  </Panel>
);

/** Whoever fell asleep with the screen on wakes up long after it was gone. */
const GoneEarlier = ({ act }: { act: Act }) => (
  <Button onTap={() => act({ do: 'panel', panel: 'gone-at' })}>{t("It's gone at about …")}</Button>
);

const offerName = ({ routine }: Offer): string => routine.title;

const offersNow = ({ plan, session }: Running, { known, answers }: Aside): Offer[] => {
  const tried = session.segments.map(({ routine }) => routine);
  return offersAfter(plan.routine, { tried, known, answers });
};

const Offers = ({ shown, act, aside }: Given) => (
  <div class="player__choices">
    {offersNow(shown, aside).map((offer, at) =>
      offer.closed ? (
        <p key={offer.routine.id}>
          <b>{offerName(offer)}</b> {offer.closed.why}
        </p>
      ) : (
        <Button
          primary={at === 0}
          key={offer.routine.id}
          onTap={() => act({ do: 'offer', id: offer.routine.id })}
        >
          {offerName(offer)}
        </Button>
      ),
    )}
    <WithMute shown={shown} act={act}>
      <Button onTap={() => act({ do: 'again' })}>{t('The same again')}</Button>
    </WithMute>
  </div>
);

const Asking = ({ shown, act, aside }: Given) => (
  <Panel title={t('Still cramping?')} key={shown.panel}>
    {shown.panel === 'next' ? (
      <Offers shown={shown} act={act} aside={aside} />
    ) : (
      <div class="player__choices player__choices--one">
        <Button primary onTap={() => act({ do: 'still' })}>
          {t('Yes')}
        </Button>
        <WithMute shown={shown} act={act}>
          <GoneEarlier act={act} />
        </WithMute>
      </div>
    )}
  </Panel>
);

/** A few likely times, none of them later than now. */
const timeAfter = (startedAt: number, elapsed: number): string => {
  const minutes = tn('{n} minute', '{n} minutes', elapsed / 60_000);
  return t('{time}, after {minutes}', { time: formatTime(startedAt + elapsed), minutes });
};

const GoneAt = ({ shown, act }: Given) => (
  <Panel title={t("It's gone at about …")}>
    <div class="player__choices">
      {perhapsGoneAt(shown.frame.elapsed, { since: currentSegment(shown.session).from }).map(
        (elapsed) => (
          <Button key={elapsed} onTap={() => act({ do: 'gone-at', elapsed })}>
            {timeAfter(shown.session.startedAt, elapsed)}
          </Button>
        ),
      )}
      <Button onTap={() => act({ do: 'gone-at', elapsed: null })}>{t('I do not know')}</Button>
      <WithMute shown={shown} act={act}>
        <Back act={act} />
      </WithMute>
    </div>
  </Panel>
);

const TakeOff = ({ shown, act }: Given) => (
  <Panel title={t('Take it off now.')}>
    <p>{t('That is long enough for the skin.')}</p>
    <WithMute shown={shown} act={act}>
      <Button primary onTap={() => act({ do: 'came-off' })}>
        {t('It is off')}
      </Button>
    </WithMute>
  </Panel>
);

/** What helps whoever cramps where a stretch is not for them: another place, or what soothes. */
const Instead = ({ shown, act, aside }: Given) => (
  <div class="player__choices">
    <Button primary onTap={() => act({ do: 'panel', panel: 'muscle' })}>
      {t('Another muscle')}
    </Button>
    {offersNow(shown, aside)
      .filter(({ closed }) => !closed)
      .map((offer) => (
        <Button key={offer.routine.id} onTap={() => act({ do: 'offer', id: offer.routine.id })}>
          {offerName(offer)}
        </Button>
      ))}
  </div>
);

const Closed = ({ shown, act, aside }: Given) => {
  const { closed, session } = shown;
  const isForDoctor = !!closed?.gate && needsDoctor(closed.gate);
  return (
    <Panel
      title={closed?.gate ? t('This one is not for you') : t('This one is not on this phone yet')}
    >
      <p>{closed?.why}</p>
      <p>{closed?.instead}</p>
      {isForDoctor && <Call aside={aside} primary={false} />}
      {session.purpose === 'cramp' && !isForDoctor && (
        <Instead shown={shown} act={act} aside={aside} />
      )}
    </Panel>
  );
};

const Finished = ({ shown }: Given) => (
  <Panel title={t('That was the last step.')}>
    {shown.plan.routine.contact && <p>{t('Is it off? Look at the skin once more.')}</p>}
  </Panel>
);

const overlayFor = ({ panel, closed, frame }: Running) => {
  if (panel === 'emergency') return Stopped;
  if (frame.phase === 'take-off') return TakeOff;
  if (panel === 'muscle') return Muscles;
  if (panel === 'gone-at') return GoneAt;
  if (frame.phase === 'too-long') return TooLong;
  // The question is for whoever helps, too.
  if (panel === 'partner' && frame.phase !== 'asking') return Partner;
  if (closed) return Closed;
  if (frame.phase === 'asking') return Asking;
  return frame.phase === 'finished' ? Finished : undefined;
};

/** What stands in the place of the stage just now; undefined: the stage itself. */
export const Overlay = (given: Given) => {
  const Shape = overlayFor(given.shown);
  return Shape && <Shape {...given} />;
};
