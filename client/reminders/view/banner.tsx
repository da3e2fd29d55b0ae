import { render } from 'preact';
import { t } from '../../foundation/locale.ts';
import { inLanguage } from '../../parts/logic/address.ts';
import type { Ring } from '../here.ts';

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

/** Says on the open page what rings; the newest takes the place of the one before. */
export const showBanner = ({ title, page, ringing }: Ring): void => {
  const found = document.querySelector<HTMLElement>('[data-ring]');
  const host = found ?? document.createElement('div');
  host.dataset['ring'] = JSON.stringify(ringing);
  if (!found) document.body.prepend(host);
  const close = (): void => {
    render(null, host);
    host.remove();
  };
  const address = inLanguage(page, location.pathname);
  render(<Banner title={title} page={address} onClose={close} />, host);
};
