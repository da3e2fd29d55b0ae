// What a browser's word about keeping records means for the person.

import type { Keeping } from '../foundation/keeping.ts';
import { t } from '../foundation/locale.ts';

export const keepingText = (keeping: Keeping): string => {
  switch (keeping) {
    case 'kept':
      return t('The browser has promised to keep your records.');
    case 'may-go':
      return t('The browser may remove your records when the phone runs short of room.');
    default:
      return t(
        'This browser does not say how long it keeps records. A file or an account is the safe way.',
      );
  }
};
