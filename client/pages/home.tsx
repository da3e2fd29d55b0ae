// Today: the button first, everything else after the first paint.

import { crampButton } from '../player/begin.ts';
import { mountPlayer } from '../player/mount.tsx';
import { whenQuiet } from '../status/quiet.ts';

const root = document.querySelector<HTMLElement>('[data-player]');

if (root) {
  const mounted = mountPlayer(root);
  crampButton(mounted);
  mounted.prepare();
  void mounted.left.then(async (left) => {
    const place = document.querySelector<HTMLElement>('[data-unclosed]');
    if (!left || !place) return;
    const { showUnclosed } = await import('../player/view/later.tsx');
    showUnclosed(place, { left, running: mounted.running, library: mounted.library });
  });
}

const today = document.querySelector<HTMLElement>('[data-island="today"]');
whenQuiet(() => {
  if (today) void import('../today/mount.tsx').then(({ mountToday }) => mountToday(today));
  void import('../status/mount.tsx').then(({ mountStatus }) => mountStatus());
});
