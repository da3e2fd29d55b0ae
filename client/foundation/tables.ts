// What the databases on this phone hold: one for each account (and the guest), one that names them.

import type { FieldsOf, Kind, Op } from '../contract/wire.ts';
import type { Layout, Storage } from './storage.ts';

/** A change of some fields: null takes a field away, unnamed fields stay. */
export type ChangeOf<K extends Kind> = {
  [F in keyof FieldsOf<K>]?: FieldsOf<K>[F] | null | undefined;
};

export interface StoredRecord<K extends Kind = Kind> {
  readonly id: string;
  readonly kind: K;
  readonly fields: FieldsOf<K>;
  /** The server's number for its newest change; null until the server has told it. */
  readonly seq: number | null;
  readonly deleted: boolean;
  readonly changed_at: number;
}

/** A record as stored; fields of unknown kinds are kept as they came. */
export interface RecordRow {
  readonly id: string;
  readonly kind: string;
  readonly fields: Fields;
  readonly seq: number | null;
  /** The history that `seq` counts in. */
  readonly epoch: string | null;
  readonly deleted: boolean;
  readonly changed_at: number;
  /** The content that `seq` stands for, kept while own changes lie on top of it. It means nothing
   * without a number; that may stand in a list beside the records. */
  readonly base?: Fields | undefined;
  /** What own changes took away from it, for a month. */
  readonly lost?: readonly Loss[];
}
/** Values that a change replaced, or the content of a record that was deleted. */
export interface Loss {
  readonly at: number;
  readonly why: 'replaced' | 'deleted';
  readonly fields: Fields;
}
export type Fields = Readonly<Record<string, unknown>>;

/** An op with its place in the order made; announcements come first, with numbers below zero.
 * `first`: it made its record, of which nobody else had known. */
export type OutboxRow = Op & { readonly n?: number; readonly first?: boolean };

/** An op that the server refused, and why. */
export interface RejectedRow {
  readonly op: string;
  readonly sent: Op;
  readonly code: string;
  readonly detail: string;
  readonly rejected_at: number;
}
interface StateRow {
  readonly name: string;
  readonly value: unknown;
}
export interface SnapshotRow {
  readonly n?: number;
  readonly taken_at: number;
  readonly why: string;
  readonly records: readonly RecordRow[];
  readonly outbox: readonly OutboxRow[];
}

export type OwnerTables = {
  readonly records: RecordRow;
  readonly outbox: OutboxRow;
  readonly rejected: RejectedRow;
  readonly state: StateRow;
  readonly snapshots: SnapshotRow;
};
export type OwnerStorage = Storage<OwnerTables>;

/** The rows of `state` that hold the session under way, and those that nobody ended. */
export const RUNNING = 'running';
export const LEFT_OPEN = 'left-open';

export const OWNER_LAYOUT: Layout<OwnerTables> = {
  records: { keyPath: 'id', indexes: ['kind'] },
  outbox: { keyPath: 'n', numbered: true },
  rejected: { keyPath: 'op' },
  state: { keyPath: 'name' },
  snapshots: { keyPath: 'n', numbered: true },
};

export interface OwnerRow {
  readonly owner: string;
  readonly username: string;
  readonly added_at: number;
}
export type MetaTables = { readonly owners: OwnerRow; readonly state: StateRow };
export type MetaStorage = Storage<MetaTables>;

export const META_LAYOUT: Layout<MetaTables> = {
  owners: { keyPath: 'owner' },
  state: { keyPath: 'name' },
};

export const META_NAME = 'uncramp-meta';
/** Where tabs tell each other that somebody has signed in or out. */
export const OWNER_NEWS = 'uncramp-owner';
/** The name of an owner's database; null is the guest. */
export const databaseName = (owner: string | null): string => `uncramp-${owner ?? 'guest'}`;
