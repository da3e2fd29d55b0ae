// The words around the answers: whom to see, by when, how sure.

import type { Advisor, Outcome } from '../../contract/wire.ts';
import { t, tn } from '../../foundation/locale.ts';

export const whoName = (who: Advisor): string =>
  ({
    doctor: t('Doctor'),
    pharmacist: t('Pharmacist or doctor'),
    midwife: t('Midwife'),
    team: t('Your own team'),
    parent: t('Doctor, with a parent'),
  })[who];

export const within = (days: number): string => {
  if (days === 0) return t('today');
  return days % 7 === 0
    ? tn('within a week', 'within {n} weeks', days / 7)
    : tn('within a day', 'within {n} days', days);
};

/** Whether help must come now, so that the number stands first. */
export const isDanger = (outcome: Outcome): boolean => outcome === 'call' || outcome === 'today';
