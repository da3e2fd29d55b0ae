// Today asks about the sessions that nobody ended.

import type { Mounted } from '../../player/mount.tsx';
import { showUnclosed } from '../../player/view/unclosed.tsx';

/** Shows the questions in `place`, and a line above the button that leads to them; nothing when
 * nothing was left. */
export const showLeft = async (mounted: Mounted, place: Element): Promise<void> => {
  const [left, elsewhere] = await Promise.all([mounted.left, mounted.elsewhere]);
  if (left.length === 0 && !elsewhere) return;
  const { running, library, root } = mounted;
  const pointer = document.querySelector('[data-asked]');
  await showUnclosed(place, { left, elsewhere, running, library, root, pointer });
};
