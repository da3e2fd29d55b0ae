// What somebody asked, as the search understands it: words that mean nothing dropped, words that
// mean the same added.
//
// The words of the search are prepared once: each letter that somebody types is a question, and on
// an old phone there is no time to fold a hundred words again for each.

import { wordsOf } from './fuzzy.ts';

/** Apostrophes come and go in a phone's keyboard, and look like accents: "can't", "cant", "can´t". */
const plain = (text: string): string => text.replace(/['’‘ʼ′´`]/g, '');

/** One calf of two calves, one stretch of many stretches. English alone; our texts have no more. */
const singular = (word: string): string => {
  if (/^[ch]alves$/.test(word)) return `${word.slice(0, -3)}f`;
  // Not all of -ches: an ache has an e of its own.
  if (/([tnu]ch|sh|ss|x)es$/.test(word)) return word.slice(0, -2);
  const one = word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
  return one.length > 4 ? one.replace(/ie$/, 'y') : one;
};

/** Words as they are compared: folded, and cramps the same as cramp. */
export const termOf = (word: string): string =>
  // Folded afterwards: it makes toes so short that their s would stay.
  wordsOf(singular(plain(word).toLowerCase())).join('');

export const termsOf = (text: string): string[] =>
  (plain(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(termOf);

const asPhrase = (terms: readonly string[]): string => ` ${terms.join(' ')} `;

interface Asked {
  /** What was typed, each word once, without words that carry no meaning. */
  readonly typed: readonly string[];
  /** What means the same as something typed. */
  readonly alike: readonly string[];
}

interface Words {
  readonly stopwords: readonly string[];
  readonly synonyms: readonly (readonly string[])[];
}

/** Words that carry no meaning, as they are compared. */
export const smallWords = (stopwords: readonly string[]): ReadonlySet<string> =>
  new Set(stopwords.map(termOf));

/** Tells of a text which words to look for. One of nothing but small words stands as it is. */
export const understanding = (words: Words): ((text: string) => Asked) => {
  const small = smallWords(words.stopwords);
  const groups = words.synonyms.map((group) => ({
    phrases: group.map((word) => asPhrase(termsOf(word))),
    // Our texts use the first word of a group, so that one is enough.
    ours: termsOf(group[0] ?? ''),
  }));
  return (text) => {
    const all = termsOf(text);
    const meant = all.filter((term) => !small.has(term));
    const typed = meant.length > 0 ? meant : all;
    const asked = asPhrase(all);
    const alike = groups
      .filter(({ phrases }) => phrases.some((phrase) => asked.includes(phrase)))
      .flatMap(({ ours }) => ours)
      .filter((term) => !typed.includes(term) && !small.has(term));
    return { typed: [...new Set(typed)], alike: [...new Set(alike)] };
  };
};
