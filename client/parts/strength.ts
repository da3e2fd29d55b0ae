// How sure something is, in words.

import type { Grade } from '../contract/wire.ts';
import { t } from '../foundation/locale.ts';

export const strengthName = (strength: Grade): string =>
  ({
    strong: t('Well supported'),
    moderate: t('Fairly well supported'),
    weak: t('Weakly supported'),
    expert: t('What experts advise'),
    contested: t('Studies disagree'),
  })[strength];
