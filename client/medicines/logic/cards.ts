// The cards of the page as the search and the person's own list see them.

import { addDays } from '../../foundation/clock.ts';
import { type Found, lookUp, type Named } from '../../search/logic/fuzzy.ts';

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

/** The card of a medicine that a person takes, if it is one of those linked to cramps. */
export const linkOf = (name: string, cards: readonly Card[]): Hit | undefined =>
  lookUp(
    name,
    cards.filter(({ part }) => part !== 'condition'),
  )[0];

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
