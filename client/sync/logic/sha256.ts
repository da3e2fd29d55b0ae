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
const LONGEST = 55;

// The turns of a word are written out: as calls they would be six hundred for each hash, and most
// of a phone's hashes are computed before its engine has compiled them.

/** The block's sixteen words, and the forty-eight that are mixed from them. */
const schedule = (ascii: string, words: Int32Array): void => {
  words.fill(0);
  for (let at = 0; at < ascii.length; at += 1)
    words[at >> 2] = (words[at >> 2] ?? 0) | (ascii.charCodeAt(at) << (24 - (at & 3) * 8));
  const end = ascii.length;
  words[end >> 2] = (words[end >> 2] ?? 0) | (0x80 << (24 - (end & 3) * 8));
  words[15] = end * 8;
  for (let at = 16; at < 64; at += 1) {
    const early = words[at - 15] ?? 0;
    const late = words[at - 2] ?? 0;
    const one = ((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3);
    const two = ((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10);
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
    const six = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const one = (h + six + ((e & f) ^ (~e & g)) + (ROUNDS[at] ?? 0) + (WORDS[at] ?? 0)) | 0;
    const two = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    // One by one: a list of eight would be made and taken apart again in each round.
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two + ((b & c) ^ (b & d) ^ (c & d))) | 0;
  }
  return [((START[0] ?? 0) + a) >>> 0, ((START[1] ?? 0) + b) >>> 0];
};
