// What a screen reader is told of a session: each step and each turn as it begins.

import { announce } from '../foundation/announce.ts';
import { tn } from '../foundation/locale.ts';
import { legName } from '../parts/leg.ts';
import type { Frame } from './logic/engine.ts';
import { actionOf } from './view/words.ts';

const stepText = ({ moment, left }: Frame): string => {
  if (!moment) return '';
  const step = [legName(moment.side), actionOf(moment)].filter(Boolean).join(': ');
  return tn('{step} {n} second', '{step} {n} seconds', Math.ceil(left / 1000), { step });
};

/** Says what has begun; without a frame there is nothing more to say. What is said of phases that
 * no first minute has comes with their screens. */
export const tellStep = (
  frame: Frame | undefined,
  phaseText?: (phase: Frame['phase']) => string | undefined,
): void => announce(frame ? (phaseText?.(frame.phase) ?? stepText(frame)) : '');
