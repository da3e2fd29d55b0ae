// Adding, changing and deleting a record, each with its way back.

import { t } from '../foundation/locale.ts';
import type { FieldsOf, Kind, RecordStore, StoredRecord } from '../foundation/records.ts';
import type { ChangeOf } from '../foundation/tables.ts';
import type { Saver } from './saving.ts';

export interface Edits {
  add<K extends Kind>(kind: K, fields: FieldsOf<K>, said?: string): Promise<boolean>;
  change<K extends Kind>(
    record: StoredRecord<K>,
    change: ChangeOf<K>,
    said?: string,
  ): Promise<boolean>;
  remove<K extends Kind>(record: StoredRecord<K>, said?: string): Promise<boolean>;
}

/** What puts the changed fields back as they were. */
export const reverseOf = <K extends Kind>(
  before: FieldsOf<K>,
  change: ChangeOf<K>,
): ChangeOf<K> => {
  const old = before as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.keys(change).map((name) => [name, old[name] ?? null]),
  ) as ChangeOf<K>;
};

interface Parts {
  readonly store: Pick<RecordStore, 'put' | 'remove'>;
  readonly saver: Saver;
}

export const createEdits = ({ store, saver }: Parts): Edits => ({
  add: (kind, fields, said = t('Saved on this phone.')) =>
    saver.save(
      () => store.put(kind, fields),
      (added) => ({ said, undo: () => store.remove((added as StoredRecord).id) }),
    ),
  change: (record, change, said = t('Saved on this phone.')) =>
    saver.save(() => store.put(record.kind, change, record.id), {
      said,
      undo: () => store.put(record.kind, reverseOf(record.fields, change), record.id),
    }),
  // A deleted id stays deleted for ever, so taking it back makes a new record of the same content.
  remove: (record, said = t('Deleted.')) =>
    saver.save(() => store.remove(record.id), {
      said,
      undo: () => store.put(record.kind, record.fields as ChangeOf<typeof record.kind>),
    }),
});
