// "Ready without network": said when every page, picture and clip is on the phone, not before.

import { t } from '../foundation/locale.ts';
import { element } from './element.ts';
import { ask } from './worker.ts';

/** Let the worker fetch what is missing, then say that nothing is. */
export const showReadiness = async (line: HTMLElement): Promise<void> => {
  const { active } = await navigator.serviceWorker.ready;
  if (!active || !(await ask(active, 'fill'))) return;
  line.prepend(element('span', { 'data-ready': '' }, t('Ready without network')));
};
