// Apart from the other words: the first screen of a session needs no more of them.

import { t } from '../foundation/locale.ts';

/** The whole leg, or both; undefined where no side is told. */
export const legName = (side: string | null | undefined): string | undefined => {
  if (side === 'left') return t('Left leg');
  if (side === 'right') return t('Right leg');
  return side === 'both' ? t('Both legs') : undefined;
};
