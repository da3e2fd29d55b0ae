// A fresh IndexedDB for each test, as a new phone would have it.
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';

/** Forgets every database; connections of earlier tests keep to the old ones. */
export const freshIndexedDb = (): void => {
  globalThis.indexedDB = new IDBFactory();
};
