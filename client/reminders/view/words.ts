import type { ReminderFields } from '../../contract/wire.ts';
import { DAY } from '../../foundation/clock.ts';
import { formatDate, formatTime, language, t } from '../../foundation/locale.ts';
import type { Offered } from '../logic/kinds.ts';
import type { Press } from '../logic/notification.ts';
import type { Occurrence } from '../logic/schedule.ts';
import type { Ability, Enrolled } from '../push.ts';
import type { PhoneKind } from './parts.ts';

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
      return t('In half an hour');
    case 'skip':
      return t('Skip');
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

/** What to look at on this kind of phone, the likeliest first. */
export const fixText = (phone: PhoneKind): string[] => {
  const everywhere = t('Open the app now and then: each time it mends what it can.');
  switch (phone) {
    case 'apple':
      return [
        t('Open the app from the home screen, not in Safari.'),
        t('Settings, Notifications, Uncramp: allow them, with sound.'),
        t('A Focus, such as Do Not Disturb or Sleep, holds messages back: allow Uncramp in it.'),
        everywhere,
      ];
    case 'android':
      return [
        t('Settings, Apps, your browser or Uncramp, Notifications: allow them.'),
        t(
          'Settings, Battery: let the browser run in the background. Some makers stop it to save power.',
        ),
        t('Do Not Disturb and Bedtime mode hold messages back.'),
        everywhere,
      ];
    case 'other':
      return [
        t('Allow notifications for this site in the settings of the browser.'),
        t('Some browsers ring only while they are open.'),
        everywhere,
      ];
  }
};

/** "Next: Sat, Nov 21, 14:30", or that nothing is due. */
export const nextText = (next: Occurrence | undefined): string =>
  next
    ? t('Next: {date}, {time}', { date: formatDate(next.due), time: formatTime(next.due) })
    : t('Nothing due in the coming days.');

export const abilityText = (ability: Ability): string => {
  switch (ability) {
    case 'ready':
      return t('Notifications are allowed on this phone.');
    case 'to-ask':
      return t('This phone will ask once whether notifications are allowed.');
    case 'denied':
      return t(
        'Notifications are switched off for this app. Allow them in the settings of your browser or phone, then come back.',
      );
    case 'install-first':
      return t(
        'An iPhone rings only for apps on the home screen: tap Share, then Add to Home Screen, and switch reminders on there.',
      );
    case 'missing':
      return t('This browser cannot ring when the app is closed. Your reminders are kept here.');
  }
};

export const enrolledText = (enrolled: Enrolled): string => {
  switch (enrolled) {
    case 'done':
      return t('Switched on. This phone will ring.');
    case 'denied':
      return t(
        'The reminder is saved. It cannot ring, because notifications are not allowed on this phone.',
      );
    case 'unreachable':
      return t(
        'The reminder is saved on this phone. It rings as soon as there has been network once.',
      );
    case 'refused':
      return t(
        'The reminder is saved. This browser did not take the subscription; try again later.',
      );
    case 'silent':
      return t(
        'Switched back off: the push service of this browser did not answer, so nothing could ring. Your times are kept. Try again later.',
      );
  }
};

export const testText = (enrolled: Enrolled): string => {
  switch (enrolled) {
    case 'done':
      return t('On its way. It should ring within a minute.');
    case 'denied':
      return t('Notifications are not allowed on this phone.');
    case 'unreachable':
      return t('There is no network just now. Try again when there is.');
    case 'refused':
      return t('Not just now: there were several tests in the last hour.');
    case 'silent':
      return t('The push service of this browser did not answer. Try again later.');
  }
};
