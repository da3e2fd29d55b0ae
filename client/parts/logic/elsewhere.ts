// Times that were written in another zone than the one in which they are read.

import { type Clock, parseIso } from '../../foundation/clock.ts';
import { formatTime, t } from '../../foundation/locale.ts';

/** Minutes ahead of UTC as it is written: +2, -3:30. */
const offsetText = (minutes: number): string => {
  const size = Math.abs(minutes);
  const rest = size % 60;
  const tail = rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`;
  return `${minutes < 0 ? '-' : '+'}${Math.floor(size / 60)}${tail}`;
};

/** The time as the clocks there showed it; where this phone's showed another one, with its zone. */
export const timeThere = (iso: string, clock: Pick<Clock, 'offset'>): string => {
  const written = parseIso(iso);
  const time = formatTime(iso);
  return written === undefined || written.offset === clock.offset(written.ms)
    ? time
    : t('{time} (UTC{offset})', { time, offset: offsetText(written.offset) });
};
