// What a routine's page says first to somebody whose answers close it or ask for care.

import { t } from '../../foundation/locale.ts';
import type { Answers } from '../../parts/logic/gates.ts';
import type { Caution, Told } from '../logic/told.ts';

interface Props {
  told: Told;
  answers: Answers;
  url: (path: string) => string;
}

const Reason = ({ caution, unsure }: { caution: Caution; unsure: boolean }) => (
  <div class="stack stack--tight">
    <p class="muted small">
      {caution.question}{' '}
      <strong>{unsure ? t('You were not sure, so we take it as yes.') : t('You said yes.')}</strong>
    </p>
    <p>{caution.why}</p>
    <p>
      <strong>{caution.instead}</strong>
    </p>
  </div>
);

const Instead = ({ told: { closed, doctor, way }, url }: Omit<Props, 'answers'>) => {
  if (doctor)
    return (
      <a class="button button--primary" href={url('/check')}>
        {t('Start the safety check')}
      </a>
    );
  return way ? (
    <a class={closed ? 'button button--primary' : 'button'} href={way.address}>
      {way.title}
    </a>
  ) : null;
};

/** Why not, or what to mind, and what to do instead; nothing for everybody else. */
export const Notice = ({ told, answers, url }: Props) =>
  told.cautions.length === 0 ? null : (
    <aside class="card card--warning" aria-labelledby="told">
      <h2 id="told">{told.closed ? t('This one is not for you') : t('Take care with this one')}</h2>
      {told.cautions.map((caution) => (
        <Reason key={caution.gate} caution={caution} unsure={answers[caution.gate] === 'unsure'} />
      ))}
      <Instead told={told} url={url} />
      <p class="small">
        <a href={url('/settings')}>{t('Change your answers')}</a>
      </p>
    </aside>
  );
