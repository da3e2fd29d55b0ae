import { Fragment } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t, tn } from '../../foundation/locale.ts';
import { Field } from '../../parts/fields.tsx';
import { cardsFor, type Hit, hitsFor } from '../logic/cards.ts';
import type { MedicinesParts } from './parts.ts';

const saidOf = (hits: readonly Hit[]): string => {
  const [first] = hits;
  if (!first) return t('Nothing here has that name.');
  if (first.guess) return t('No exact match. Did you mean {name}?', { name: first.name });
  return tn('{n} card', '{n} cards', hits.length);
};

/** The cards about the person, when they told who they are. */
const ForYou = ({ parts }: { parts: MedicinesParts }) => {
  const cards = cardsFor(parts.profile.value?.describes, parts.cards);
  if (cards.length === 0) return null;
  return (
    <p>
      {t('For you:')}{' '}
      {cards.map(({ id, title }, index) => (
        <Fragment key={id}>
          {index > 0 && ' · '}
          <a href={`#${id}`}>{title}</a>
        </Fragment>
      ))}
    </p>
  );
};

/** The search box; what it finds is shown among the cards of the page. */
export const Search = ({ parts }: { parts: MedicinesParts }) => {
  const { query, cards } = parts;
  const hits = hitsFor(query.value, cards);
  const box = useRef<HTMLInputElement>(null);
  // What was typed before this script came counts, too.
  useEffect(() => {
    if (box.current?.value) query.value = box.current.value;
  }, [query]);
  return (
    <search class="stack stack--tight">
      <Field
        label={t('Medicine or brand')}
        hint={t('Conditions, too. A wrong letter does not matter.')}
      >
        {(ids) => (
          <input
            {...ids}
            ref={box}
            class="field__input"
            type="search"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            maxLength={80}
            value={query.value}
            onInput={(event) => (query.value = event.currentTarget.value)}
          />
        )}
      </Field>
      <p role="status">{hits && saidOf(hits)}</p>
      {!hits && <ForYou parts={parts} />}
    </search>
  );
};
