// Signs of danger in what somebody asked, noticed before anything is looked for: a word or a phrase
// that is a sign alone, and words that are one only together, in any order and with others between.
//
// The words are prepared once and each typed word is compared with them once: each letter that
// somebody types is a question, and on an old phone there is no time for more.

import type { PublishedSearch } from '../../contract/wire.ts';
import { termsOf } from './asked.ts';
import { mistakes } from './fuzzy.ts';

export type Signs = Pick<
  PublishedSearch,
  'danger' | 'together' | 'harmless' | 'calm' | 'lookalikes'
>;

export interface Danger {
  /** The question names a sign of danger: that comes before every answer. */
  readonly urgent: boolean;
  /** It names one that no answer may stand beside: the telephone comes first. */
  readonly needsCall: boolean;
}

/** From here on one letter may be wrong, missing or too many. */
const LONG = 6;
/** From here on two letters may be swapped, or one be too many: "well" is not a way to write "swell". */
const SHORT = 5;
/** As many words as somebody may write in some minutes. */
const REMEMBERED = 500;

const lettersOf = (word: string): string => [...word].sort().join('');

/** Whether two words are the same but for one letter. */
const almost = (term: string, word: string): boolean =>
  mistakes(term, word, 1) <= 1 &&
  (word.length >= LONG || term.length > word.length || lettersOf(term) === lettersOf(word));

/** "20min" is a number and a word. */
const told = (text: string): string[] => termsOf(text.replace(/(\d)(?=\p{L})/gu, '$1 '));

/** A pause parts what belongs together: "my calf is hot, massage or not?" tells of no hot massage. */
const spoken = (text: string): string[] =>
  text.split(/[,;.:!?\n]+/).flatMap((part) => [...told(part), '']);

/** Each word of a text: as it stands, then what it may be a misspelling of. */
type Heard = readonly (readonly string[])[];

const hearing = (words: readonly string[], lookalikes: readonly string[]) => {
  const known = [...new Set(words.map(told).flatMap((terms) => (terms[1] ? [] : terms)))];
  const long = known.filter(({ length }) => length >= SHORT);
  const innocent = new Set(lookalikes.flatMap(told));
  const remembered = new Map<string, readonly string[]>();
  return (text: string): Heard =>
    spoken(text).map((term) => {
      const before = remembered.get(term);
      if (before) return before;
      const meant = innocent.has(term) ? [] : long.filter((word) => almost(term, word));
      if (remembered.size > REMEMBERED) remembered.clear();
      remembered.set(term, [term, ...meant]);
      return [term, ...meant];
    });
};

/** Tells where a phrase that begins at this word ends: several ways, or none. */
type EndsAt = (heard: Heard, from: number) => readonly number[];

const oneOf = (names: readonly string[]): EndsAt => {
  const phrases = names.map(told);
  const single = new Set(phrases.flatMap((terms) => (terms[1] ? [] : terms)));
  const long = phrases.filter(({ length }) => length > 1);
  return (heard, from) => {
    const ends = long
      .filter((terms) => terms.every((term, index) => heard[from + index]?.[0] === term))
      .map(({ length }) => from + length);
    return heard[from]?.some((word) => single.has(word)) ? [from + 1, ...ends] : ends;
  };
};

/** A number that is large enough, and what is counted right after it. */
const counted = (units: readonly string[], least: number): EndsAt => {
  const unit = oneOf(units);
  return (heard, from) => (Number(heard[from]?.[0]) >= least ? unit(heard, from + 1) : []);
};

const either =
  (...ways: readonly EndsAt[]): EndsAt =>
  (heard, from) =>
    ways.flatMap((way) => way(heard, from));

const inTurn = (ways: readonly EndsAt[]): EndsAt =>
  ways.reduce<EndsAt>(
    (before, way) => (heard, from) => before(heard, from).flatMap((end) => way(heard, end)),
    (_, from) => [from],
  );

/** The same text without what is told of baths, wine and walks: "hot bath" says nothing of a leg. */
const without = (harmless: readonly EndsAt[]) => (heard: Heard) => {
  const left = [...heard];
  for (const from of heard.keys())
    for (const end of harmless.flatMap((way) => way(heard, from))) left.fill([], from, end);
  return left;
};

type Noticed = (heard: Heard) => boolean;

const isPause = (heard: Heard, at: number): boolean => (heard[at]?.[0] ?? '') === '';

/** A question that is all that stands between two pauses: "how can you …" is another one. Whoever
 * tells what happened asks no calm question. */
const calmQuestion = ({ words, unless }: Signs['calm'][number]): EndsAt => {
  const [question, happened] = [inTurn(words.map(oneOf)), oneOf(unless)];
  return (heard, from) => {
    if (!isPause(heard, from - 1)) return [];
    const ends = question(heard, from).filter((end) => isPause(heard, end));
    const tells = ends.length > 0 && [...heard.keys()].some((at) => happened(heard, at).length > 0);
    return tells ? [] : ends;
  };
};

/** Whether something of each kind stands there, no further apart than so many words. */
const near =
  (kinds: readonly EndsAt[], within: number): Noticed =>
  (heard) => {
    const found = kinds.map((kind) => [...heard.keys()].filter((at) => kind(heard, at).length > 0));
    return found
      .flat()
      .some((first) =>
        found.every((places) => places.some((at) => at >= first && at <= first + within)),
      );
  };

const signOf = ({ words, amount, within }: Signs['together'][number]): Noticed => {
  const kinds = words.map(oneOf);
  if (amount) kinds.push(either(oneOf(amount.told), counted(amount.counted, amount.least)));
  return near(kinds, within);
};

const wordsOf = ({ words, amount }: Signs['together'][number]): readonly string[] => [
  ...words.flat(),
  ...(amount ? [...amount.counted, ...amount.told] : []),
];

/** Tells of a text whether it names a sign of danger, a letter wrong in a long word forgiven. */
export const dangerIn = (signs: Signs): ((text: string) => Danger) => {
  const all = [...signs.danger, ...signs.together.flatMap(wordsOf)];
  const hear = hearing(all, signs.lookalikes);
  const alone = near([oneOf(signs.danger)], 0);
  const clean = without([
    ...signs.harmless.map((groups) => inTurn(groups.map(oneOf))),
    ...signs.calm.map(calmQuestion),
  ]);
  const together = signs.together.map((sign) => ({
    needsCall: sign.needs_call,
    noticed: signOf(sign),
  }));
  return (text) => {
    const heard = hear(text);
    const left = clean(heard);
    const found = together.filter(({ noticed }) => noticed(left));
    return {
      urgent: found.length > 0 || alone(heard),
      needsCall: found.some(({ needsCall }) => needsCall),
    };
  };
};
