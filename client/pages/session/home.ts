// Today: the button first, everything else after the first paint.

import { crampButton } from '../../player/begin.ts';
import type { Mounted } from '../../player/mount.tsx';
import { restInTime } from './load.ts';

export const startHome = (mounted: Mounted, today: HTMLElement): void => {
  crampButton(() => mounted.begin('cramp'));
  mounted.prepare();
  void restInTime().then(({ mountToday, showLeft }) => {
    const place = document.querySelector('[data-unclosed]');
    if (place) void showLeft(mounted, place);
    return mountToday(today);
  });
};
