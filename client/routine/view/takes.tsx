// How long a routine takes for this person, where their answers leave steps out.

import { t, tn } from '../../foundation/locale.ts';
import { rounded, type Timed } from '../logic/takes.ts';

export const lengthOf = (seconds: number): string => {
  const { unit, n } = rounded(seconds);
  return unit === 'seconds'
    ? tn('about {n} second', 'about {n} seconds', n)
    : tn('about {n} minute', 'about {n} minutes', n);
};

const Without = ({ without, url }: { without: Timed['without']; url: string }) => {
  if (without === 'nothing') return null;
  const why =
    without === 'answered'
      ? t('Steps that do not suit your answers are left out.')
      : t('Some steps are left out until we know that they suit you.');
  return (
    <p class="muted small">
      {why}{' '}
      <a href={url}>
        {without === 'answered' ? t('Change your answers') : t('Answer the health questions')}
      </a>
    </p>
  );
};

export const Takes = ({ timed, url }: { timed: Timed; url: string }) => (
  <>
    {lengthOf(timed.seconds)}
    <Without without={timed.without} url={url} />
  </>
);
