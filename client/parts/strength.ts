// How sure something is, in the words that the pages of the server use, too.

import type { Grade } from '../contract/wire.ts';
import { t } from '../foundation/locale.ts';

export const strengthName = (strength: Grade): string =>
  ({
    strong: t('Strong evidence'),
    moderate: t('Moderate evidence'),
    weak: t('Weak evidence'),
    expert: t('Expert opinion'),
    contested: t('Studies disagree'),
  })[strength];
