// What a cramp tells about itself, and what of a form may be saved.

import type { CrampFields } from '../../contract/wire.ts';
import { DAY, parseIso } from '../../foundation/clock.ts';
import { isToCome } from '../../parts/logic/wall.ts';

const SECOND = 1000;
/** A cramp that "lasted" longer was never closed or badly typed. */
const LONGEST_MS = DAY;

/** Seconds it lasted, where both ends are known. */
export const secondsOf = ({ started_at, ended_at }: CrampFields): number | undefined => {
  const start = parseIso(started_at)?.ms;
  const end = ended_at === undefined ? undefined : parseIso(ended_at)?.ms;
  if (start === undefined || end === undefined || end < start) return undefined;
  return Math.round((end - start) / SECOND);
};

/** Saved in the night, with nothing said about it yet. */
export const isBare = ({ intensity, sleep_disturbance }: CrampFields): boolean =>
  intensity === undefined && sleep_disturbance === undefined;

export type TimeTrouble =
  | 'start-missing'
  | 'in-future'
  | 'end-before-start'
  | 'end-in-future'
  | 'too-long';

/** What is wrong with the times of a form, if anything. */
export const timeTrouble = (
  { started_at, ended_at }: { started_at: string | undefined; ended_at: string | undefined },
  now: number,
): TimeTrouble | undefined => {
  const start = started_at === undefined ? undefined : parseIso(started_at)?.ms;
  if (start === undefined) return 'start-missing';
  if (isToCome(start, now)) return 'in-future';
  const end = ended_at === undefined ? undefined : parseIso(ended_at)?.ms;
  if (end === undefined) return undefined;
  if (end < start) return 'end-before-start';
  if (isToCome(end, now)) return 'end-in-future';
  return end - start > LONGEST_MS ? 'too-long' : undefined;
};
