import { t } from '../../foundation/locale.ts';
import { type Card, hitsFor } from '../logic/cards.ts';
import { List } from './list.tsx';
import type { MedicinesParts } from './parts.ts';
import { Search } from './search.tsx';

/** Search box and own list; while something is searched for, the list makes room. */
export const Medicines = ({ parts }: { parts: MedicinesParts }) => (
  <>
    <Search parts={parts} />
    {hitsFor(parts.query.value, parts.cards) === undefined && <List parts={parts} />}
  </>
);

/** Takes a medicine from its card to the list, by the name that was searched for. */
export const Keep = ({ parts, card }: { parts: MedicinesParts; card: Card }) => {
  const keep = (): void => {
    const hit = hitsFor(parts.query.value, [card])?.[0];
    const [, first = card.title] = card.names;
    parts.query.value = '';
    parts.writing.value = { fields: { name: hit && hit.name !== card.title ? hit.name : first } };
  };
  return (
    <button type="button" class="button" onClick={keep}>
      {t('Keep on my list')}
    </button>
  );
};
