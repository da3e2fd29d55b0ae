// Puts together what the cards of a programme need.

import { computed } from '@preact/signals';
import type { Desk } from '../parts/desk.ts';
import { watchRecords } from '../parts/live.ts';
import { watchMinute } from '../parts/minute.ts';
import { loadProgrammes } from './programmes.ts';
import type { ProgrammeParts } from './view/parts.ts';

export const programmeParts = ({
  store,
  clock,
  profile,
  changeProfile,
  url,
}: Desk): ProgrammeParts => {
  const minute = watchMinute(clock);
  return {
    programmes: loadProgrammes(),
    profile,
    sessions: watchRecords(store, 'session'),
    here: computed(() => ({ ms: minute.value, offset: clock.offset(minute.value) })),
    choose: (programme) => void changeProfile({ programme }),
    url,
  };
};
