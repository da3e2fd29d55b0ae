// Whether it can ring on this phone, and what to do so that it does.

import { t } from '../../foundation/locale.ts';
import type { Ability, Enrolled, Tested } from '../push.ts';
import type { PhoneKind } from './parts.ts';

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
        'The reminder is saved, and rings while the app is open. The push service of this browser has not answered yet; it is asked again when you next open the app.',
      );
    case 'install-first':
    case 'missing':
      return abilityText(enrolled);
  }
};

export const testText = (came: Enrolled | Tested): string => {
  switch (came) {
    case 'done':
      return t('On its way. It should ring within a minute.');
    case 'denied':
      return t('Notifications are not allowed on this phone.');
    case 'unreachable':
      return t('There is no network just now. Try again when there is.');
    case 'refused':
      return t('This browser did not take the subscription. Try again later.');
    case 'too-many':
      return t('Not just now: there were several tests in the last hour.');
    case 'silent':
      return t('The push service of this browser did not answer. Try again later.');
    case 'install-first':
    case 'missing':
      return abilityText(came);
  }
};
