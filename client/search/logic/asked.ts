// What somebody asked, as the search understands it: words that mean nothing dropped, words that
// mean the same added, and signs of danger noticed before anything is looked for.

import { mistakes, wordsOf } from './fuzzy.ts';

/** Apostrophes come and go in a phone's keyboard: "can't", "cant". */
const plain = (text: string): string => text.replace(/['’]/g, '');

/** Words as they are compared: folded, and cramps the same as cramp. */
export const termOf = (word: string): string => {
  const folded = wordsOf(plain(word)).join('');
  return folded.length > 4 && folded.endsWith('s') && !folded.endsWith('ss')
    ? folded.slice(0, -1)
    : folded;
};

export const termsOf = (text: string): string[] => wordsOf(plain(text)).map(termOf);

const phraseOf = (text: string): string => ` ${termsOf(text).join(' ')} `;

const LONG = 6;

/** Whether a text names a sign of danger, a letter wrong in a long word forgiven. */
export const namesDanger = (text: string, signs: readonly string[]): boolean => {
  const [asked, terms] = [phraseOf(text), termsOf(text)];
  return signs.some((sign) => {
    const wanted = phraseOf(sign);
    if (asked.includes(wanted)) return true;
    const word = wanted.trim();
    return (
      word.length >= LONG && !word.includes(' ') && terms.some((term) => mistakes(term, word) <= 1)
    );
  });
};

export interface Asked {
  /** What was typed, without words that carry no meaning. */
  readonly typed: readonly string[];
  /** What means the same as something typed. */
  readonly alike: readonly string[];
}

/** The words to look for. A question of nothing but small words is looked for as it stands. */
export const understand = (
  text: string,
  words: { stopwords: readonly string[]; synonyms: readonly (readonly string[])[] },
): Asked => {
  const small = new Set(words.stopwords.map(termOf));
  const all = termsOf(text);
  const meant = all.filter((term) => !small.has(term));
  const typed = meant.length > 0 ? meant : all;
  const asked = phraseOf(text);
  const alike = words.synonyms
    .filter((group) => group.some((word) => asked.includes(phraseOf(word))))
    // Our texts use the first word of a group, so that one is enough.
    .flatMap((group) => termsOf(group[0] ?? ''))
    .filter((term) => !typed.includes(term) && !small.has(term));
  return { typed, alike: [...new Set(alike)] };
};
