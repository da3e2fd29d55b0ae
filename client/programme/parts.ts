// Puts together what the cards of a programme need.

import { computed } from '@preact/signals';
import { t } from '../foundation/locale.ts';
import type { Desk } from '../parts/desk.ts';
import { watchRecords } from '../parts/live.ts';
import { watchMinute } from '../parts/minute.ts';
import { choosing } from './choosing.ts';
import { loadProgrammes } from './programmes.ts';
import type { ProgrammeParts } from './view/parts.ts';

export const programmeParts = (desk: Desk): ProgrammeParts => {
  const { store, clock, profile, saver, url } = desk;
  const minute = watchMinute(clock);
  return {
    programmes: loadProgrammes(),
    profile,
    sessions: watchRecords(store, 'session'),
    here: computed(() => ({ ms: minute.value, offset: clock.offset(minute.value) })),
    reminders: watchRecords(store, 'reminder'),
    choose: choosing(desk),
    switchOff: ({ id }) =>
      void saver.save(() => store.put('reminder', { enabled: false }, id), {
        said: t('Saved on this phone.'),
        undo: () => store.put('reminder', { enabled: true }, id),
      }),
    url,
  };
};
