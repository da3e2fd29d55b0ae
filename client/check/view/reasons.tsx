import type { PublishedSource, TriageRule } from '../../contract/wire.ts';
import { t } from '../../foundation/locale.ts';
import { strengthName } from '../../parts/strength.ts';
import type { CheckParts } from './parts.ts';
import { whoName, within } from './words.ts';

type Visit = Pick<TriageRule, 'days' | 'who'>;

/** Whom to see, and by when. */
export const WhoAndWhen = ({ who, days }: Visit) =>
  who === null || days === null ? null : (
    <p>
      <strong>{t('{who}, {when}', { who: whoName(who), when: within(days) })}</strong>
    </p>
  );

type Known = Pick<TriageRule, 'strength' | 'sources'>;

/** How sure this is, and where it comes from. */
export const HowSure = ({ strength, sources }: Known) => (
  <p class="muted small">
    {sources.length === 0
      ? t('{strength}. No source checked yet.', { strength: strengthName(strength) })
      : t('{strength}. Sources: {numbers}', {
          strength: strengthName(strength),
          numbers: sources.join(', '),
        })}
  </p>
);

interface RoutinesProps {
  parts: CheckParts;
  ids: readonly string[];
}

/** Routines that may help, as lines that lead to them. */
export const Routines = ({ parts, ids }: RoutinesProps) =>
  ids.length === 0 ? null : (
    <ul class="check__routines">
      {ids.map((id) => (
        <li key={id}>
          <a href={parts.url(`/routines/${id}`)}>{parts.titles.value[id] ?? id}</a>
        </li>
      ))}
    </ul>
  );

interface SourcesProps {
  sources: readonly PublishedSource[];
  cited: readonly number[];
}

/** The references behind what is shown; not folded away, so that they are printed, too. */
export const Sources = ({ sources, cited }: SourcesProps) => {
  const shown = sources.filter(({ number }) => cited.includes(number));
  if (shown.length === 0) return null;
  return (
    <section class="stack stack--tight small">
      <h3>{t('Sources')}</h3>
      <ol class="sources">
        {shown.map(({ number, title, url }) => (
          <li key={number} value={number}>
            {url ? (
              <a href={url} rel="noreferrer">
                {title}
              </a>
            ) : (
              title
            )}
          </li>
        ))}
      </ol>
    </section>
  );
};

/** What stands on every result. */
export const Caution = () => (
  <p class="muted small">
    {t(
      'This is general information and no diagnosis. No clinician has reviewed these questions yet.',
    )}
  </p>
);
