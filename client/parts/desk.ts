// What every island page works with: the records of this phone, the clock, and one line for saving.

import { type Clock, systemClock } from '../foundation/clock.ts';
import { t } from '../foundation/locale.ts';
import { type ChangeOf, openStore, type RecordStore } from '../foundation/records.ts';
import { createEdits, type Edits } from './edits.ts';
import { unreadable, watchProfile } from './live.ts';
import { inLanguage } from './logic/address.ts';
import { createSaver, type Saver } from './saving.ts';

export interface Desk {
  readonly store: RecordStore;
  readonly clock: Clock;
  readonly saver: Saver;
  readonly edits: Edits;
  readonly profile: ReturnType<typeof watchProfile>;
  readonly changeProfile: (change: ChangeOf<'profile'>) => Promise<boolean>;
  /** The address of a page of ours, in the language of this one. */
  readonly url: (path: string) => string;
}

/** Opens the records; where they cannot be opened every island says so. */
export const openDesk = async (): Promise<Desk | undefined> => {
  try {
    const store = await openStore();
    const saver = createSaver();
    return {
      store,
      clock: systemClock,
      saver,
      edits: createEdits({ store, saver }),
      profile: watchProfile(store),
      changeProfile: (change) =>
        saver.save(() => store.saveProfile(change), { said: t('Saved on this phone.') }),
      url: (path) => inLanguage(path, location.pathname),
    };
  } catch {
    unreadable.value = true;
    return undefined;
  }
};
