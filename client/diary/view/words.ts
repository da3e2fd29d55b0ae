import type { CrampFields } from '../../contract/wire.ts';
import { formatNumber, t } from '../../foundation/locale.ts';
import type { TimeTrouble } from '../logic/cramp.ts';
import type { Titles } from './parts.ts';

/** "40 s" or "3 min": short enough for a line of the timeline. */
export const lengthText = (seconds: number): string =>
  seconds < 60
    ? t('{n} s', { n: seconds })
    : t('{n} min', { n: formatNumber(seconds / 60, seconds < 600 ? 1 : 0) });

/** Which routine was running when it ended: never that it helped. */
export const runningName = (
  { ended_during }: Partial<CrampFields>,
  titles: Titles,
): string | undefined =>
  ended_during && (titles.value[ended_during.routine] ?? ended_during.routine);

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
