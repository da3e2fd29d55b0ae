// Today: the button first, everything else after the first paint.

import { crampButton } from '../../player/begin.ts';
import type { Mounted } from '../../player/mount.tsx';
import { loadRest, restInTime } from './load.ts';

const showLeft = async (mounted: Mounted, place: HTMLElement): Promise<void> => {
  const [left, elsewhere] = await Promise.all([mounted.left, mounted.elsewhere]);
  if (left.length === 0 && !elsewhere) return;
  const { running, library, root } = mounted;
  const { later } = await loadRest();
  await later.showUnclosed(place, {
    ...{ left, elsewhere, running, library, root },
    pointer: document.querySelector('[data-asked]'),
  });
};

export const startHome = (mounted: Mounted, today: HTMLElement): void => {
  crampButton(() => mounted.begin('cramp'));
  mounted.prepare();
  const place = document.querySelector<HTMLElement>('[data-unclosed]');
  if (place) void showLeft(mounted, place);
  void restInTime().then(({ mountToday }) => mountToday(today));
};
