// A sum over all records that both sides can compute, to notice when they differ.

import type { Digest } from '../../contract/wire.ts';
import type { RecordRow } from '../../foundation/tables.ts';
import { sha256Start } from './sha256.ts';

type Numbered = Pick<RecordRow, 'id' | 'seq' | 'epoch'>;

const HALF = 2 ** 32;

/** The digest as it grows and shrinks by single records: two halves of 32 bits, and how many. */
export class Tally {
  #count: number;
  #high: number;
  #low: number;

  constructor({ count, sum }: Digest = { count: 0, sum: '0' }) {
    const hex = sum.padStart(16, '0');
    this.#count = count;
    this.#high = Number.parseInt(hex.slice(0, 8), 16);
    this.#low = Number.parseInt(hex.slice(8), 16);
  }

  /** Counts the record in if it has a number in this history; `times` -1 takes it out again. */
  count(row: Numbered | undefined, epoch: string, times: 1 | -1 = 1): void {
    if (!row || row.seq === null || row.epoch !== epoch) return;
    const [high, low] = sha256Start(`${row.id}:${row.seq}`);
    const sum = this.#low + times * low;
    this.#low = (sum + HALF) % HALF;
    const carry = Math.floor(sum / HALF);
    this.#high = (this.#high + times * high + carry + 2 * HALF) % HALF;
    this.#count += times;
  }

  get digest(): Digest {
    const hex = (word: number): string => word.toString(16).padStart(8, '0');
    return { count: this.#count, sum: hex(this.#high) + hex(this.#low) };
  }
}

/** The digest of the records that have a number in this history, tombstones too. */
export const digestOf = (rows: readonly Numbered[], epoch: string): Digest => {
  const tally = new Tally();
  for (const row of rows) tally.count(row, epoch);
  return tally.digest;
};

export const sameDigest = (one: Digest, other: Digest): boolean =>
  one.count === other.count && one.sum === other.sum;
