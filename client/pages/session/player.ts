// The player of a page, put in once: what a page does with it depends on the page.

import { mountPlayer } from '../../player/mount.tsx';
import { startHome } from './home.ts';
import { more, restInTime } from './load.ts';
import { startNow } from './now.ts';
import { startPlay } from './play.ts';

const mount = (): void => {
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
  // Measurements and tests ask when the player is there.
  document.documentElement.dataset['ready'] = '';
};

mount();
void restInTime().then(({ startAround }) => startAround());
