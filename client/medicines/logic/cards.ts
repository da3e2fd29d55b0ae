// The cards of the page as the search and the person's own list see them.

import { addDays } from '../../foundation/clock.ts';
import { type Found, lookUp, mistakes, type Named, wordsOf } from '../../search/logic/fuzzy.ts';

export interface Card extends Named {
  readonly id: string;
  readonly title: string;
  /** "condition", or why a medicine is listed. */
  readonly part: string;
  /** The word of a profile that leads to this card. */
  readonly describes: string | undefined;
}

export type Hit = Found<Card>;

const LEAST = 2;

/** What a text in the search box finds; undefined while there is too little to go by. */
export const hitsFor = (text: string, cards: readonly Card[]): readonly Hit[] | undefined =>
  text.trim().length < LEAST ? undefined : lookUp(text, cards);

/** Whether a word was meant by one that somebody copied from a box, with a slip or an ending. */
const isMeant = (known: string, typed: string): boolean => {
  const most = typed.length < 4 ? 0 : typed.length < 10 ? 1 : 2;
  return mistakes(typed, known, most) <= most;
};

/** The cards whose titles speak of it: "water tablets", or pills, are several kinds. */
const perhaps = (name: string, cards: readonly Card[]): readonly Hit[] => {
  const text = name.replace(/\bpills?\b/gi, 'tablets');
  const titled = cards.map((card) => ({ ...card, names: [card.title] }));
  const hits = lookUp(text, titled).filter(({ guess }) => !guess);
  const shared = ({ name: title }: Hit): number =>
    wordsOf(text).filter((word) => wordsOf(title).some((other) => other.startsWith(word))).length;
  const most = Math.max(1, ...hits.map(shared));
  return hits.filter((hit) => shared(hit) === most).map((hit) => ({ ...hit, guess: true }));
};

/** The cards of a medicine that a person takes, if it is one of those linked to cramps. The name of
 * the card must stand there whole: calcium is no calcium channel blocker. */
export const linksOf = (name: string, cards: readonly Card[]): readonly Hit[] => {
  const medicines = cards.filter(({ part }) => part !== 'condition');
  const typed = wordsOf(name);
  const named = lookUp(name, medicines).find((hit) =>
    wordsOf(hit.name).every((known) => typed.some((word) => isMeant(known, word))),
  );
  return named ? [named] : perhaps(name, medicines);
};

/** The cards about who somebody says they are. */
export const cardsFor = (
  describes: readonly string[] | undefined,
  cards: readonly Card[],
): readonly Card[] =>
  cards.filter((card) => card.describes !== undefined && describes?.includes(card.describes));

const YEAR_DAYS = 365;

/** Cramps that come within a year of a new medicine are worth a question. */
export const isNew = (since: string | undefined, today: string): boolean =>
  since !== undefined && since <= today && addDays(since, YEAR_DAYS) >= today;
