// Bedtime and waking time: what may be saved.

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The time as records hold it; undefined when it is none. */
export const clockTime = (field: string): string | undefined => {
  const text = field.slice(0, 5);
  return CLOCK.test(text) ? text : undefined;
};

/** A telephone number as a dialler takes it; empty when there are no digits in it. */
export const dialled = (field: string): string => {
  const abroad = field.trim().startsWith('+');
  // The zero of "+49 (0)30" is dialled at home only.
  const digits = (abroad ? field.replace('(0)', '') : field).replace(/[^\d*#]/g, '');
  if (!/\d/.test(digits)) return '';
  return abroad ? `+${digits}` : digits;
};
