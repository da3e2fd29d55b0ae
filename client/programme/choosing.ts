// Beginning and ending a programme. One tap ends weeks of it: another gives its first evening back.

import type { ProfileFields } from '../contract/wire.ts';
import { t } from '../foundation/locale.ts';
import type { Desk } from '../parts/desk.ts';
import type { ProgrammeParts } from './view/parts.ts';

type Chosen = ProfileFields['programme'] | null;

export const choosing = ({
  store,
  profile,
  saver,
}: Pick<Desk, 'store' | 'profile' | 'saver'>): ProgrammeParts['choose'] => {
  const write = (programme: Chosen = null): Promise<void> => store.saveProfile({ programme });
  return (programme) => {
    const before = profile.value?.programme;
    const words = { said: t('Saved on this phone.'), undo: () => write(before) };
    void saver.save(() => write(programme), words);
  };
};
