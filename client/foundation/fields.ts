// What happens to the fields of a record, as pure calculation.

import type { Fields } from './tables.ts';

/** Text the server takes: whole characters only, no NUL. */
export const clean = (value: unknown): unknown => {
  if (typeof value === 'string') {
    return value.replace(/\p{Surrogate}/gu, '\uFFFD').replaceAll('\0', '');
  }
  if (Array.isArray(value)) return value.map(clean);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, clean(inner)]));
};

/** Named fields replace, null removes, the rest stays. */
export const withChange = (fields: Fields, change: Fields): Fields =>
  Object.fromEntries(
    Object.entries({ ...fields, ...change }).filter(([, value]) => value !== null),
  );

/** The fields that were really given; undefined says nothing. */
export const given = (change: object): Fields =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
