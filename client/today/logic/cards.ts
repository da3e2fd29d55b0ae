// Which cards stand on Today, and why.

import type { CrampFields } from '../../contract/wire.ts';
import { DAY, HOUR, MINUTE, type Millis, parseIso } from '../../foundation/clock.ts';

interface Nudge {
  /** Signed in means that there is a second home for the records. */
  readonly signedIn: boolean;
  /** Things written down on this phone. */
  readonly written: number;
  /** When the person said "not now". */
  readonly dismissedAt: number | undefined;
  readonly now: number;
}

const ENOUGH = 3;
const QUIET_MS = 30 * DAY;

/** Records that exist once only are worth a word, by and by, and not every day. */
export const shouldOfferBackup = ({ signedIn, written, dismissedAt, now }: Nudge): boolean =>
  !signedIn && written >= ENOUGH && (dismissedAt === undefined || now - dismissedAt >= QUIET_MS);

interface Asking {
  readonly wasAsked: boolean;
  readonly daylight: boolean;
  /** A choice was made on this card, which stays until the person is done with it. */
  readonly started: boolean;
  readonly done: boolean;
}

/** Who somebody is, is asked once and by day; the night has other worries. */
export const shouldAskWho = ({ wasAsked, daylight, started, done }: Asking): boolean =>
  daylight && !done && (started || !wasAsked);

interface Cramp {
  readonly fields: CrampFields;
}

export type Morning<C extends Cramp> =
  /** Nothing is known about the night. */
  | { readonly kind: 'ask' }
  /** A cramp was stopped in the night and nothing said about it yet. */
  | { readonly kind: 'complete'; readonly cramp: C }
  | { readonly kind: 'done' };

const isBare = ({ fields }: Cramp): boolean =>
  fields.intensity === undefined && fields.sleep_disturbance === undefined;

/** What the morning asks: the oldest cramp without details first, then the night as a whole. */
export const morningOf = <C extends Cramp>(
  cramps: readonly C[],
  answer: 'none' | 'some' | 'unsaid',
): Morning<C> => {
  const cramp = cramps.find(isBare);
  if (cramp) return { kind: 'complete', cramp };
  return answer === 'unsaid' ? { kind: 'ask' } : { kind: 'done' };
};

const JUST_NOW_MS = 6 * HOUR;
/** The minute that a page knows may be the one before. */
const TOLERANCE_MS = MINUTE;

const endOf = ({ fields }: Cramp): Millis | undefined =>
  fields.ended_at === undefined ? undefined : parseIso(fields.ended_at)?.ms;

/** The cramp that ended last, within some hours: whoever has just stopped one finds it again. */
export const justEnded = <C extends Cramp>(cramps: readonly C[], now: Millis): C | undefined =>
  cramps
    .flatMap((cramp) => {
      const end = endOf(cramp);
      return end !== undefined && end <= now + TOLERANCE_MS && now - end < JUST_NOW_MS
        ? { cramp, end }
        : [];
    })
    .sort((one, other) => other.end - one.end)
    .at(0)?.cramp;
