// The sound of a session. What has to happen inside a tap is here; the rest arrives a moment later.

import type { Frame } from './logic/engine.ts';
import type { Moment, Plan } from './logic/plan.ts';
import type { Line, Phrases } from './logic/routine.ts';

export type Mode = 'voice' | 'whisper' | 'beeps' | 'silent';
/** paused: the browser keeps the sound back until the next tap. absent: there is none to wait for. */
export type SoundState = 'running' | 'paused' | 'absent';

/** The words of a plan, laid out in its time. */
export interface Words {
  /** The explanation on the screen. */
  caption(place: number, moment: Moment): string;
  /** The last whole sentence that was said. */
  sentence(place: number): Line | null;
}

export interface Spoken {
  frame: Frame;
  last: Frame | undefined;
  words: Words;
  plan: Plan;
  phrases: Phrases;
  /** Nothing of the plan is said: it is not for this person. */
  closed: boolean;
}

export interface Sound {
  /** To be called inside a tap, or a phone stays silent. */
  prime(): void;
  state(): SoundState;
  setMode(mode: Mode): void;
  setMuted(muted: boolean): void;
  words(plan: Plan, phrases: Phrases): Words;
  /** What this frame wants to have said. */
  speak(spoken: Spoken): void;
  /** Says this before anything else. */
  say(lines: readonly Line[]): void;
  stop(): void;
  close(): void;
}

const createContext = (): AudioContext | undefined =>
  'AudioContext' in globalThis ? new AudioContext({ latencyHint: 'playback' }) : undefined;

/** Music of others is ducked, not stopped, where the browser can. */
const duck = (): void => {
  const { audioSession } = navigator as { audioSession?: { type: string } };
  if (audioSession) audioSession.type = 'transient';
};

/** Opens the audio inside a tap. */
export const openContext = (): AudioContext | undefined => {
  duck();
  return createContext();
};

const READ: Words = { caption: (_place, { step }) => step.explain, sentence: () => null };

type Open = (context: () => AudioContext | undefined) => Sound;

interface Opening {
  sound: Sound;
  ready: Promise<void>;
  /** Starts the audio, which takes a while, before somebody needs it; the tap only wakes it. */
  open(): void;
}

/** Silent and readable until the code that speaks is here; what was wished before holds then. */
export const createSound = (load: () => Promise<Open>): Opening => {
  let context: AudioContext | undefined;
  let real: Sound | undefined;
  let mode: Mode = 'voice';
  let muted = false;
  /** There was a tap: before it, nothing may be woken. */
  let primed = false;
  const take = (open: Open): void => {
    real = open(() => {
      context ??= openContext();
      return context;
    });
    real.setMode(mode);
    real.setMuted(muted);
    if (context && primed) real.prime();
  };
  const open = (): void => {
    if (mode !== 'silent') context ??= createContext();
  };
  const sound: Sound = {
    prime() {
      primed = true;
      duck();
      if (real) return real.prime();
      open();
      void context?.resume().catch(() => undefined);
    },
    // Nobody knows yet; a line about sound that goes away again would only frighten.
    state: () => real?.state() ?? 'running',
    setMode(next) {
      mode = next;
      real?.setMode(next);
    },
    setMuted(next) {
      muted = next;
      real?.setMuted(next);
    },
    words: (plan, phrases) => real?.words(plan, phrases) ?? READ,
    speak: (spoken) => real?.speak(spoken),
    say: (lines) => real?.say(lines),
    stop: () => real?.stop(),
    close() {
      real?.close();
      context = undefined;
    },
  };
  return { sound, ready: load().then(take), open };
};
