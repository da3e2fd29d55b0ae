// When sounds are due on the audio clock, which alone is exact while timers are throttled.

import { type Cue, cuesBetween, currentCue, LATE } from './cues.ts';
import type { Millis } from './plan.ts';

/** Sounds are laid this far ahead: a hidden page may wake only once a minute. */
export const AHEAD: Millis = 70_000;
/** Plan and audio clock apart by more than this: somebody jumped, or the phone slept. */
const DRIFT: Millis = 250;

export interface Followed {
  /** Place in the plan minus the audio clock, at the last look; null before the first. */
  offset: Millis | null;
  /** Everything up to this place is laid out. */
  upTo: Millis;
}

export const UNFOLLOWED: Followed = { offset: null, upTo: 0 };

interface Laid {
  cue: Cue;
  /** Seconds on the audio clock. */
  when: number;
}

interface Laying {
  next: Followed;
  /** What was laid before is wrong now. */
  clear: boolean;
  lay: Laid[];
}

interface Look {
  place: Millis;
  /** Seconds on the audio clock. */
  audio: number;
  /** Time stands still from this place on (a safety check). */
  until: Millis;
}

const ends = (cue: Cue): Millis => cue.at + (cue.line?.seconds ?? 0) * 1000;

/** Words for right now: what is due this second, else the step that holds, if there is time to say it. */
const opening = (cues: readonly Cue[], { place }: Look): Cue[] => {
  const recent = cuesBetween(cues, place - LATE, place);
  const now = currentCue(cues, place);
  const over = (cues.at(-1)?.at ?? 0) <= place;
  if (over || !now || recent.some(({ kind }) => kind === 'action')) return recent;
  const next = cues.find(({ at, kind }) => at > place && (kind === 'action' || kind === 'change'));
  return next && next.at < ends(now) ? recent : [now];
};

/** A jump begins anew: with what holds now, then with what it does not talk over. */
const anew = (cues: readonly Cue[], look: Look, end: Millis): Cue[] => {
  const first = opening(cues, look);
  const busy = Math.max(look.place, ...first.map(ends));
  const rest = cuesBetween(cues, look.place, end);
  return [
    ...first,
    ...rest.filter(({ at, kind }) => at >= busy || kind === 'action' || kind === 'change'),
  ];
};

/** What to schedule at this look; a first look or a jump begins anew with what holds now. */
export const follow = (cues: readonly Cue[], before: Followed, look: Look): Laying => {
  const offset = look.place - look.audio * 1000;
  // A page that slept past what it had laid out begins anew, too: what it missed is not said late.
  const jumped =
    before.offset === null ||
    Math.abs(offset - before.offset) > DRIFT ||
    look.place - before.upTo > LATE;
  const end = Math.min(look.place + AHEAD, look.until);
  const fresh = jumped ? anew(cues, look, end) : cuesBetween(cues, before.upTo, end);
  return {
    next: {
      offset: jumped ? offset : before.offset,
      upTo: Math.max(end, jumped ? 0 : before.upTo),
    },
    clear: jumped,
    lay: fresh.map((cue) => ({
      cue,
      when: look.audio + Math.max(0, cue.at - look.place) / 1000,
    })),
  };
};
