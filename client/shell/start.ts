// Works without network, updates quietly, and says when everything is on the phone.

import { island } from './element.ts';
import { watchForms } from './quiet.ts';
import { showReadiness } from './ready.ts';
import { registerQuietly } from './register.ts';
import { answerBusy, offerUpdate, reloadOnTakeOver } from './update.ts';

/** The rest of the shell: notices of a new version, and that the app works without network. */
export const offerUpdates = async (): Promise<void> => {
  watchForms();
  if ('serviceWorker' in navigator) {
    answerBusy();
    reloadOnTakeOver();
  }
  const line = island('shell');
  const registration = await registerQuietly();
  if (!line || !registration) return;
  offerUpdate(line, registration);
  await showReadiness(line);
};
