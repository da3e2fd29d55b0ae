// The person's language: texts by gettext's rules, numbers and times by Intl's.
// Pages that are not English load a classic script first that sets `uncrampMessages`.

import { type Millis, parseIso } from './clock.ts';

interface Messages {
  /** BCP 47, for numbers and dates. */
  language: string;
  /** English text → text, or → plural forms in gettext's order. */
  messages: Readonly<Record<string, string | readonly string[]>>;
  /** gettext's plural expression: which form for n. */
  plural: (n: number) => number;
}

declare global {
  var uncrampMessages: Messages | undefined;
}

type Values = Readonly<Record<string, string | number>>;

const catalogue = (): Messages | undefined => globalThis.uncrampMessages;
export const language = (): string => catalogue()?.language ?? 'en';

const fill = (text: string, values: Values): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? formatNumber(value) : value;
  });

const first = (found: string | readonly string[] | undefined): string | undefined =>
  typeof found === 'string' ? found : found?.[0];

/** The sentence in the page's language, its {names} filled in. */
export const t = (text: string, values: Values = {}): string =>
  fill(first(catalogue()?.messages[text]) || text, values);

/** One of two sentences by number; {n} is the number. */
export const tn = (one: string, other: string, n: number, values: Values = {}): string => {
  const forms = catalogue()?.messages[one];
  const translated = Array.isArray(forms) ? forms[catalogue()?.plural(n) ?? 0] : undefined;
  return fill(translated || (n === 1 ? one : other), { n, ...values });
};

/** Of a small whole number English, which has no catalogue, tells the digits alone. For all others
 * the browser opens its tables, which keeps a slow phone for a twentieth of a second. */
const isPlain = (value: number): boolean => !catalogue() && value < 1000 && value >>> 0 === value;

export const formatNumber = (value: number, digits = 0): string =>
  isPlain(value)
    ? `${value}`
    : new Intl.NumberFormat(language(), { maximumFractionDigits: digits }).format(value);

const wallParts = (at: Millis | string): [Date, 'UTC' | undefined] => {
  if (typeof at === 'number') return [new Date(at), undefined];
  const instant = parseIso(at);
  // A bare date has no zone; a record's time is shown as its own clock read it.
  if (!instant) return [new Date(at), 'UTC'];
  return [new Date(instant.ms + instant.offset * 60_000), 'UTC'];
};

const format = (at: Millis | string, options: Intl.DateTimeFormatOptions): string => {
  const [date, timeZone] = wallParts(at);
  return new Intl.DateTimeFormat(language(), timeZone ? { ...options, timeZone } : options).format(
    date,
  );
};

/** 03:12; an ISO text keeps the offset it was written with, a number is shown in local time. */
export const formatTime = (at: Millis | string): string =>
  format(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Sat, Nov 21 (with the year when asked). */
export const formatDate = (at: Millis | string, { year = false } = {}): string =>
  format(at, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(year ? { year: 'numeric' as const } : {}),
  });
