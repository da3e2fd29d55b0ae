// What every line about an entry is made of.

import { formatDate, formatTime } from '../../foundation/locale.ts';

/** What people call the things that records only point to; undefined where a name is not at hand. */
export interface Names {
  readonly routine: (id: string) => string | undefined;
  readonly reminder: (what: string) => string | undefined;
  /** An amount in the person's own units. */
  readonly volume: (ml: number) => string;
}

/** A date, with its time where it has one; empty for what is neither. */
export const whenText = (value: unknown): string => {
  if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) return '';
  const day = formatDate(value, { year: true });
  return value.includes('T') ? `${day} ${formatTime(value)}` : day;
};
