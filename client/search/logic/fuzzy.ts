// Finds names although they were typed from memory: other accents, other endings, a wrong letter.
//
// Our own few lines and no library: names are few and short, two letters swapped must count as one
// mistake (they are the commonest one), and a guess has to be told from a find.

/** The same text without what people leave out: case, accents, British "oe" and "ae", "ph". */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[æœ]|[ao]e/g, 'e')
    .replace(/ph/g, 'f');

/** The words of a text, folded. */
export const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * How many letters are wrong, missing, too many or swapped with their neighbour. Above `most` the
 * words have nothing to do with each other, and it is not counted to the end.
 */
export const mistakes = (a: string, b: string, most = Number.POSITIVE_INFINITY): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      line[column] = Math.min(
        (above[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    // A swap reaches two rows back.
    if (Math.min(...line) > most && Math.min(...above) > most) return most + 1;
    [before, above] = [above, line];
  }
  return above[b.length] ?? 0;
};

/** How many mistakes a word of this length may have and still be meant. */
const forgiven = (length: number): number => (length < 4 ? 0 : length < 7 ? 1 : 2);

/** From here on it is a guess. */
const GUESS = 3;
const UNFINISHED = 5;

/** How far a typed word is from a known one: 0 the same, 1 its beginning, 2 a part of it, more a guess. */
const distance = (typed: string, known: string): number | undefined => {
  if (typed === known) return 0;
  if (typed.length >= 2 && known.startsWith(typed)) return 1;
  if (typed.length >= 4 && known.includes(typed)) return 2;
  const most = forgiven(typed.length);
  const whole = mistakes(typed, known, most);
  if (whole <= most) return GUESS + whole - 1;
  // Somebody is still typing: compare with as much of the name as there is already.
  if (typed.length < UNFINISHED) return undefined;
  const begun = mistakes(typed, known.slice(0, typed.length), most - 1);
  return begun <= most - 1 ? GUESS + 1 + begun : undefined;
};

export interface Named {
  readonly names: readonly string[];
}

export interface Found<E extends Named> {
  readonly entry: E;
  /** The name that fits best. */
  readonly name: string;
  /** Nothing fits as it was typed: ask whether this is what was meant. */
  readonly guess: boolean;
}

interface Scored<E extends Named> extends Found<E> {
  readonly score: number;
}

/** The words of every name of an entry; folding them again at each letter would be felt. */
const known = new WeakMap<Named, readonly (readonly string[])[]>();
const wordsOfNames = (entry: Named): readonly (readonly string[])[] => {
  const kept = known.get(entry) ?? entry.names.map(wordsOf);
  known.set(entry, kept);
  return kept;
};

/** Each typed word must fit some word of the name; the worst fit decides, then all together. */
const scoreOf = (typed: readonly string[], words: readonly string[]): number | undefined => {
  let [worst, sum] = [0, 0];
  for (const word of typed) {
    const fits = words.map((other) => distance(word, other)).filter((fit) => fit !== undefined);
    if (fits.length === 0) return undefined;
    worst = Math.max(worst, Math.min(...fits));
    sum += Math.min(...fits);
  }
  // Among equals the name with fewest other words is meant.
  return worst * 100 + sum * 10 + Math.min(words.length - typed.length, 9);
};

const bestOf = <E extends Named>(typed: readonly string[], entry: E): Scored<E>[] => {
  const scored = wordsOfNames(entry).flatMap((words, index) => {
    const score = scoreOf(typed, words);
    const name = entry.names[index] ?? '';
    return score === undefined ? [] : [{ entry, name, score, guess: score >= GUESS * 100 }];
  });
  return scored.sort((a, b) => a.score - b.score).slice(0, 1);
};

/** Amounts ("20 mg") are no names. */
const isAmount = (word: string): boolean =>
  /^\d/.test(word) || /^(mg|mcg|g|ml|tab|tablets?)$/.test(word);

const byScore = <E extends Named>(typed: readonly string[], entries: readonly E[]): Scored<E>[] =>
  entries.flatMap((entry) => bestOf(typed, entry)).sort((a, b) => a.score - b.score);

/** A word that is long enough to stand for a name alone. */
const LONG = 5;

/** One word of several may be the name, with a maker, a salt or a form beside it: a guess. */
const byOneWord = <E extends Named>(typed: readonly string[], entries: readonly E[]): Scored<E>[] =>
  typed
    .filter((word) => word.length >= LONG)
    .flatMap((word) => byScore([word], entries).filter(({ guess }) => !guess))
    .map((found) => ({ ...found, guess: true }));

/** The entries that a text names, the best first. Guesses come only where nothing fits as typed. */
export const lookUp = <E extends Named>(text: string, entries: readonly E[]): Found<E>[] => {
  const words = wordsOf(text);
  const typed = words.some((word) => !isAmount(word))
    ? words.filter((word) => !isAmount(word))
    : words;
  if (typed.length === 0) return [];
  const found = byScore(typed, entries);
  const sure = found.filter(({ guess }) => !guess);
  if (sure.length > 0) return sure;
  if (found.length > 0 || typed.length === 1) return found;
  return byOneWord(typed, entries);
};
