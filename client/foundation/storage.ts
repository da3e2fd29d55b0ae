// What every store on this phone can do, whatever it is made of.

type SaveProblem =
  | 'storage-full'
  | 'storage-lost'
  | 'storage-broken'
  | 'signed-out'
  | 'deleted'
  | 'kind-mismatch'
  | 'too-large';

/** Nothing was written. The code says why; the form keeps its content. */
export class SaveFailed extends Error {
  readonly code: SaveProblem;
  constructor(code: SaveProblem, options?: ErrorOptions) {
    super(code, options);
    this.name = 'SaveFailed';
    this.code = code;
  }
}

export type Key = string | number;
/** Table name → its rows; the key is a field of the row. */
export type Tables = { readonly [table: string]: object };

export interface Transaction<S extends Tables> {
  get<T extends keyof S & string>(table: T, key: Key): Promise<S[T] | undefined>;
  /** Rows in the order of their keys, or those with that value of the table's index. */
  all<T extends keyof S & string>(table: T, query?: Query): Promise<S[T][]>;
  count(table: keyof S & string): Promise<number>;
  /** A row of a numbered table without number gets the next one. */
  put<T extends keyof S & string>(table: T, row: S[T]): Promise<void>;
  /** Puts rows without waiting for each: one that fails takes the whole transaction along. */
  putAll<T extends keyof S & string>(table: T, rows: readonly S[T][]): Promise<void>;
  remove(table: keyof S & string, key: Key): Promise<void>;
  /** The same for removing. */
  removeAll(table: keyof S & string, keys: readonly Key[]): Promise<void>;
  clear(table: keyof S & string): Promise<void>;
}

export interface Query {
  readonly index?: { readonly name: string; readonly value: Key };
  /** The least and the greatest key, both included. */
  readonly from?: Key;
  readonly to?: Key;
  readonly limit?: number;
}

/** `repeatable`: a write of what the server will tell again if it is lost. It is as whole as any
 * other and survives the death of the browser, but does not wait for the disk to have it. */
export type Mode = 'readonly' | 'readwrite' | 'repeatable';

export interface Storage<S extends Tables> {
  readonly name: string;
  /** Runs the work in one transaction. It may run twice, so it only touches its transaction;
   * it may wait for nothing else, or the browser commits under it. */
  transaction<T>(
    tables: readonly (keyof S & string)[],
    mode: Mode,
    work: (tx: Transaction<S>) => Promise<T>,
  ): Promise<T>;
  /** For good: what would use it afterwards is refused. */
  close(): void;
}

export interface TableLayout {
  readonly keyPath: string;
  readonly numbered?: boolean;
  readonly indexes?: readonly string[];
}
export type Layout<S extends Tables> = { readonly [T in keyof S & string]: TableLayout };
