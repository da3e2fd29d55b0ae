// Everything that speaks, in one file that is fetched right after the first paint.

import { browserVoice } from './audio.ts';
import { buzz } from './haptics.ts';
import type { Sound } from './sound.ts';
import { soundOver } from './speaker.ts';

export const openSound =
  (onState: () => void) =>
  (context: () => AudioContext | undefined): Sound =>
    soundOver(browserVoice(context, onState), buzz);
