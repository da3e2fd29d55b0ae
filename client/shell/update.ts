// "A new version is ready": one quiet line, never during a session, one reload at most.

import { t } from '../foundation/locale.ts';
import { button, element } from './element.ts';
import { isBusy } from './quiet.ts';
import { ask, onWaiting } from './worker.ts';

/** Answer the worker that asks before it takes over. */
export const answerBusy = (): void => {
  navigator.serviceWorker.addEventListener('message', ({ data, ports }) => {
    if (data?.type === 'busy?') ports[0]?.postMessage(isBusy());
  });
  navigator.serviceWorker.startMessages();
};

/** Load the page again when a new worker has taken over; the first claim is no reason to. */
export const reloadOnTakeOver = (): void => {
  let controlled = navigator.serviceWorker.controller !== null;
  let reloaded = false;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    const replaced = controlled;
    controlled = true;
    if (!replaced || reloaded || isBusy()) return;
    reloaded = true;
    location.reload();
  });
};

/** Offer a waiting version in the line; it waits on when something is open that must not break. */
export const offerUpdate = (line: HTMLElement, registration: ServiceWorkerRegistration): void => {
  onWaiting(registration, (waiting) => {
    const accept = button(
      t('Use it now'),
      async () => {
        if (isBusy() || !(await ask(waiting, 'take-over'))) {
          offer.textContent = t('The new version waits until your routine or form is finished.');
        }
      },
      'text-button',
    );
    const offer = element('p', { role: 'status' }, t('A new version is ready.'), ' ', accept);
    line.querySelector('[role="status"]')?.remove();
    line.append(offer);
  });
};
