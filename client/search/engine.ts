// Finds answers, routines, articles, medicines and pages by what somebody typed, on the phone.

import MiniSearch from 'minisearch';
import type { PublishedEntry, PublishedSearch } from '../contract/wire.ts';
import { smallWords, termOf, understanding } from './logic/asked.ts';
import { type Danger, dangerIn } from './logic/danger.ts';

export interface Found extends Danger {
  readonly answers: readonly PublishedEntry[];
  readonly places: readonly PublishedEntry[];
}
export type Engine = (text: string) => Found;

/** Called between two small pieces of work; returns a promise when it is time to let others work,
 *  or when the next piece is a large one. */
export type Breathe = (next?: 'large') => Promise<void> | undefined;

const ANSWERS = 3;
const PLACES = 7;
/** What fits much worse than the best is noise: an answer claims to fit, a place is an offer. Answers
 *  are compared with answers, because a place that is called just so must not silence them all; but
 *  one that has only a small word of it is no answer. */
const NOISE = { answer: 0.25, place: 0.15, all: 0.1 } as const;
const ALIKE = 0.7;
/** A misspelt word, as a share of its letters, and never more than two: each more costs ten times. */
const WRONG = { share: 0.2, most: 2 } as const;
/** Shorter words have too many neighbours to guess from, and no word of ours is longer. */
const GUESSED = { shortest: 5, longest: 24 } as const;
/** To look round a word costs a hundred times what it costs to find one. */
const GUESSES = 4;
/** Nobody means more than that many things at once. */
const MOST = 30;
/** What is asked in the quiet, so that the first question of a person finds the code warm. */
const PRACTICE = 8;

type Find = (text: string) => readonly PublishedEntry[];

/** Words that our texts do not have may be misspelt. The longest say most of what was meant; among
 *  equals it is the last, which is being typed. */
const guessed = (typed: readonly string[], known: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(
    typed
      .filter((term) => !known.has(term))
      .filter(({ length }) => length >= GUESSED.shortest && length <= GUESSED.longest)
      .reverse()
      .sort((a, b) => b.length - a.length)
      .slice(0, GUESSES),
  );

interface Scored {
  readonly entry: PublishedEntry;
  readonly score: number;
}

/** Drops what fits much worse than the best; the best comes first. */
const withoutNoise = (found: readonly Scored[]): readonly PublishedEntry[] => {
  const isAnswer = ({ entry }: Scored): boolean => entry.kind === 'question';
  const best = found[0]?.score ?? 0;
  const answer = found.find(isAnswer)?.score ?? 0;
  const least = {
    answer: Math.max(answer * NOISE.answer, best * NOISE.all),
    place: best * NOISE.place,
  };
  return found
    .filter((one) => one.score >= least[isAnswer(one) ? 'answer' : 'place'])
    .map(({ entry }) => entry);
};

const indexOf = async (content: PublishedSearch, breathe: Breathe): Promise<Find> => {
  const { entries } = content;
  const small = smallWords(content.stopwords);
  const known = new Set<string>();
  const search = new MiniSearch({
    fields: ['title', 'names', 'text'],
    processTerm: (word) => {
      const term = termOf(word);
      if (term.length < 2 || small.has(term)) return null;
      known.add(term);
      return term;
    },
  });
  for (const [id, { title, names, text }] of entries.entries()) {
    search.add({ id, title, names, text });
    await breathe();
  }
  const understand = understanding(content);
  return (text) => {
    const { typed, alike } = understand(text);
    const asked = new Set(typed.slice(0, MOST));
    const wrong = guessed([...asked], known);
    const found = search.search([...asked, ...alike].join(' '), {
      processTerm: (term) => term,
      boost: { title: 3, names: 2.5 },
      boostTerm: (term) => (asked.has(term) ? 1 : ALIKE),
      prefix: (term) => asked.has(term) && term.length > 2,
      fuzzy: (term) => (wrong.has(term) ? WRONG.share : false),
      maxFuzzy: WRONG.most,
    });
    return withoutNoise(
      found.flatMap(({ id, score }) => {
        const entry = entries[id];
        return entry ? [{ entry, score }] : [];
      }),
    );
  };
};

/** Takes in everything, a little at a time; each question then takes less than a millisecond. */
export const openEngine = async (content: PublishedSearch, breathe: Breathe): Promise<Engine> => {
  const look = await indexOf(content, breathe);
  const notice = dangerIn(content);
  const ask: Engine = (text) => {
    const danger = notice(text);
    // Advice on cramps would be beside the point.
    const all = danger.needsCall ? [] : look(text);
    return {
      ...danger,
      answers: all.filter(({ kind }) => kind === 'question').slice(0, ANSWERS),
      places: all.filter(({ kind }) => kind !== 'question').slice(0, PLACES),
    };
  };
  for (const { title } of content.entries.slice(0, PRACTICE)) {
    await breathe('large');
    // A letter left out, as people type.
    ask(title.replace(/\B\p{L}\b/gu, ''));
  }
  // What waits for the engine draws its answer next.
  await breathe('large');
  return ask;
};
