// Records as signals: read at the start, and again after every change here, in another tab or in
// the service worker.

import { type ReadonlySignal, signal } from '@preact/signals';
import type { FieldsOf, Kind, RecordStore, StoredRecord } from '../foundation/records.ts';

export type Rows<K extends Kind> = ReadonlySignal<readonly StoredRecord<K>[] | undefined>;

/** True once the records of this phone could not be read; every island then says so. */
export const unreadable = signal(false);

/** Keeps a signal equal to what `read` answers; an answer overtaken by a later one is dropped. */
const follow = <T>(
  store: RecordStore,
  kind: Kind,
  read: () => Promise<T>,
): ReadonlySignal<T | undefined> => {
  const value = signal<T | undefined>(undefined);
  let asked = 0;
  const refresh = async (): Promise<void> => {
    asked += 1;
    const mine = asked;
    try {
      const found = await read();
      if (mine === asked) value.value = found;
    } catch {
      unreadable.value = true;
    }
  };
  store.watch(({ kinds }) => {
    if (kinds.includes(kind)) void refresh();
  });
  void refresh();
  return value;
};

/** All records of one kind; undefined until they have been read. */
export const watchRecords = <K extends Kind>(store: RecordStore, kind: K): Rows<K> =>
  follow<readonly StoredRecord<K>[]>(store, kind, () => store.list(kind));

/** What the person told about themselves; undefined until it has been read. */
export const watchProfile = (store: RecordStore): ReadonlySignal<FieldsOf<'profile'> | undefined> =>
  follow(store, 'profile', () => store.profile());
