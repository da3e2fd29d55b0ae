// The words round an answer: how sure, whom to ask, what kind of place.

import type { EntryKind, Grade, Helper } from '../../contract/wire.ts';
import { t } from '../../foundation/locale.ts';
import { strengthName as gradeName } from '../../parts/strength.ts';

export const strengthName = (strength: Grade | 'none' | 'nothing-sure'): string =>
  strength === 'none' || strength === 'nothing-sure' ? t('No study found') : gradeName(strength);

export const whoName = (who: Exclude<Helper, 'nobody'>): string =>
  ({
    pharmacist: t('Ask: a pharmacist'),
    doctor: t('Ask: a doctor'),
    midwife: t('Ask: your midwife or doctor'),
    team: t('Ask: the team that treats you'),
    physiotherapist: t('Ask: a physiotherapist'),
    dietitian: t('Ask: a dietitian or doctor'),
    today: t('Get help today'),
    emergency: t('Call for help now'),
  })[who];

export const kindName = (kind: EntryKind): string =>
  ({
    question: t('Question'),
    routine: t('Routine'),
    article: t('Article'),
    section: t('Article'),
    medicine: t('Medicine'),
    condition: t('Condition'),
    page: t('Page'),
  })[kind];
