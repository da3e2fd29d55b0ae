// Relief during a cramp: the page is readable before this script, and runs after one tap.

import { crampButton } from '../../player/begin.ts';
import type { Mounted } from '../../player/mount.tsx';

/** An address that starts by itself does so once: not while only prepared, not over an open cramp. */
const startByAddress = async (begin: () => Promise<void>): Promise<void> => {
  const { searchParams, pathname } = new URL(location.href);
  if (searchParams.get('start') !== '1') return;
  history.replaceState(history.state, '', pathname);
  const { prerendering } = document as { prerendering?: boolean };
  if (prerendering) {
    await new Promise((seen) =>
      document.addEventListener('prerenderingchange', seen, { once: true }),
    );
  }
  await begin();
};

export const startNow = (mounted: Mounted): void => {
  crampButton(() => mounted.begin('cramp'));
  void startByAddress(() => mounted.begin('cramp'));
  mounted.prepare();
};
