// Everything that speaks, in one file that is fetched right after the first paint.

import { openChannel } from '../foundation/channel.ts';
import { newId } from '../foundation/ids.ts';
import { browserVoice } from './audio.ts';
import { type Floor, openFloor, type Word } from './floor.ts';
import { buzz } from './haptics.ts';
import type { Sound } from './sound.ts';
import { soundOver } from './speaker.ts';

/** Who opens the app by its icon while a tab still counts hears one voice, here. */
const floorHere = (lost: () => void): Floor => {
  const floor = openFloor(openChannel<Word>('uncramp-voice'), newId(), lost);
  const look = (): void => {
    if (document.visibilityState === 'visible') floor.want();
  };
  look();
  document.addEventListener('visibilitychange', look);
  addEventListener('pagehide', () => floor.leave());
  return floor;
};

export const openSound =
  (onState: () => void) =>
  (context: () => AudioContext | undefined): Sound =>
    soundOver(browserVoice(context, onState), buzz, floorHere);

/** Starts the browser's audio beside the page. The first context would do it as well, but the page
 * stands still meanwhile, and a tap would wait. What the browser names is not read.
 * Only Chromium (which alone has `userAgentData`) was seen to stand still. Others are not asked: to
 * list its devices a system may change how the sound of other apps plays. */
export const wakeLoudspeaker = async (): Promise<void> => {
  // Neither is there on a plain-HTTP address.
  if ('userAgentData' in navigator) await navigator.mediaDevices?.enumerateDevices();
};
