// What only people with reminders download: drinks, nights and reminders meet here.

import { answerFor, lastNight, nightOf } from '../diary/logic/nights.ts';
import { systemClock } from '../foundation/clock.ts';
import type { RecordStore } from '../foundation/records.ts';
import { keepReminders } from '../reminders/keep.ts';
import { aimOf, standingOf } from '../water/logic/goal.ts';

const isNightAnswered = async (store: RecordStore): Promise<boolean> => {
  const now = systemClock.now();
  const date = lastNight({ ms: now, offset: systemClock.offset(now) });
  const cramps = (await store.list('cramp')).filter(
    ({ fields }) => nightOf(fields.started_at) === date,
  );
  const markers = (await store.list('night')).filter(({ fields }) => fields.date === date);
  return answerFor(cramps, markers) !== 'unsaid';
};

export const keepRingingWith = (store: RecordStore): Promise<void> =>
  keepReminders({
    store,
    aim: async () => aimOf(standingOf(await store.profile())),
    nightAnswered: () => isNightAnswered(store),
  });
