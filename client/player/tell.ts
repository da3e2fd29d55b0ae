// What a screen reader is told of a session: each step and each turn as it begins. A question or a
// call in their place takes the focus, and is read there.

import { announce } from '../foundation/announce.ts';
import { t, tn } from '../foundation/locale.ts';
import { legName } from '../parts/leg.ts';
import type { Frame } from './logic/engine.ts';
import type { Moment } from './logic/plan.ts';
import { actionOf } from './view/words.ts';

/** What is said aloud, which a helper hears in other words than the person. Who has got there knows
 * what to do: only how long is new. */
const wordsOf = (moment: Moment, before: Moment | undefined): string => {
  const { kind, side, step } = moment;
  const { text } = step.spoken.action;
  const wasWay = before?.kind === 'lead-in' && before.side === side;
  if (wasWay && before.step.spoken.action.text === text) return t('Now');
  const words = kind === 'change-over' ? actionOf(moment) : text;
  const whole = [legName(side), words].filter(Boolean).join(': ');
  return kind === 'lead-in' ? t('{step} To get there:', { step: whole }) : whole;
};

const stepText = ({ moment, left }: Frame, before: Moment | undefined): string =>
  moment
    ? tn('{step} {n} second', '{step} {n} seconds', Math.ceil(left / 1000), {
        step: wordsOf(moment, before),
      })
    : '';

/** Says what has begun after what was told before; without a frame there is nothing more to say.
 * The stretch that goes on under the ten minutes is told once these were. */
export const tellStep = (frame: Frame | undefined, before: Frame | undefined): void => {
  const phase = frame?.phase;
  const isTold =
    phase === 'running' || (phase === 'too-long' && before?.phase === phase && !frame?.over);
  announce(frame && isTold ? stepText(frame, before?.moment) : '');
};
