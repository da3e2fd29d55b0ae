// Everything that speaks, in one file that is fetched right after the first paint.

import { browserVoice } from './audio.ts';
import { buzz } from './haptics.ts';
import type { Sound } from './sound.ts';
import { soundOver } from './speaker.ts';

export const openSound =
  (onState: () => void) =>
  (context: () => AudioContext | undefined): Sound =>
    soundOver(browserVoice(context, onState), buzz);

/** Starts the browser's audio beside the page. The first context would do it as well, but the page
 * stands still meanwhile, and a tap would wait. What the browser names is not read. */
export const wakeLoudspeaker = async (): Promise<void> => {
  // Not there on a plain-HTTP address.
  await navigator.mediaDevices?.enumerateDevices();
};
