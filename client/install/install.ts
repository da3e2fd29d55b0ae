// The hint to put the app on the home screen: by day, once, and only where it can be done.

import { t } from '../foundation/locale.ts';
import { button, element, island } from '../shell/element.ts';
import { inSession } from '../shell/quiet.ts';
import { isApplePhone, isDaytime, type Phone } from './platform.ts';
import { type InstallPrompt, onPrompt } from './prompt.ts';

const DISMISSED = 'install-hint';

const phone = (): Phone => ({
  userAgent: navigator.userAgent,
  touchPoints: navigator.maxTouchPoints,
  standalone:
    matchMedia('(display-mode: standalone)').matches ||
    (navigator as { standalone?: boolean }).standalone === true,
});

const dismissed = (): boolean => {
  try {
    return localStorage.getItem(DISMISSED) !== null;
  } catch {
    return true;
  }
};

const show = (...parts: HTMLElement[]): void => {
  const place = island('install');
  if (!place || inSession() || dismissed() || !isDaytime(new Date().getHours())) return;
  const close = button(
    t('Not now'),
    () => {
      localStorage.setItem(DISMISSED, 'dismissed');
      place.replaceChildren();
    },
    'button button--quiet',
  );
  const title = element('h2', {}, t('Have it at hand at night'));
  place.replaceChildren(element('section', { class: 'card' }, title, ...parts, close));
};

const words = (text: string): HTMLElement => element('p', {}, text);

const showForApple = (): void =>
  show(
    words(t('Tap Share at the edge of the screen, then “Add to Home Screen”.')),
    words(
      t('The app on the home screen starts with an empty diary. An account brings yours along.'),
    ),
  );

const showForPrompt = (event: InstallPrompt): void =>
  show(
    words(t('Put Uncramp on your home screen. It opens like an app, also without network.')),
    button(t('Install'), () => {
      // An offer can be taken up once: whatever the person says to it, a second tap would do nothing.
      island('install')?.replaceChildren();
      void event.prompt();
    }),
  );

/** Show the hint that fits this phone, on pages that have a place for it. */
export const offerInstall = (): void => {
  const here = phone();
  if (here.standalone) return;
  if (isApplePhone(here)) showForApple();
  onPrompt(showForPrompt);
};
