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

const stepText = ({ moment, left }: Frame): string => {
  if (!moment) return '';
  const step = [legName(moment.side), actionOf(moment)].filter(Boolean).join(': ');
  return tn('{step} {n} second', '{step} {n} seconds', Math.ceil(left / 1000), { step });
};

/** Says what has begun; without a frame there is nothing more to say. */
export const tellStep = (frame: Frame | undefined): void =>
  announce(frame ? (PHASES[frame.phase]?.() ?? stepText(frame)) : '');
