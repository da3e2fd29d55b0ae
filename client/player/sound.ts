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
  /** Fetches and decodes what will be said first, while nobody waits for it. */
  ready(lines: readonly Line[]): void;
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

export interface EarlySound extends Sound {
  /** Starts the audio, which takes a while, before somebody needs it; the tap only wakes it. */
  open(): void;
}

interface Opening {
  sound: EarlySound;
  ready: Promise<void>;
}

/** Silent and readable until the code that speaks is here; what was wished before holds then. */
class LateSound implements EarlySound {
  #context: AudioContext | undefined;
  #real: Sound | undefined;
  #mode: Mode = 'voice';
  #muted = false;
  /** There was a tap: before it, nothing may be woken. */
  #primed = false;
  #first: readonly Line[] = [];

  take(open: Open): void {
    this.#real = open(() => {
      this.#context ??= openContext();
      return this.#context;
    });
    this.#real.setMode(this.#mode);
    this.#real.setMuted(this.#muted);
    if (this.#context && this.#primed) this.#real.prime();
    this.ready(this.#first);
  }

  open(): void {
    if (this.#mode === 'silent' || this.#context) return;
    this.#context = createContext();
    // An installed app's audio would run without a tap, and keep the phone's sound awake all day.
    if (!this.#primed) void this.#context?.suspend().catch(() => undefined);
  }

  prime(): void {
    this.#primed = true;
    duck();
    if (this.#real) this.#real.prime();
    else {
      this.open();
      void this.#context?.resume().catch(() => undefined);
    }
  }

  /** Decoding needs no tap, only a context that is there. */
  ready(lines: readonly Line[]): void {
    this.#first = lines;
    if (this.#context) this.#real?.ready(lines);
  }

  /** Nobody knows before the voice is here; a line about sound that goes away again would only frighten. */
  state(): SoundState {
    return this.#real?.state() ?? 'running';
  }

  setMode(mode: Mode): void {
    this.#mode = mode;
    this.#real?.setMode(mode);
  }

  setMuted(muted: boolean): void {
    this.#muted = muted;
    this.#real?.setMuted(muted);
  }

  words(plan: Plan, phrases: Phrases): Words {
    return this.#real?.words(plan, phrases) ?? READ;
  }

  speak(spoken: Spoken): void {
    this.#real?.speak(spoken);
  }

  say(lines: readonly Line[]): void {
    this.#real?.say(lines);
  }

  stop(): void {
    this.#real?.stop();
  }

  close(): void {
    this.#real?.close();
    this.#context = undefined;
  }
}

export const createSound = (load: () => Promise<Open>): Opening => {
  const sound = new LateSound();
  return { sound, ready: load().then((open) => sound.take(open)) };
};
