// How long a routine takes, as people say it. `takes` in webapp/pages/words.py says it alike.

import { restIsNo } from '../../parts/logic/asking.ts';
import type { Answers } from '../../parts/logic/gates.ts';

interface Rounded {
  readonly unit: 'seconds' | 'minutes';
  readonly n: number;
}

/** Tens of seconds when short, else whole minutes. */
export const rounded = (seconds: number): Rounded => {
  const tens = Math.floor((seconds + 5) / 10) * 10;
  if (tens < 120) return { unit: 'seconds', n: tens };
  return { unit: 'minutes', n: Math.floor((seconds + 30) / 60) };
};

export interface Timed {
  readonly seconds: number;
  /** Why it is not all of it: for what was answered, or because nothing was. */
  readonly without: 'nothing' | 'answered' | 'unanswered';
}

/** What this person's answers leave of it; `secondsFor` is the player's own plan. */
export const timedFor = (
  answers: Answers,
  gates: readonly string[],
  secondsFor: (answers: Answers) => number,
): Timed => {
  const seconds = secondsFor(answers);
  const answered = secondsFor(restIsNo(answers, gates));
  const whole = secondsFor(restIsNo({}, gates));
  if (seconds < answered) return { seconds, without: 'unanswered' };
  return { seconds, without: seconds < whole ? 'answered' : 'nothing' };
};
