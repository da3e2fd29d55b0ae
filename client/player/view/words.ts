// Sentences and numbers that several of the player's screens share.

import { t } from '../../foundation/locale.ts';
import type { Ended } from '../logic/actions.ts';
import type { Frame } from '../logic/engine.ts';
import type { Moment } from '../logic/plan.ts';

/** Seconds as one big number, minutes and seconds from 100 s on. */
export const clockOf = (millis: number): string => {
  const seconds = Math.ceil(millis / 1000);
  if (seconds < 100) return String(seconds);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** What to do now: at most eight words. */
export const actionOf = (moment: Moment): string =>
  moment.kind === 'change-over' ? t('Now the other leg.') : moment.step.action;

/** The small line over the number: how the time counts. */
export const countOf = ({ moment, paused, waiting }: Frame): string => {
  if (paused) return t('Paused');
  if (!moment || waiting) return '';
  if (moment.kind === 'lead-in' || moment.kind === 'change-over') return t('Get into position');
  if (moment.repetitions > 1)
    return t('Round {n} of {total}', { n: moment.repetition, total: moment.repetitions });
  return '';
};

/** What became of the end: it is never called saved before it is. */
export const savedLine = ({ saved }: Ended): string => {
  if (saved === 'failed')
    return t('This phone could not save it. Its storage may be full or switched off.');
  return saved === 'saved' ? t('Saved.') : t('Saving…');
};
