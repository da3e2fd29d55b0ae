// Finds answers, routines, articles, medicines and pages by what somebody typed, on the phone.

import MiniSearch from 'minisearch';
import type { PublishedEntry, PublishedSearch } from '../contract/wire.ts';
import { namesDanger, termOf, understand } from './logic/asked.ts';

export interface Found {
  /** The question names a sign of danger: that comes before every answer. */
  readonly urgent: boolean;
  readonly answers: readonly PublishedEntry[];
  readonly places: readonly PublishedEntry[];
}
export type Engine = (text: string) => Found;

const ANSWERS = 3;
const PLACES = 7;
/** What fits much worse than the best is noise. */
const NOISE = 0.15;
const ALIKE = 0.7;
/** A misspelt word, as a share of its letters. */
const WRONG = 0.2;

/** Takes in everything once, some milliseconds; each question then takes less than one. */
export const openEngine = (content: PublishedSearch): Engine => {
  const entries = new Map(content.entries.map((entry, index) => [index, entry]));
  const small = new Set(content.stopwords.map(termOf));
  const search = new MiniSearch({
    fields: ['title', 'names', 'text'],
    processTerm: (word) => {
      const term = termOf(word);
      return term.length < 2 || small.has(term) ? null : term;
    },
  });
  search.addAll([...entries].map(([id, { title, names, text }]) => ({ id, title, names, text })));
  const look = (text: string): readonly PublishedEntry[] => {
    const { typed, alike } = understand(text, content);
    const found = search.search([...typed, ...alike].join(' '), {
      processTerm: (term) => term,
      boost: { title: 3, names: 2.5 },
      boostTerm: (term) => (typed.includes(term) ? 1 : ALIKE),
      prefix: (term) => typed.includes(term) && term.length > 2,
      fuzzy: (term) => (typed.includes(term) && term.length > 4 ? WRONG : false),
    });
    const least = (found[0]?.score ?? 0) * NOISE;
    return found.filter(({ score }) => score >= least).flatMap(({ id }) => entries.get(id) ?? []);
  };
  return (text) => {
    const all = look(text);
    return {
      urgent: namesDanger(text, content.danger),
      answers: all.filter(({ kind }) => kind === 'question').slice(0, ANSWERS),
      places: all.filter(({ kind }) => kind !== 'question').slice(0, PLACES),
    };
  };
};
