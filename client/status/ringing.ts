// What only people with reminders download: drinks, nights and reminders meet here.

import { answerOn } from '../diary/logic/nights.ts';
import { addDays, dateAt, systemClock } from '../foundation/clock.ts';
import type { RecordStore } from '../foundation/records.ts';
import { keepReminders } from '../reminders/keep.ts';
import { aimOf, standingOf } from '../water/logic/goal.ts';

const isNightAnswered = async (store: RecordStore): Promise<boolean> => {
  const now = systemClock.now();
  // The question of a day is about the night that began the evening before, however early it rings.
  const date = addDays(dateAt({ ms: now, offset: systemClock.offset(now) }), -1);
  const [cramps, nights] = [await store.list('cramp'), await store.list('night')];
  return answerOn(date, { cramps, nights }) !== 'unsaid';
};

export const keepRingingWith = (store: RecordStore): Promise<void> =>
  keepReminders({
    store,
    aim: async () => aimOf(standingOf(await store.profile())),
    nightAnswered: () => isNightAnswered(store),
  });
