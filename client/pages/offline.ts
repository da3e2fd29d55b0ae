// The page without network: it says which routine was asked for, as far as the address tells.

import { t } from '../foundation/locale.ts';
import { routineAt } from '../routine/logic/asked.ts';
import './static-page.ts';

const place = document.querySelector<HTMLElement>('[data-missing]');
const line = place?.querySelector('[data-missing-name]');
const routine = routineAt(location.pathname);
if (place && line && routine !== undefined) {
  line.textContent = t('“{routine}” is not on this phone', { routine });
  place.hidden = false;
}
