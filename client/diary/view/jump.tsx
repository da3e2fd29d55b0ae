// The way to a night of long ago.

import { useSignal } from '@preact/signals';
import { t } from '../../foundation/locale.ts';
import { TimeField } from '../../parts/fields.tsx';
import { type Landing, landingOn } from '../logic/jump.ts';

const landedText = (as: Landing['as'] | undefined): string | undefined => {
  if (as === 'before') return t('Nothing is written about that night. This is the one before it.');
  return as === 'first' ? t('The diary begins here.') : undefined;
};

interface Props {
  /** The newest first. */
  dates: readonly string[];
  onGo: (at: number) => void;
}

/** Goes only when it is told to: a date that is being typed is many dates on its way. */
export const Jump = ({ dates, onGo }: Props) => {
  const wanted = useSignal('');
  const landed = useSignal<Landing['as'] | undefined>(undefined);
  const missing = useSignal(false);
  const go = (event: Event): void => {
    event.preventDefault();
    const landing = landingOn(dates, wanted.value);
    missing.value = wanted.value === '';
    if (missing.value || !landing) return;
    landed.value = landing.as;
    onGo(landing.at);
  };
  return (
    <form class="stack stack--tight" noValidate onSubmit={go}>
      <div class="row row--end">
        <TimeField
          type="date"
          label={t('Go to the night of')}
          value={wanted.value}
          error={missing.value ? t('Choose a date.') : undefined}
          onChange={(date) => (wanted.value = date)}
        />
        <button type="submit" class="button">
          {t('Go there')}
        </button>
      </div>
      <p class="muted" role="status">
        {landedText(landed.value)}
      </p>
    </form>
  );
};
