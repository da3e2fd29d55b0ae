// The pages with a player: Today, relief now, and each routine. One script, so that what the first
// tap needs comes in few files.

import { catchPrompt } from '../install/prompt.ts';
import { mountPlayer } from '../player/mount.tsx';
import { startHome } from './session/home.ts';
import { more, restInTime } from './session/load.ts';
import { startNow } from './session/now.ts';
import { startPlay } from './session/play.ts';

/** What the server drew is painted before anything is built on it; a hidden page is never painted. */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.hidden) resolve();
    else requestAnimationFrame(() => setTimeout(resolve));
  });

let mounted = false;

const mount = (): void => {
  if (mounted) return;
  mounted = true;
  const root = document.querySelector<HTMLElement>('[data-player]');
  const today = document.querySelector<HTMLElement>('[data-island="today"]');
  const start = document.querySelector<HTMLElement>('[data-start]');
  if (!root) return;
  // One page stands for every routine of one's own: only the address says which.
  const id = root.dataset['routine'] ?? location.pathname.split('/').slice(-2).join('/');
  if (start) root.dataset['routine'] = id;
  const player = mountPlayer(root, more);
  if (today) startHome(player, today);
  else if (start) startPlay(player, start, id);
  else startNow(player);
  // Measurements ask when a tap is heard.
  document.documentElement.dataset['ready'] = '';
};

catchPrompt();
// Somebody is quicker than the first paint: what they tapped must find its listener.
addEventListener('click', mount, { capture: true, once: true });
void painted().then(mount);
void restInTime().then(({ mountStatus, offerInstall, offerUpdates }) => {
  mountStatus();
  offerInstall();
  return offerUpdates();
});
