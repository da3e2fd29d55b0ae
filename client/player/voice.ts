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
 * stands still meanwhile, and a tap would wait. What the browser names is not read.
 * Only Chromium (which alone has `userAgentData`) was seen to stand still. Others are not asked: to
 * list its devices a system may change how the sound of other apps plays. */
export const wakeLoudspeaker = async (): Promise<void> => {
  // Neither is there on a plain-HTTP address.
  if ('userAgentData' in navigator) await navigator.mediaDevices?.enumerateDevices();
};
