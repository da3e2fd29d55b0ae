// Adding, changing and deleting a record, each with its way back.

import { t } from '../foundation/locale.ts';
import type { ChangeOf, Kind, RecordStore, StoredRecord } from '../foundation/records.ts';
import { onlyChanged, reverseOf } from './logic/change.ts';
import type { Saver } from './saving.ts';

export interface Edits {
  add<K extends Kind>(kind: K, fields: ChangeOf<K>): Promise<boolean>;
  /** Writes the fields that differ, and only those. */
  change<K extends Kind>(record: StoredRecord<K>, change: ChangeOf<K>): Promise<boolean>;
  /** One, or several that say the same. */
  remove<K extends Kind>(...records: readonly StoredRecord<K>[]): Promise<boolean>;
}

interface Parts {
  readonly store: Pick<RecordStore, 'put' | 'remove'>;
  readonly saver: Saver;
}

/** Adds a thing once, however often it is asked for before it is on the disk. */
const createAdd = ({ store, saver }: Parts): Edits['add'] => {
  const underWay = new Map<string, Promise<boolean>>();
  const begin = <K extends Kind>(kind: K, fields: ChangeOf<K>) =>
    saver.save(
      () => store.put(kind, fields),
      (added) => ({
        said: t('Saved on this phone.'),
        undo: () => store.remove((added as StoredRecord).id),
      }),
    );
  return (kind, fields) => {
    // Pressing again while the disk is slow asks for the very same, a moment later.
    const same = JSON.stringify({ kind, ...fields, at: '' });
    const adding = underWay.get(same) ?? begin(kind, fields).finally(() => underWay.delete(same));
    underWay.set(same, adding);
    return adding;
  };
};

export const createEdits = ({ store, saver }: Parts): Edits => ({
  add: createAdd({ store, saver }),
  change: ({ id, kind, fields }, wanted) => {
    const change = onlyChanged(fields, wanted) as typeof wanted;
    if (Object.keys(change).length === 0) {
      return saver.save(() => Promise.resolve(), { said: t('Nothing was changed.') });
    }
    const back = reverseOf(fields, change) as typeof wanted;
    return saver.save(() => store.put(kind, change, id), {
      said: t('Saved on this phone.'),
      undo: () => store.put(kind, back, id),
    });
  },
  // A deleted id stays deleted for ever, so taking it back makes a new record of the same content.
  remove: (...records) =>
    saver.save(() => Promise.all(records.map(({ id }) => store.remove(id))), {
      said: t('Deleted.'),
      undo: () =>
        Promise.all(
          records.map(({ kind, fields }) => store.put(kind, fields as ChangeOf<typeof kind>)),
        ),
    }),
});
