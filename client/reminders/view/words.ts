import { formatDate, formatTime, t } from '../../foundation/locale.ts';
import type { Offered } from '../logic/kinds.ts';
import type { Occurrence } from '../logic/schedule.ts';
import type { Ability, Enrolled } from '../push.ts';

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
  }
};
