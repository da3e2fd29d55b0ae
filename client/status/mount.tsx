import { islandHost } from '../parts/mount.tsx';

/** Fills the shell's status line, after the page itself has been painted. */
export const mountStatus = (): void => {
  const host = islandHost('status');
  if (!host) return;
};
