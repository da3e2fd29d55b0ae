import type { CrampFields } from '../../contract/wire.ts';
import { formatNumber, t } from '../../foundation/locale.ts';
import { apart } from '../../parts/logic/apart.ts';
import type { TimeTrouble } from '../logic/cramp.ts';
import type { Titles } from './parts.ts';

/** Seconds count in a cramp of a few minutes, no longer in one of many. */
const MANY_S = 600;

/** "40 s", "3 min 20 s" or "12 min": short enough for a line of the timeline. */
export const lengthText = (seconds: number): string => {
  if (seconds < 60) return t('{n} s', { n: seconds });
  const rest = seconds < MANY_S ? seconds % 60 : 0;
  const minutes = t('{n} min', { n: formatNumber(Math.round((seconds - rest) / 60)) });
  return rest === 0 ? minutes : `${minutes} ${t('{n} s', { n: rest })}`;
};

/** Which routine was running when it ended: never that it helped. */
export const runningName = (
  { ended_during }: Partial<CrampFields>,
  titles: Titles,
): string | undefined =>
  ended_during && apart(titles.value[ended_during.routine] ?? ended_during.routine);

export const timeTroubleText = (trouble: TimeTrouble): string => {
  switch (trouble) {
    case 'start-missing':
      return t('Enter when it began.');
    case 'in-future':
    case 'end-in-future':
      return t('That is still to come. Look at the date and the time.');
    case 'end-before-start':
      return t('The end is before the beginning.');
    default:
      return t('That would be longer than a day. Look at the dates.');
  }
};
