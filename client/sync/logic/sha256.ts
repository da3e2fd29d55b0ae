// SHA-256 of a short text, at once: the browser's own answers later, and costs more than it hashes.

const primes = (count: number): number[] => {
  const found: number[] = [];
  for (let each = 2; found.length < count; each += 1)
    if (found.every((prime) => each % prime !== 0)) found.push(each);
  return found;
};
/** The first 32 bits of a number's fraction. */
const fraction = (value: number): number => ((value - Math.floor(value)) * 2 ** 32) | 0;

const ROUNDS = Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));
const START = Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));
/** One block, less the bit that ends the text and the eight bytes of its length. */
export const LONGEST = 55;

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** The block's sixteen words, and the forty-eight that are mixed from them. */
const schedule = (ascii: string, words: Int32Array): void => {
  words.fill(0);
  for (let at = 0; at < ascii.length; at += 1)
    words[at >> 2] = (words[at >> 2] ?? 0) | (ascii.charCodeAt(at) << (24 - (at & 3) * 8));
  const end = ascii.length;
  words[end >> 2] = (words[end >> 2] ?? 0) | (0x80 << (24 - (end & 3) * 8));
  words[15] = end * 8;
  for (let at = 16; at < 64; at += 1) {
    const [early, late] = [words[at - 15] ?? 0, words[at - 2] ?? 0];
    const one = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const two = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words[at] = ((words[at - 16] ?? 0) + one + (words[at - 7] ?? 0) + two) | 0;
  }
};

const WORDS = new Int32Array(64);

/** The first eight bytes of the hash of an ASCII text of at most 55 letters, as two words. */
export const sha256Start = (ascii: string): readonly [number, number] => {
  if (ascii.length > LONGEST) throw new RangeError('too long for one block');
  schedule(ascii, WORDS);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = START;
  for (let at = 0; at < 64; at += 1) {
    const chosen = (e & f) ^ (~e & g);
    const six = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const one = (h + six + chosen + (ROUNDS[at] ?? 0) + (WORDS[at] ?? 0)) | 0;
    const most = (a & b) ^ (a & c) ^ (b & c);
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + most) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  return [((START[0] ?? 0) + a) >>> 0, ((START[1] ?? 0) + b) >>> 0];
};
