// What a screen reader is told of a session: each step and each turn as it begins.

import { announce } from '../foundation/announce.ts';
import { t, tn } from '../foundation/locale.ts';
import { legName } from '../parts/leg.ts';
import type { Frame } from './logic/engine.ts';
import { actionOf } from './view/words.ts';

const PHASES: Partial<Record<Frame['phase'], () => string>> = {
  asking: () => t('Still cramping?'),
  'too-long': () => t('More than ten minutes is too long. Get medical help now'),
  'take-off': () => t('Take it off now.'),
  finished: () => t('That was the last step.'),
};

/** What is said aloud, which a helper hears in other words than the person. */
const stepText = ({ moment, left }: Frame): string => {
  if (!moment) return '';
  const words = moment.kind === 'change-over' ? actionOf(moment) : moment.step.spoken.action.text;
  const step = [legName(moment.side), words].filter(Boolean).join(': ');
  return tn('{step} {n} second', '{step} {n} seconds', Math.ceil(left / 1000), { step });
};

/** Says what has begun; without a frame there is nothing more to say. Once the ten minutes were
 * told, the stretch that goes on under them is told step by step. */
export const tellStep = (frame: Frame | undefined, goesOn: boolean): void => {
  const isStep = goesOn && frame?.phase === 'too-long' && !frame.over;
  announce(frame ? (!isStep && PHASES[frame.phase]?.()) || stepText(frame) : '');
};
