// Volumes between millilitres, which records hold, and the units that a person reads.

import { MOST_ML, type ProfileFields } from '../../contract/wire.ts';
import { formatNumber, t, tn } from '../../foundation/locale.ts';

export type Units = 'ml' | 'floz' | 'cups';

const ML_IN = { floz: 29.5735, cups: 236.588 } as const;

/** Digits that make sense behind the point in each unit. */
const DIGITS: Readonly<Record<Units, number>> = { ml: 0, floz: 1, cups: 2 };

/** A glass nobody has measured: a round amount in each unit. */
const GLASS: Readonly<Record<Units, number>> = { ml: 250, floz: 237, cups: 237 };
/** Amounts to offer, each round in its unit, in millilitres. */
const AMOUNTS: Readonly<Record<Units, readonly number[]>> = {
  ml: [100, 150, 200, 250, 330, 500],
  floz: [118, 177, 237, 355, 473, 592],
  cups: [59, 118, 177, 237, 355, 473],
};

/** The units to use; words of a newer build read as millilitres. */
export const unitsOf = (units: string | undefined): Units =>
  units === 'floz' || units === 'cups' ? units : 'ml';

const glassOf = (glass: number | undefined, units: Units): number =>
  glass !== undefined && glass > 0 ? glass : GLASS[units];

/** What this person measures drinks in: their units, and one tap's glass in millilitres. */
export const measuresOf = (
  profile: Pick<ProfileFields, 'units' | 'glass_ml'> | undefined,
): { readonly units: Units; readonly glassMl: number } => {
  const units = unitsOf(profile?.units);
  return { units, glassMl: glassOf(profile?.glass_ml, units) };
};

export const amountsFor = (units: Units): readonly number[] => AMOUNTS[units];

/** The number to put into a field. */
export const inUnits = (ml: number, units: Units): number => {
  if (units === 'ml') return Math.round(ml);
  const scale = 10 ** DIGITS[units];
  return Math.round((ml / ML_IN[units]) * scale) / scale;
};

/** What a field holds for an amount. */
export const typedOf = (ml: number, units: Units): string => String(inUnits(ml, units));

export type AmountTrouble = 'nothing' | 'too-much';

/** Millilitres of what is typed in a field, or why it is no amount that one can drink. Text that
 * still stands as it was put there means the very amount it was made from. */
export const readAmount = (
  typed: string,
  units: Units,
  before?: number,
): { readonly ml: number } | { readonly trouble: AmountTrouble } => {
  if (before !== undefined && typed === typedOf(before, units)) return { ml: before };
  const ml = Math.round(Number(typed) * (units === 'ml' ? 1 : ML_IN[units]));
  if (!(ml > 0)) return { trouble: 'nothing' };
  // The most is told rounded in the person's unit, and what is told can be entered.
  if (inUnits(ml, units) > inUnits(MOST_ML, units)) return { trouble: 'too-much' };
  return { ml: Math.min(ml, MOST_ML) };
};

/** The smallest change that a number field offers. */
export const stepOf = (units: Units): number => (units === 'ml' ? 1 : 1 / 10 ** DIGITS[units]);

const inWords = (n: number, units: Units): string => {
  const shown = { n: formatNumber(n, DIGITS[units]) };
  if (units === 'floz') return t('{n} fl oz', shown);
  return units === 'cups' ? tn('{n} cup', '{n} cups', n, shown) : t('{n} ml', shown);
};

/** A volume in the person's own units. */
export const formatVolume = (ml: number, units: Units = 'ml'): string =>
  inWords(inUnits(ml, units), units);

/** As much as a pint is told in halves of an ounce, more in whole ones. */
const PINT_FLOZ = 16;

const partsOf = (n: number, units: Units): number => {
  if (units === 'cups') return 4;
  return n < PINT_FLOZ ? 2 : 1;
};

/** What has been added up: a sum is no more exact than what anybody pours. A sip is told as it is. */
export const formatTotal = (ml: number, units: Units): string => {
  if (units === 'ml') return formatVolume(ml, units);
  const n = ml / ML_IN[units];
  const parts = partsOf(n, units);
  return inWords(Math.round(n * parts) / parts || inUnits(ml, units), units);
};

/** A figure of a guide, which was round where it came from and is as round here. */
export const formatAbout = (ml: number, units: Units): string => {
  const parts = units === 'cups' ? 4 : 1;
  return inWords(units === 'ml' ? ml : Math.round((ml / ML_IN[units]) * parts) / parts, units);
};
