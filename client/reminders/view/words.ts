import type { ReminderFields } from '../../contract/wire.ts';
import { DAY } from '../../foundation/clock.ts';
import { formatDate, formatTime, language, t } from '../../foundation/locale.ts';
import type { Given } from '../answer.ts';
import { OFFERED, type Offered } from '../logic/kinds.ts';
import type { Press } from '../logic/notification.ts';
import type { Coming } from '../logic/week.ts';

export const nameOf = (what: Offered): string => {
  switch (what) {
    case 'hydration':
      return t('A glass now and then');
    case 'bedtime-stretch':
      return t('Stretch before bed');
    case 'sitting-break':
      return t('Get up from sitting');
    case 'night-question':
      return t('How was the night?');
    case 'programme':
      return t('Your routine');
  }
};

/** The same for whatever a record may hold; one of the person's own goes by its title. */
export const nameIfOffered = (what: string): string | undefined => {
  const offered = OFFERED.find((one) => one === what);
  return offered && nameOf(offered);
};

/** What an occurrence says, here as on the server: words that strangers may read. */
export const ringingTitle = (what: string, title: string | undefined): string => {
  switch (what) {
    case 'hydration':
      return t('Time for a glass?');
    case 'bedtime-stretch':
      return t('Time to stretch?');
    case 'sitting-break':
      return t('Time to get up?');
    case 'programme':
      return t('Time for your routine?');
    case 'night-question':
      return t('How was the night?');
    default:
      return title || t('A reminder');
  }
};

export const explain = (what: Offered): string => {
  switch (what) {
    case 'hydration':
      return t(
        'Rings only when you are behind an even pace, never right after a drink, and not in the two hours before bed. This is about drinking enough; no study shows that it prevents cramps at night.',
      );
    case 'bedtime-stretch':
      return t('Half an hour before you go to bed.');
    case 'sitting-break':
      return t('On weekdays, a few times in the hours when people sit.');
    case 'night-question':
      return t('In the morning, so that quiet nights count too.');
    case 'programme':
      return t('For a routine or a programme that you do on some days.');
  }
};

export const titleOf = ({ what, title }: ReminderFields): string => ringingTitle(what, title);

export const pressText = (press: Press, glass: string): string => {
  switch (press) {
    case 'drink':
      return glass;
    case 'none':
      return t('No cramp last night');
    case 'done':
      return t('Done');
    case 'later':
      return t('Snooze for half an hour');
    case 'skip':
      return t('Skip');
  }
};

/** What was answered: only what is done may be called so. */
export const givenText = ({ as, at }: Given): string => {
  switch (as) {
    case 'done':
      return t('Done {time}', { time: formatTime(at) });
    case 'later':
      return t('Put off until {time}', { time: formatTime(at) });
    case 'silenced':
      return t('Put off into your quiet hours: it does not ring again');
    case 'before-bed':
      return t('Put off into the hours before bed: it does not ring again');
    case 'away':
      return t('Put off into the days you are away: it does not ring again');
    case 'off':
      return t('Put off, but the reminder is switched off: it does not ring again');
    case 'skip':
      return t('Skipped this time');
    case 'cramp':
      return t('A cramp is noted in this night. If that is wrong, change it in the diary.');
  }
};

// A Monday, so that each language's own names follow.
const MONDAY = Date.UTC(2026, 0, 5, 12);
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const weekdayName = (n: number, weekday: 'short' | 'long'): string =>
  new Intl.DateTimeFormat(language(), { weekday, timeZone: 'UTC' }).format(MONDAY + n * DAY);

export const weekdayOptions = () =>
  DAYS.map((value, n) => ({ value, label: weekdayName(n, 'short') }));

/** Days that follow each other, together. */
const runsOf = (weekdays: readonly number[]): number[][] => {
  const runs: number[][] = [];
  for (const day of weekdays) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs;
};

/** "Every day", "Monday to Friday", "Monday, Thursday": weekdays from Monday, 0, in their order. */
export const weekdaysText = (weekdays: readonly number[]): string => {
  if (weekdays.length === DAYS.length) return t('Every day');
  const named = runsOf(weekdays).flatMap((run) => {
    const names = run.map((day) => weekdayName(day, 'long'));
    const [first = '', last = ''] = [names[0], names.at(-1)];
    return run.length > 2 ? t('{first} to {last}', { first, last }) : names;
  });
  return new Intl.ListFormat(language(), { type: 'unit' }).format(named);
};

/** "Next: Sat, Nov 21, 14:30", or that nothing is due, and why. */
export const nextText = (coming: Coming): string => {
  switch (coming) {
    case 'quiet':
      return t('It does not ring: its time lies in your quiet hours.');
    case 'full':
      return t('It does not ring: those before it are as many as you allow for a day.');
    case 'none':
      return t('Nothing due in the coming days.');
    default:
      return t('Next: {date}, {time}', {
        date: formatDate(coming.due),
        time: formatTime(coming.due),
      });
  }
};
