// Plays one sentence as a routine would, by day, so that the night brings no surprise.

import type { Line } from '../contract/wire.ts';
import type { Heard } from './view/parts.ts';

interface Voice {
  prime(): void;
  now(): number | undefined;
  lay(sound: { kind: 'action'; line: Line | null; when: number }): void;
  clear(): void;
  setMode(mode: 'voice' | 'whisper' | 'beeps' | 'silent'): void;
}

interface Parts {
  readonly openVoice: (onState: () => void) => Voice;
  readonly loadPhrase: () => Promise<Line | undefined>;
}

const MODES = ['voice', 'whisper', 'beeps', 'silent'] as const;
const START_MS = 3000;

/** Resolves once the audio clock runs, or gives up: a phone may keep sound back. */
const running = (voice: Voice, whenChanged: (listener: () => void) => void): Promise<boolean> =>
  new Promise((resolve) => {
    if (voice.now() !== undefined) return resolve(true);
    const late = setTimeout(() => resolve(false), START_MS);
    whenChanged(() => {
      if (voice.now() === undefined) return;
      clearTimeout(late);
      resolve(true);
    });
  });

export const createSoundCheck = ({ openVoice, loadPhrase }: Parts) => {
  let changed = (): void => undefined;
  let voice: Voice | undefined;
  return async (wanted: string): Promise<Heard> => {
    voice ??= openVoice(() => changed());
    const own = voice;
    own.clear();
    own.setMode(MODES.find((mode) => mode === wanted) ?? 'voice');
    // Still inside the tap: later a phone would stay silent.
    own.prime();
    const line = await loadPhrase().catch(() => undefined);
    const runs = await running(own, (listener) => {
      changed = listener;
    });
    const now = own.now();
    if (!runs || now === undefined) return 'no-sound';
    own.lay({ kind: 'action', line: line ?? null, when: now + 0.1 });
    return 'played';
  };
};
