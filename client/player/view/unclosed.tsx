// The card for a session that was never closed: three answers, one tap each.

import { render } from 'preact';
import {
  addDays,
  type Clock,
  DAY,
  dateAt,
  isoNow,
  nightAt,
  systemClock,
} from '../../foundation/clock.ts';
import { formatDate, formatTime, t } from '../../foundation/locale.ts';
import { openStore, ownHome, SaveFailed } from '../../foundation/records.ts';
import { answersOf } from '../../parts/logic/gates.ts';
import { createEpisodes } from '../episodes.ts';
import type { Library } from '../library.ts';
import { stepsDone } from '../logic/doing.ts';
import { lastedBy } from '../logic/engine.ts';
import { closedBy } from '../logic/gates.ts';
import { planOf, stepsOf } from '../logic/plan.ts';
import type { Answers, Routine } from '../logic/routine.ts';
import { currentSegment } from '../logic/session.ts';
import type { RunningStore, StoredSession } from '../running.ts';
import { stepAt } from '../score.ts';

interface Parts {
  /** Above the button, where a line leads to the questions below it. */
  pointer?: Element | null;
  left: readonly StoredSession[];
  /** A routine that goes on, on its own page. */
  elsewhere?: StoredSession | undefined;
  /** The language's root. */
  root?: string;
  running: RunningStore;
  library: Pick<Library, 'load' | 'routines'>;
  clock?: Clock;
}

/** What the person has deleted in the diary stays deleted, and is not asked about again. */
const whenDeleted = (error: unknown): 'deleted' => {
  if (error instanceof SaveFailed && error.code === 'deleted') return 'deleted';
  throw error;
};

const close = async (
  left: StoredSession,
  { running, library }: Parts,
  elapsed: number | null,
): Promise<'closed' | 'deleted'> => {
  const { session } = left;
  const answers = answersOf(await (await openStore()).profile()) as Answers;
  const routine = await library.load(currentSegment(session).routine);
  const plan = routine && planOf(routine, { answers });
  const ending = {
    elapsed,
    during: stepAt(session, elapsed, { library, answers }),
    done: plan ? stepsDone(session, plan, left.elapsed) : 0,
    of: plan ? stepsOf(plan) : 0,
  };
  const episodes = createEpisodes(openStore, (at) => isoNow(systemClock, at));
  const isRefused = session.purpose === 'routine' && routine && closedBy(routine, answers);
  const write = isRefused ? episodes.drop(session) : episodes.end(session, ending);
  const state = await write.then(() => 'closed' as const, whenDeleted);
  await running.clear(session.id);
  return state;
};

/** Whether the diary knows its end, or has lost it on purpose: then there is nothing left to ask. */
const isSettled = async ({ session }: StoredSession): Promise<boolean> => {
  const { storage } = await ownHome();
  const row = await storage.transaction(['records'], 'readonly', (tx) =>
    tx.get('records', session.record),
  );
  return Boolean(row && (row.deleted || row.fields['ended_at']));
};

/** Two likely times: when it was last seen to run, and one well apart from that. */
const likely = ({ elapsed }: StoredSession): number[] => {
  const seen = Math.max(60_000, Math.round(elapsed / 60_000) * 60_000);
  return seen < 600_000 ? [seen, 600_000] : [300_000, seen];
};

/** Its time, and its day unless that was the night just gone. */
const titleOf = (startedAt: number, clock: Clock): string => {
  const now = { ms: clock.now(), offset: clock.offset(clock.now()) };
  const night = nightAt({ ms: startedAt, offset: clock.offset(startedAt) });
  const isLast = night >= addDays(dateAt(now), -1) && now.ms - startedAt < DAY;
  const time = formatTime(startedAt);
  return isLast
    ? t('The cramp of {time} was never ended', { time })
    : t('The cramp of {date}, {time} was never ended', { date: formatDate(startedAt), time });
};

type Answer = (elapsed: number | null) => void;
type State = 'open' | 'closed' | 'failed' | 'deleted';

interface Asked {
  left: StoredSession;
  clock: Clock;
  state: State;
  answer: Answer;
}

const Card = ({ left, clock, state, answer }: Asked) => {
  const { startedAt, id } = left.session;
  if (state === 'deleted') return null;
  if (state === 'closed') return <p role="status">{t('Saved.')}</p>;
  return (
    <section class="card" aria-labelledby={`unclosed-${id}`}>
      <h2 id={`unclosed-${id}`} tabIndex={-1}>
        {titleOf(startedAt, clock)}
      </h2>
      <p>{t('When was it gone?')}</p>
      {likely(left).map((elapsed) => (
        <button
          class="button button--wide"
          type="button"
          key={elapsed}
          onClick={() => answer(elapsed)}
        >
          {t('At about {time}', { time: formatTime(startedAt + elapsed) })}
        </button>
      ))}
      <button class="button button--wide" type="button" onClick={() => answer(null)}>
        {t('I do not know')}
      </button>
      {state === 'failed' && <p role="alert">{t('That could not be saved. Please try again.')}</p>}
    </section>
  );
};

/** The day may be longer than the screen: a line on the first screen leads to what is asked below. */
const Pointer = ({ first: { session }, clock }: { first: StoredSession; clock: Clock }) => (
  <a class="asked" href={`#unclosed-${session.id}`}>
    <span>
      {titleOf(session.startedAt, clock)} <span aria-hidden="true">↓</span>
    </span>
  </a>
);

/** The page on which a routine runs, below the language's root. */
const playerOf = (routine: string): string =>
  routine.startsWith('own/') ? `routines/${routine}` : `routines/${routine}/play`;

const GoOn = ({ root, routine: { id, title } }: { root: string; routine: Routine }) => (
  <a class="asked" href={`${root}${playerOf(id)}`}>
    {t('Go on with: {routine}', { routine: title })}
  </a>
);

/** A card for each cramp, the last one first. */
const ask = (
  place: Element,
  parts: Parts & { goesOn: Routine | undefined },
  cramps: readonly StoredSession[],
): void => {
  const { pointer, goesOn, root = '/', clock = systemClock } = parts;
  const states = new Map<StoredSession, State>();
  const isOpen = (cramp: StoredSession): boolean =>
    !['closed', 'deleted'].includes(states.get(cramp) ?? 'open');
  const show = (): void => {
    render(cramps.map(cardOf), place);
    const first = cramps.find(isOpen);
    const goOn = goesOn && <GoOn root={root} routine={goesOn} />;
    if (pointer) render(first ? <Pointer first={first} clock={clock} /> : goOn, pointer);
  };
  const answered = (cramp: StoredSession, state: State): void => {
    states.set(cramp, state);
    show();
  };
  const cardOf = (cramp: StoredSession) => (
    <Card
      key={cramp.session.id}
      left={cramp}
      clock={clock}
      state={states.get(cramp) ?? 'open'}
      answer={(elapsed) =>
        void close(cramp, parts, elapsed).then(
          (state) => answered(cramp, state),
          () => answered(cramp, 'failed'),
        )
      }
    />
  );
  show();
};

/** A routine that was left is closed as far as it got; a cramp is asked about until it has an end. */
export const showUnclosed = async (place: Element, parts: Parts): Promise<void> => {
  const cramps: StoredSession[] = [];
  for (const left of parts.left) {
    // What could not be written stays where it was, for the next time.
    if (left.session.purpose === 'routine')
      void close(left, parts, lastedBy(left.session, left.total, left.elapsed)).catch(
        () => undefined,
      );
    else if (await isSettled(left).catch(() => false)) void parts.running.clear(left.session.id);
    else cramps.unshift(left);
  }
  const { elsewhere, library } = parts;
  const goesOn = elsewhere && (await library.load(elsewhere.session.segments[0].routine));
  ask(place, { ...parts, goesOn }, cramps);
};
