// What every page does once it has painted: work without network, update quietly, offer to install.

import { offerInstall } from '../install/install.ts';
import { island } from '../shell/element.ts';
import { watchForms } from '../shell/quiet.ts';
import { showReadiness } from '../shell/ready.ts';
import { answerBusy, offerUpdate, reloadOnTakeOver } from '../shell/update.ts';
import { register } from '../shell/worker.ts';

const start = async (): Promise<void> => {
  const line = island('shell');
  const registration = await register();
  if (!line || !registration) return;
  offerUpdate(line, registration);
  await showReadiness(line);
};

watchForms();
offerInstall();
if ('serviceWorker' in navigator) {
  answerBusy();
  reloadOnTakeOver();
}
if (document.readyState === 'complete') start();
else addEventListener('load', start, { once: true });
