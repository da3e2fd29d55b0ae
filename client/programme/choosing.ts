// Beginning and ending a programme. One tap ends weeks of it: another gives its first evening back.

import type { ProfileFields } from '../contract/wire.ts';
import { t } from '../foundation/locale.ts';
import type { StoredRecord } from '../foundation/records.ts';
import type { Desk } from '../parts/desk.ts';
import type { ProgrammeParts } from './view/parts.ts';

type Store = Pick<Desk['store'], 'list' | 'put' | 'saveProfile'>;
type Chosen = ProfileFields['programme'] | null;

/** The reminders that end with a programme, as they are. */
const endingReminders = async (store: Store): Promise<StoredRecord<'reminder'>[]> =>
  (await store.list('reminder')).filter(
    ({ fields: { what, enabled, schedule } }) =>
      what === 'programme' && enabled !== false && schedule.until !== undefined,
  );

/** A reminder ends where its programme does, and with it. */
const moved = ({ fields: { schedule } }: StoredRecord<'reminder'>, last: string | undefined) =>
  last === undefined ? { enabled: false } : { schedule: { ...schedule, until: last } };

export const choosing = ({
  store,
  profile,
  saver,
}: Pick<Desk, 'store' | 'profile' | 'saver'>): ProgrammeParts['choose'] => {
  const write = (programme: Chosen = null): Promise<void> => store.saveProfile({ programme });
  return (programme, last) => {
    const before = profile.value?.programme;
    let reminders: StoredRecord<'reminder'>[] = [];
    const take = async (): Promise<void> => {
      reminders = await endingReminders(store);
      await write(programme);
      for (const each of reminders) await store.put('reminder', moved(each, last), each.id);
    };
    const undo = async (): Promise<void> => {
      await write(before);
      for (const { id, fields } of reminders) {
        await store.put('reminder', { schedule: fields.schedule, enabled: true }, id);
      }
    };
    void saver.save(take, { said: t('Saved on this phone.'), undo });
  };
};
