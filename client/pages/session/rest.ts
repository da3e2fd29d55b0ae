// Everything of a player page that may come after its first paint, in one file: the voice, the
// later screens, Today, the status line, updates and the install hint.

export { readOwn } from '../../player/own.ts';
export * as later from '../../player/view/later.tsx';
export { showOwn } from '../../player/view/own.tsx';
export { openSound, wakeLoudspeaker } from '../../player/voice.ts';
export { mountToday } from '../../today/mount.tsx';
export { startAround } from './around.ts';
export { showLeft } from './left.ts';
