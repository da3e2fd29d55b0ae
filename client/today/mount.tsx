// Puts Today together: the one place outside of pages/ where features meet, because `/` loads it
// after its first paint.

import { computed, signal } from '@preact/signals';
import { answerFor, lastNight, nightOf } from '../diary/logic/nights.ts';
import { dateAt } from '../foundation/clock.ts';
import { type Desk, openDesk } from '../parts/desk.ts';
import { watchRecords } from '../parts/live.ts';
import { isDaylight } from '../parts/logic/daylight.ts';
import { glassOf, unitsOf } from '../parts/logic/volume.ts';
import { watchMinute } from '../parts/minute.ts';
import { mountInto } from '../parts/mount.tsx';
import { drinksOn, totalMl } from '../water/logic/day.ts';
import { dismiss, dismissedAt } from './dismissed.ts';
import { morningOf, shouldOfferBackup } from './logic/cards.ts';
import type { TodayParts } from './view/parts.ts';
import { Today } from './view/today.tsx';

const MINUTE = 60_000;

const partsOf = ({ store, clock, profile, edits, saver, url }: Desk): TodayParts => {
  const drinks = watchRecords(store, 'drink');
  const cramps = watchRecords(store, 'cramp');
  const nights = watchRecords(store, 'night');
  const minute = watchMinute(clock);
  const aside = signal(dismissedAt());
  const here = computed(() => ({ ms: minute.value, offset: clock.offset(minute.value) }));
  const daylight = computed(() => {
    const wall = here.value.ms + here.value.offset * MINUTE;
    return isDaylight(Math.floor(wall / MINUTE) % 1440);
  });
  return {
    edits,
    saver,
    clock,
    url,
    water: computed(() => {
      if (!drinks.value || !profile.value) return undefined;
      const units = unitsOf(profile.value.units);
      const today = drinksOn(drinks.value, dateAt(here.value));
      return { totalMl: totalMl(today), glassMl: glassOf(profile.value.glass_ml, units), units };
    }),
    lastNight: computed(() => {
      if (!cramps.value || !nights.value || !daylight.value) return undefined;
      const date = lastNight(here.value);
      const during = cramps.value.filter(({ fields }) => nightOf(fields.started_at) === date);
      const markers = nights.value.filter(({ fields }) => fields.date === date);
      return { date, morning: morningOf(during, answerFor(during, markers)) };
    }),
    ready: computed(() => !!(drinks.value && cramps.value && nights.value && profile.value)),
    isNew: computed(() => (cramps.value ?? []).length === 0),
    offerBackup: computed(
      () =>
        daylight.value &&
        shouldOfferBackup({
          signedIn: store.owner !== null,
          written:
            (drinks.value?.length ?? 0) + (cramps.value?.length ?? 0) + (nights.value?.length ?? 0),
          dismissedAt: aside.value,
          now: minute.value,
        }),
    ),
    dismissBackup: () => {
      dismiss(clock.now());
      aside.value = clock.now();
    },
  };
};

/** Fills the place on `/` that the shell keeps for the day. */
export const mountToday = async (host: HTMLElement): Promise<void> => {
  const desk = await openDesk();
  mountInto(host, desk && <Today parts={partsOf(desk)} />);
};
