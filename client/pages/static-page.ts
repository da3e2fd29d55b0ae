// Pages of words: where the records are, and the person's own emergency number.

import { t } from '../foundation/locale.ts';

const showOwnNumber = async (link: HTMLAnchorElement): Promise<void> => {
  const { openStore } = await import('../foundation/records.ts');
  const { emergency_number: own } = await (await openStore()).profile();
  if (!own) return;
  link.href = `tel:${own.replace(/[^\d+*#]/g, '')}`;
  link.lastElementChild?.replaceChildren(t('Call {number}', { number: own }));
};

const link = document.querySelector<HTMLAnchorElement>('[data-emergency-number]');
if (link) showOwnNumber(link);
import('../status/mount.tsx').then(({ mountStatus }) => mountStatus());
