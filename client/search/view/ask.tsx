import type { Signal } from '@preact/signals';
import type { PublishedEntry } from '../../contract/wire.ts';
import { t } from '../../foundation/locale.ts';
import type { OwnNumber } from '../../parts/own-number.ts';
import type { Found } from '../engine.ts';
import { wayTo } from '../logic/way.ts';
import { kindName, strengthName, whoName } from './words.ts';

export interface AskParts {
  /** What was found; undefined while nothing is asked, "failed" when the texts are not here. */
  readonly found: Signal<Found | 'failed' | undefined>;
  readonly url: (path: string) => string;
  /** The person's own emergency number, or the one that works in most places. */
  readonly number: Signal<OwnNumber>;
}

interface EntryProps {
  entry: PublishedEntry;
  url: (path: string) => string;
}

const Answer = ({ entry, url }: EntryProps) => (
  <article class="card stack stack--tight">
    <h3>{entry.title}</h3>
    <p>{entry.text}</p>
    {entry.who && entry.who !== 'nobody' && (
      <p>
        <strong>{whoName(entry.who)}</strong>
      </p>
    )}
    <p class="small muted">
      {entry.strength && strengthName(entry.strength)} ·{' '}
      <a href={url(wayTo(entry))}>{t('Sources and more')}</a>
    </p>
  </article>
);

const Place = ({ entry, url }: EntryProps) => (
  <li>
    <a class="list__link" href={url(wayTo(entry))}>
      <span>
        <span class="list__title">{entry.title}</span>
        <span class="list__detail">
          {entry.kind === 'section' ? entry.names : kindName(entry.kind)}
        </span>
      </span>
    </a>
  </li>
);

const Urgent = ({ url }: { url: (path: string) => string }) => (
  <aside class="card card--warning stack stack--tight">
    <h2>{t('Is this dangerous?')}</h2>
    <p>{t('What you wrote can be a sign that needs help soon. Check that first.')}</p>
    <a class="button button--primary" href={url('/check')}>
      {t('Start the safety check')}
    </a>
  </aside>
);

/** No answer stands beside this: what somebody needs now is a voice. */
const Help = ({ parts: { number, url } }: { parts: AskParts }) => (
  <aside class="card card--warning stack stack--tight">
    <h2>{t('Call for help now')}</h2>
    <p>
      {t('You need not be alone with this. Call now, or ask somebody near you to call for you.')}
    </p>
    <a class="button button--primary" href={number.value.href}>
      {t('Call {number}', { number: number.value.shown })}
    </a>
    {!number.value.own && <p class="muted small">{t('Or your local number.')}</p>}
    <a class="button button--wide" href={url('/check')}>
      {t('Start the safety check')}
    </a>
  </aside>
);

const Nothing = ({ url }: { url: (path: string) => string }) => (
  <p class="notice">
    {t('We have no answer to this. A pharmacist or a doctor may.')}{' '}
    <a href={url('/learn/questions')}>{t('All questions')}</a>
  </p>
);

/** What the question brought up: danger first, then answers, then where to read or do more. */
export const Ask = ({ parts }: { parts: AskParts }) => {
  const { found, url } = parts;
  if (found.value === undefined) return null;
  if (found.value === 'failed')
    return (
      <p class="notice">
        {t('The answers are not on this phone yet. Open this page once with network.')}
      </p>
    );
  const { urgent, needsCall, answers, places } = found.value;
  if (needsCall) return <Help parts={parts} />;
  return (
    <div class="stack">
      {urgent && <Urgent url={url} />}
      {answers.length + places.length === 0 && <Nothing url={url} />}
      {answers.length > 0 && (
        <section class="stack stack--tight" aria-labelledby="answers">
          <h2 id="answers">{t('Answers')}</h2>
          {answers.map((entry) => (
            <Answer key={entry.id} entry={entry} url={url} />
          ))}
        </section>
      )}
      {places.length > 0 && (
        <section class="stack stack--tight" aria-labelledby="places">
          <h2 id="places">{t('Read or do more')}</h2>
          <ul class="list">
            {places.map((entry) => (
              <Place key={wayTo(entry)} entry={entry} url={url} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
};
