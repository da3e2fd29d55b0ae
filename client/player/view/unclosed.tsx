// The card for a session that was never closed: three answers, one tap each.

import { render } from 'preact';
import { isoNow, systemClock } from '../../foundation/clock.ts';
import { formatTime, t } from '../../foundation/locale.ts';
import { openStore } from '../../foundation/records.ts';
import { createEpisodes } from '../episodes.ts';
import type { Library } from '../library.ts';
import { stepsDone } from '../logic/doing.ts';
import { planOf, stepsOf } from '../logic/plan.ts';
import { currentSegment, runningAt } from '../logic/session.ts';
import type { RunningStore, StoredSession } from '../running.ts';

interface Parts {
  left: StoredSession;
  running: RunningStore;
  library: Library;
}

const close = async ({ left, running, library }: Parts, elapsed: number | null): Promise<void> => {
  const { session } = left;
  const routine = await library.load(currentSegment(session).routine);
  const plan = routine && planOf(routine);
  const plans = new Map(plan ? [[plan.routine.id, plan]] : []);
  await createEpisodes(openStore, (at) => isoNow(systemClock, at)).end(session, {
    elapsed,
    during: elapsed === null ? null : runningAt(session, plans, elapsed),
    done: plan ? stepsDone(session, plan, left.elapsed) : 0,
    of: plan ? stepsOf(plan) : 0,
  });
  await running.clear(session.id);
};

/** Two likely times: when it was last seen to run, and one well apart from that. */
const likely = ({ elapsed }: StoredSession): number[] => {
  const seen = Math.max(60_000, Math.round(elapsed / 60_000) * 60_000);
  return seen < 600_000 ? [seen, 600_000] : [300_000, seen];
};

type Answer = (elapsed: number | null) => void;
type State = 'open' | 'closed' | 'failed';

const Card = ({ left, state, answer }: { left: StoredSession; state: State; answer: Answer }) => {
  const { startedAt } = left.session;
  if (state === 'closed') return <p role="status">{t('Saved.')}</p>;
  return (
    <section class="card" aria-labelledby="unclosed">
      <h2 id="unclosed">
        {t('The cramp of {time} was never ended', { time: formatTime(startedAt) })}
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

const show = (place: HTMLElement, parts: Parts, state: State): void => {
  const answer: Answer = (elapsed) =>
    void close(parts, elapsed).then(
      () => show(place, parts, 'closed'),
      () => show(place, parts, 'failed'),
    );
  render(<Card left={parts.left} state={state} answer={answer} />, place);
};

/** A routine that was left is closed as far as it got; a cramp is asked about. */
export const showUnclosed = (place: HTMLElement, parts: Parts): void => {
  // What could not be written stays where it was, for the next time.
  if (parts.left.session.purpose === 'routine')
    void close(parts, parts.left.elapsed).catch(() => undefined);
  else show(place, parts, 'open');
};
