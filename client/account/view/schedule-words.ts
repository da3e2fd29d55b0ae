// When a reminder rings, in a line.

import { DAY } from '../../foundation/clock.ts';
import { language, t, tn } from '../../foundation/locale.ts';
import type { Fields } from '../../foundation/tables.ts';
import { whenText } from './entry-words.ts';

const MONDAY = Date.UTC(2026, 0, 5, 12);
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null ? (value as Fields) : undefined;
const wordsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
const list = (words: readonly string[]): string =>
  new Intl.ListFormat(language(), { type: 'unit' }).format(words);

const fromTo = (first: unknown, last: unknown): string | undefined =>
  typeof first === 'string' && typeof last === 'string'
    ? t('{first} to {last}', { first, last })
    : undefined;

const daysText = (days: unknown): string | undefined => {
  const weekday = new Intl.DateTimeFormat(language(), { weekday: 'short', timeZone: 'UTC' });
  const named = DAYS.flatMap((day, n) =>
    wordsOf(days).includes(day) ? [weekday.format(MONDAY + n * DAY)] : [],
  );
  return named.length > 0 ? list(named) : undefined;
};

const namedText = (name: string, value: string | undefined): string | undefined =>
  value ? t('{name}: {value}', { name, value }) : undefined;

/** What every reminder and what all together may be limited by. */
const limitsOf = ({ quiet, max_per_day, paused_until }: Fields): (string | undefined)[] => [
  namedText(t('Quiet hours'), fromTo(fieldsOf(quiet)?.['from'], fieldsOf(quiet)?.['to'])),
  typeof max_per_day === 'number'
    ? tn('{n} a day at most', '{n} a day at most', max_per_day)
    : undefined,
  namedText(t('Nothing rings until'), whenText(paused_until)),
];

const joined = (parts: readonly (string | undefined)[]): string | undefined =>
  parts.filter((part) => part !== undefined).join(', ') || undefined;

/** The limits of all reminders together. */
export const limitsText = (value: unknown): string | undefined => {
  const limits = fieldsOf(value);
  return limits && joined(limitsOf(limits));
};

/** The times, the days and the limits of one reminder. */
export const scheduleText = (value: unknown): string | undefined => {
  const schedule = fieldsOf(value);
  if (!schedule) return undefined;
  const window = fieldsOf(schedule['window']);
  return joined([
    wordsOf(schedule['times']).length > 0 ? list(wordsOf(schedule['times'])) : undefined,
    fromTo(window?.['wake'], window?.['bedtime']),
    daysText(schedule['days']),
    namedText(t('Last day'), whenText(schedule['until'])),
    ...limitsOf(schedule),
    namedText(t('Put off until'), whenText(schedule['snooze_until'])),
  ]);
};
