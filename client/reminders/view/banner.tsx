import { render } from 'preact';
import { t } from '../../foundation/locale.ts';
import { inLanguage } from '../../parts/logic/address.ts';
import type { Ring } from '../here.ts';
import type { Ringing } from '../logic/notification.ts';

const Banner = ({ title, page, onClose }: Omit<Ring, 'ringing'> & { onClose: () => void }) => (
  <div class="ring card row" role="alert">
    <a class="ring__words" href={page}>
      {title}
    </a>
    <button type="button" class="text-button" onClick={onClose}>
      {t('Close')}
    </button>
  </div>
);

const BANNERS = 'rings';

const place = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`.${BANNERS}`);
  if (found) return found;
  const made = document.createElement('div');
  made.className = BANNERS;
  document.body.prepend(made);
  return made;
};

/** Says on the open page what rings; it takes the place of what was due before it. */
export const showBanner = ({ title, page, ringing }: Ring): void => {
  const banners = place();
  for (const host of banners.querySelectorAll<HTMLElement>('[data-ring]')) {
    const { due, reminder } = JSON.parse(host.dataset['ring'] ?? '{}') as Partial<Ringing>;
    if (due !== ringing.due || reminder === ringing.reminder) host.remove();
  }
  const host = document.createElement('div');
  host.dataset['ring'] = JSON.stringify(ringing);
  banners.append(host);
  const close = (): void => {
    render(null, host);
    host.remove();
  };
  const address = inLanguage(page, location.pathname);
  render(<Banner title={title} page={address} onClose={close} />, host);
};
