// Sound: clips and beeps laid out on the audio clock. Speech synthesis only where a clip is missing.

import type { CueKind } from './logic/cues.ts';
import type { Line } from './logic/routine.ts';

import type { Mode, SoundState } from './sound.ts';

interface Sound {
  kind: CueKind;
  line: Line | null;
  /** Seconds on the audio clock. */
  when: number;
}

export interface Voice {
  /** Has to run inside a tap, or a phone stays silent. */
  prime(): void;
  /** Decodes the clips of these lines before they are wanted. */
  ready(lines: readonly Line[]): void;
  state(): SoundState;
  /** Seconds; undefined while there is no running audio clock. */
  now(): number | undefined;
  lay(sound: Sound): void;
  clear(): void;
  setMode(mode: Mode): void;
  setMuted(muted: boolean): void;
  close(): void;
}

export interface VoiceParts {
  createContext: () => AudioContext | undefined;
  loadClip: (url: string) => Promise<ArrayBuffer>;
  speak: (text: string, volume: number) => void;
  hush: () => void;
  onState: () => void;
}

const GAIN: Readonly<Record<Mode, number>> = { voice: 1, whisper: 0.22, beeps: 0.5, silent: 0 };

const TONES: Readonly<Record<CueKind, readonly number[]>> = {
  action: [660],
  change: [660, 880],
  word: [],
  half: [520, 520],
  left: [520],
  count: [440],
  off: [880, 660, 880, 660],
  end: [880, 660, 440],
};
const TONE = 0.14;
const LATEST = 2;
/** Seconds: what sounds sooner than this is fetched first. */
const SOON = 3;
const PATIENCE_MS = 1000;

class WebVoice implements Voice {
  readonly #parts: VoiceParts;
  #context: AudioContext | undefined;
  #output: GainNode | undefined;
  #mode: Mode = 'voice';
  #muted = false;
  #unable = false;
  #playing = new Set<AudioScheduledSourceNode>();
  #clips = new Map<string, Promise<AudioBuffer | undefined>>();
  /** Clips that will sound soon, while they are on their way. */
  #pressing = new Set<Promise<unknown>>();
  /** Raised by clear(): what was still being decoded then must not sound any more. */
  #round = 0;

  constructor(parts: VoiceParts) {
    this.#parts = parts;
  }

  prime(): void {
    this.#context ??= this.#open();
    const context = this.#context;
    if (!context || context.state === 'running') return;
    // An interrupted context counts as broken, too: every tap tries again.
    void context.resume().then(this.#parts.onState, this.#parts.onState);
    const silence = context.createBufferSource();
    silence.buffer = context.createBuffer(1, 1, context.sampleRate);
    silence.connect(context.destination);
    silence.start();
  }

  ready(lines: readonly Line[]): void {
    if (this.#mode === 'silent' || this.#mode === 'beeps') return;
    this.#context ??= this.#open();
    for (const { audio } of lines)
      if (audio && this.#context) void this.#clip(audio, this.#context);
  }

  #open(): AudioContext | undefined {
    const context = this.#parts.createContext();
    this.#unable = context === undefined;
    if (!context) return undefined;
    this.#output = context.createGain();
    this.#output.connect(context.destination);
    this.#level();
    context.addEventListener('statechange', this.#parts.onState);
    return context;
  }

  state(): SoundState {
    if (this.#mode === 'silent' || this.#unable) return 'absent';
    return this.#context?.state === 'running' ? 'running' : 'paused';
  }

  now(): number | undefined {
    return this.#context?.state === 'running' ? this.#context.currentTime : undefined;
  }

  lay(sound: Sound): void {
    if (this.#mode === 'silent' || !this.#context) return;
    if (this.#mode === 'beeps' || !sound.line) this.#beep(sound);
    else void this.#play(sound, sound.line, this.#context, this.#round);
  }

  async #play(sound: Sound, line: Line, context: AudioContext, round: number): Promise<void> {
    const isSoon = sound.when - context.currentTime < SOON;
    if (!isSoon) await this.#firstThings();
    if (round !== this.#round) return;
    const coming = line.audio ? this.#clip(line.audio, context) : undefined;
    if (isSoon && coming) this.#press(coming);
    const clip = await coming;
    if (round !== this.#round || !this.#output) return;
    if (context.currentTime - sound.when > LATEST) return;
    if (!clip) return this.#speakAt(line.text, sound.when, context, round);
    const source = context.createBufferSource();
    source.buffer = clip;
    source.connect(this.#output);
    this.#track(source);
    source.start(Math.max(sound.when, context.currentTime));
  }

  #press(clip: Promise<unknown>): void {
    this.#pressing.add(clip);
    void clip.then(() => this.#pressing.delete(clip));
  }

  /** The words of a minute later must not hold up the first; nor may one lost clip hold up all. */
  async #firstThings(): Promise<void> {
    if (this.#pressing.size === 0) return;
    let late: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise((resolve) => {
      late = setTimeout(resolve, PATIENCE_MS);
    });
    await Promise.race([Promise.all(this.#pressing), patience]);
    clearTimeout(late);
  }

  #clip(url: string, context: AudioContext): Promise<AudioBuffer | undefined> {
    const known = this.#clips.get(url);
    if (known) return known;
    const clip = this.#parts
      .loadClip(url)
      .then((bytes) => context.decodeAudioData(bytes))
      .catch(() => {
        this.#clips.delete(url);
        return undefined;
      });
    this.#clips.set(url, clip);
    return clip;
  }

  #speakAt(text: string, when: number, context: AudioContext, round: number): void {
    const wait = Math.max(0, when - context.currentTime) * 1000;
    setTimeout(() => {
      if (round === this.#round && !this.#muted) this.#parts.speak(text, GAIN[this.#mode]);
    }, wait);
  }

  #beep({ kind, when }: Sound): void {
    const context = this.#context;
    if (!context || !this.#output || context.currentTime - when > LATEST) return;
    const start = Math.max(when, context.currentTime);
    TONES[kind].forEach((pitch, n) => {
      const tone = context.createOscillator();
      const shape = context.createGain();
      const at = start + n * TONE * 1.6;
      tone.frequency.value = pitch;
      shape.gain.setValueAtTime(0, at);
      shape.gain.linearRampToValueAtTime(0.4, at + 0.01);
      shape.gain.linearRampToValueAtTime(0, at + TONE);
      tone.connect(shape).connect(this.#output as GainNode);
      this.#track(tone);
      tone.start(at);
      tone.stop(at + TONE);
    });
  }

  #track(source: AudioScheduledSourceNode): void {
    this.#playing.add(source);
    source.addEventListener('ended', () => this.#playing.delete(source));
  }

  clear(): void {
    this.#round += 1;
    for (const source of this.#playing) source.stop();
    this.#playing.clear();
    this.#parts.hush();
  }

  setMode(mode: Mode): void {
    // A newer app may have stored a mode that this one does not know.
    this.#mode = Object.hasOwn(GAIN, mode) ? mode : 'voice';
    this.#level();
  }

  setMuted(muted: boolean): void {
    this.#muted = muted;
    if (muted) this.#parts.hush();
    this.#level();
  }

  #level(): void {
    if (this.#output) this.#output.gain.value = this.#muted ? 0 : GAIN[this.#mode];
  }

  close(): void {
    this.clear();
    void this.#context?.close();
    this.#context = undefined;
    this.#clips.clear();
  }
}

export const createVoice = (parts: VoiceParts): Voice => new WebVoice(parts);

/** Fetches and speaks with the browser's own means; the context was opened inside a tap. */
export const browserVoice = (context: () => AudioContext | undefined, onState: () => void): Voice =>
  createVoice({
    createContext: context,
    loadClip: async (url) => {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(`clip ${answer.status}`);
      return answer.arrayBuffer();
    },
    speak(text, volume) {
      if (!('speechSynthesis' in globalThis)) return;
      const words = new SpeechSynthesisUtterance(text);
      words.volume = volume;
      words.lang = document.documentElement.lang;
      speechSynthesis.speak(words);
    },
    hush: () => globalThis.speechSynthesis?.cancel(),
    onState,
  });
