// The trash: what this phone and the server still hold of deleted and overwritten entries.

import { type HistoryEntry, PROFILE_ID } from '../../contract/wire.ts';
import { isKept } from '../../foundation/lost.ts';
import type { Fields, RecordRow } from '../../foundation/tables.ts';

/** One thing that can be given back. */
export interface Thrown {
  readonly key: string;
  readonly record: string;
  readonly kind: string;
  readonly why: 'replaced' | 'deleted';
  readonly at: number;
  readonly fields: Fields;
}

type Rows = ReadonlyMap<string, RecordRow>;

/** The same for the same content, in whichever order its fields come. */
const plain = (value: unknown): string =>
  JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

export const sameContent = (one: unknown, other: unknown): boolean => plain(one) === plain(other);

const thrown = (entry: Omit<Thrown, 'key'>): Thrown => ({
  ...entry,
  key: `${entry.record} ${entry.why} ${plain(entry.fields)}`,
});

const onPhone = (rows: Rows, now: number): Thrown[] =>
  [...rows.values()].flatMap(({ id: record, kind, lost = [] }) =>
    lost.filter((loss) => isKept(loss, now)).map((loss) => thrown({ record, kind, ...loss })),
  );

const onServer = (entries: readonly HistoryEntry[]): Thrown[] =>
  entries.map(({ record, kind, why, at, fields }) =>
    // A value that lost against another phone's reads like one that was overwritten.
    thrown({ record, kind, why: why === 'deleted' ? why : 'replaced', at: Date.parse(at), fields }),
  );

/** Chosen by the app in passing, never by the person. */
const PASSING = new Set(['last_muscle', 'snoozed_until']);

const isWorthShowing = ({ fields }: Thrown): boolean =>
  Object.keys(fields).some((name) => !PASSING.has(name));

/** Whether giving it back would change nothing: it is there again. */
const isBack = (entry: Thrown, rows: Rows, restoredId: (record: string) => string): boolean => {
  if (entry.why === 'deleted') return rows.has(restoredId(entry.record));
  const now = rows.get(entry.record);
  return Object.entries(entry.fields).every(([name, value]) =>
    sameContent(now?.fields[name], value),
  );
};

interface Looking {
  readonly rows: Rows;
  readonly server: readonly HistoryEntry[];
  readonly now: number;
  /** The id under which a deleted record comes back: one and the same on every phone. */
  readonly restoredId: (record: string) => string;
}

/** Everything that can be given back, each once, the latest first. */
export const trashOf = ({ rows, server, now, restoredId }: Looking): Thrown[] => {
  const found = new Map<string, Thrown>();
  for (const entry of [...onServer(server), ...onPhone(rows, now)]) {
    const other = found.get(entry.key);
    if (!other || other.at < entry.at) found.set(entry.key, entry);
  }
  return [...found.values()]
    .filter(isWorthShowing)
    .filter((entry) => !isBack(entry, rows, restoredId))
    .sort((a, b) => b.at - a.at);
};

/** Where an overwritten value belongs now: its record, or the one that came back in its place. */
export const homeOf = (entry: Thrown, rows: Rows, restoredId: string): string | undefined => {
  if (entry.why === 'deleted') return restoredId;
  if (entry.record === PROFILE_ID) return entry.record;
  return [entry.record, restoredId].find((id) => rows.get(id)?.deleted === false);
};
