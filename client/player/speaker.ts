// Joins the plan's words to the audio clock, and says again what must not be missed.

import type { Voice } from './audio.ts';
import type { Floor } from './floor.ts';
import type { Buzz } from './haptics.ts';
import { type Followed, follow, UNFOLLOWED } from './logic/audio-clock.ts';
import { type Cue, captionAt, cuesBetween, cuesOf, LATE, sentenceAt } from './logic/cues.ts';
import { type Frame, TOO_LONG } from './logic/engine.ts';
import type { Moment, Plan } from './logic/plan.ts';
import type { Line, Phrases } from './logic/routine.ts';
import type { Sound, Spoken, Words } from './sound.ts';

interface Speaker {
  /** Lays out what comes, up to `until`; called at each tick. */
  follow(cues: readonly Cue[], place: number, until: number): void;
  /** Says this now and again after each `every` ms of that clock, a few times. */
  insist(name: string, lines: readonly (Line | undefined)[], clock: number, every: number): void;
  /** Nothing is urgent any more: what comes up again is new. */
  relent(): void;
  /** Says this first; the plan's words, a minute of which may lie there, begin anew behind it. */
  say(lines: readonly Line[]): void;
  /** Silence until the next follow, which begins anew. */
  stop(): void;
}

const TIMES = 4;
const SPEAKING = 9000;
const INSISTENT: Partial<Record<Frame['phase'], { lines: string[]; every: number }>> = {
  'too-long': { lines: ['ten_minutes'], every: 120_000 },
  'take-off': { lines: ['take_it_off'], every: 15_000 },
  asking: { lines: ['still_cramping'], every: 60_000 },
};

/** The plan's own words go on, the last of which tells of the end. */
const FOLLOWING: readonly Frame['phase'][] = ['running', 'finished'];

/** Lays lines one after the other; returns when the last of them ends on the audio clock. */
const sayAll = (voice: Voice, lines: readonly (Line | undefined)[]): number => {
  let when = voice.now();
  for (const line of lines) {
    if (when === undefined || !line) continue;
    voice.lay({ kind: 'end', line, when });
    when += line.seconds + 0.4;
  }
  return when ?? 0;
};

/** Tells when a thing is to be said: at once, then after each `every`, a few times. */
const createInsistence = () => {
  let insisting: { name: string; next: number; times: number } | undefined;
  return {
    isDue(name: string, clock: number, every: number): boolean {
      const isNew = insisting?.name !== name || clock < insisting.next - every;
      const due = isNew ? { name, next: clock, times: TIMES } : insisting;
      insisting = due;
      if (!due || clock < due.next || due.times === 0) return false;
      insisting = { name, next: clock + every, times: due.times - 1 };
      return true;
    },
    end(): void {
      insisting = undefined;
    },
  };
};

const createSpeaker = (voice: Voice, buzz: Buzz): Speaker => {
  let followed: Followed = UNFOLLOWED;
  let felt = -1;
  let quiet = 0; // Until then on the audio clock nothing of the plan is said.
  const insistence = createInsistence();

  const stop = (): void => {
    voice.clear();
    followed = UNFOLLOWED;
    quiet = 0;
  };
  const say = (lines: readonly (Line | undefined)[]): void => {
    stop();
    quiet = sayAll(voice, lines);
  };

  return {
    stop,
    say,
    follow(cues, place, until) {
      // Back at an earlier place: what is felt there is felt again.
      if (place < felt) felt = place - LATE;
      for (const { kind } of cuesBetween(cues, Math.max(felt, place - LATE), place)) buzz(kind);
      felt = place;
      const audio = voice.now();
      if (audio === undefined && followed !== UNFOLLOWED) stop();
      if (audio === undefined || audio < quiet) return;
      const { next, clear, lay } = follow(cues, followed, { place, audio, until });
      if (clear) voice.clear();
      followed = next;
      for (const { cue, when } of lay) voice.lay({ kind: cue.kind, line: cue.line, when });
    },
    insist(name, lines, clock, every) {
      if (!insistence.isDue(name, clock, every)) return;
      buzz('off');
      say(lines);
    },
    relent: insistence.end,
  };
};

/** The words of a plan as cues, which only a speaker looks into. */
class Score implements Words {
  readonly cues: readonly Cue[];

  constructor(plan: Plan, phrases: Phrases) {
    this.cues = cuesOf(plan, phrases);
  }

  caption(place: number, moment: Moment): string {
    return captionAt(this.cues, place, moment);
  }

  sentence(place: number): Line | null {
    return sentenceAt(this.cues, place);
  }
}

const gateAhead = ({ moments }: Plan, place: number): number =>
  moments.find(({ waits, end }) => waits && end > place)?.end ?? Number.POSITIVE_INFINITY;

/** What is said in this frame: the plan's own words, or what must be heard now. */
const speakFor = (
  speaker: Speaker,
  { frame, last, words, plan, phrases, closed }: Spoken,
): void => {
  const { phase, elapsed, place, paused } = frame;
  if (last && last.phase !== phase && !FOLLOWING.includes(phase)) speaker.stop();
  const urgent = INSISTENT[phase];
  const lines = urgent?.lines.map((key) => phrases[key]) ?? [];
  if (urgent) speaker.insist(phase, lines, elapsed, urgent.every);
  else speaker.relent();
  const isSpeaking = phase === 'too-long' && elapsed < TOO_LONG + SPEAKING;
  if (paused || closed || isSpeaking || !(phase === 'too-long' || FOLLOWING.includes(phase)))
    return;
  if (words instanceof Score) speaker.follow(words.cues, place, gateAhead(plan, place));
};

/** The sound of a session over a voice; `floorFor` tells whether this window is the one to speak. */
export const soundOver = (
  voice: Voice,
  buzz: Buzz,
  floorFor: (lost: () => void) => Floor,
): Sound => {
  const speaker = createSpeaker(voice, buzz);
  const floor = floorFor(() => speaker.stop());
  // A window whose sound the browser keeps back would only silence another.
  const maySpeak = (): boolean => voice.now() === undefined || floor.isMine();
  return {
    prime() {
      voice.prime();
      floor.want();
    },
    ready: (lines) => voice.ready(lines),
    state: () => voice.state(),
    setMode: (mode) => voice.setMode(mode),
    setMuted: (muted) => voice.setMuted(muted),
    words: (plan, phrases) => new Score(plan, phrases),
    speak(spoken) {
      if (maySpeak()) speakFor(speaker, spoken);
    },
    say(lines) {
      if (maySpeak()) speaker.say(lines);
    },
    stop: () => speaker.stop(),
    close() {
      voice.close();
      floor.leave();
    },
  };
};
