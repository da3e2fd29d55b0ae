// A sum over all records that both sides can compute, to notice when they differ.

import type { Digest } from '../../contract/wire.ts';
import type { RecordRow } from '../../foundation/tables.ts';

/** SHA-256 of a text. */
export type Hash = (text: string) => Promise<Uint8Array>;

const MODULUS = 2n ** 64n;

const firstEight = (bytes: Uint8Array): bigint =>
  bytes.subarray(0, 8).reduce((value, byte) => value * 256n + BigInt(byte), 0n);

/** What one record adds to the sum. */
export const share = async (id: string, seq: number, hash: Hash): Promise<bigint> =>
  firstEight(await hash(`${id}:${seq}`));

export type Numbered = Pick<RecordRow, 'id' | 'seq' | 'epoch'>;

/** The digest of the records that have a number in this history, tombstones too. */
export const digestOf = async (
  rows: readonly Numbered[],
  epoch: string,
  hash: Hash,
): Promise<Digest> => {
  const known = rows.filter((row) => row.seq !== null && row.epoch === epoch);
  const shares = await Promise.all(known.map(({ id, seq }) => share(id, seq ?? 0, hash)));
  const sum = shares.reduce((total, each) => (total + each) % MODULUS, 0n);
  return { count: known.length, sum: sum.toString(16).padStart(16, '0') };
};

export const sameDigest = (one: Digest, other: Digest): boolean =>
  one.count === other.count && one.sum === other.sum;
