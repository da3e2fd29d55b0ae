// Puts Today together: the one place outside of pages/ where features meet, because `/` loads it
// after its first paint.

import { computed, signal } from '@preact/signals';
import { answerFor, nightOf } from '../diary/logic/nights.ts';
import { minuteAt } from '../foundation/clock.ts';
import { type Desk, openDesk } from '../parts/desk.ts';
import { watchRecords } from '../parts/live.ts';
import { isAwake, isDaylight, lastNight } from '../parts/logic/daylight.ts';
import { skipped, wasAsked } from '../parts/logic/describes.ts';
import { measuresOf } from '../parts/logic/volume.ts';
import { watchMinute } from '../parts/minute.ts';
import { mountInto } from '../parts/mount.tsx';
import { programmeParts } from '../programme/parts.ts';
import { drinksToday, totalMl } from '../water/logic/day.ts';
import { wakingOf } from '../water/logic/pace.ts';
import { dismiss, dismissedAt } from './dismissed.ts';
import { justEnded, morningOf, shouldAskWho, shouldOfferBackup } from './logic/cards.ts';
import type { Describing, TodayParts } from './view/parts.ts';
import { Today } from './view/today.tsx';

const watch = ({ store, clock, profile }: Desk) => {
  const minute = watchMinute(clock);
  const here = computed(() => ({ ms: minute.value, offset: clock.offset(minute.value) }));
  return {
    profile,
    drinks: watchRecords(store, 'drink'),
    cramps: watchRecords(store, 'cramp'),
    nights: watchRecords(store, 'night'),
    here,
    daylight: computed(() => isDaylight(minuteAt(here.value))),
  };
};

type Watched = ReturnType<typeof watch>;

const waterToday = ({ drinks, profile, here }: Watched) =>
  computed(() => {
    if (!drinks.value || !profile.value) return undefined;
    const today = drinksToday(drinks.value, here.value, wakingOf(profile.value));
    const limited = profile.value.goal?.kind === 'limit';
    return { totalMl: totalMl(today, { limited }), ...measuresOf(profile.value) };
  });

const nightBefore = ({ cramps, nights, daylight, here }: Watched) =>
  computed(() => {
    if (!cramps.value || !nights.value || !daylight.value) return undefined;
    const date = lastNight(here.value);
    const during = cramps.value.filter(({ fields }) => nightOf(fields.started_at) === date);
    const markers = nights.value.filter(({ fields }) => fields.date === date);
    return { date, morning: morningOf(during, answerFor(during, markers)) };
  });

/** Once is enough: what the morning asks about is named there. */
const endedBefore = (
  { cramps, here }: Watched,
  lastNight: TodayParts['lastNight'],
): TodayParts['justEnded'] =>
  computed(() => {
    const found = justEnded(cramps.value ?? [], here.value.ms);
    const morning = lastNight.value?.morning;
    return morning?.kind === 'complete' && morning.cramp.id === found?.id ? undefined : found;
  });

/** Offered by day to whoever has records on this phone only, until put aside. */
const backup = ({ store, clock }: Desk, { drinks, cramps, nights, daylight, here }: Watched) => {
  const aside = signal(dismissedAt());
  const written = (): number =>
    [drinks, cramps, nights].reduce((sum, { value }) => sum + (value?.length ?? 0), 0);
  return {
    offerBackup: computed(
      () =>
        daylight.value &&
        shouldOfferBackup({
          signedIn: store.owner !== null,
          written: written(),
          dismissedAt: aside.value,
          now: here.value.ms,
        }),
    ),
    dismissBackup: () => {
      dismiss(clock.now());
      aside.value = clock.now();
    },
  };
};

/** Who somebody is; a choice keeps the card until the person is done. */
const about = ({ changeProfile }: Desk, { profile, daylight }: Watched) => {
  const started = signal(false);
  const done = signal(false);
  const describe = (change: Describing): void => {
    started.value = true;
    void changeProfile(change);
  };
  return {
    describing: computed(() => {
      const told = profile.value;
      const asking = told && {
        wasAsked: wasAsked(told),
        daylight: daylight.value,
        started: started.value,
        done: done.value,
      };
      return asking && shouldAskWho(asking) ? told : undefined;
    }),
    describe,
    doneDescribing: () => {
      done.value = true;
      if (!started.value) describe({ describes: skipped(profile.value?.describes) });
    },
  };
};

const partsOf = (desk: Desk): TodayParts => {
  const { edits, saver, clock, url } = desk;
  const watched = watch(desk);
  const { drinks, cramps, nights, profile } = watched;
  const lastNight = nightBefore(watched);
  return {
    edits,
    saver,
    clock,
    url,
    water: waterToday(watched),
    lastNight,
    justEnded: endedBefore(watched, lastNight),
    ready: computed(() => !!(drinks.value && cramps.value && nights.value && profile.value)),
    isNew: computed(() => (cramps.value ?? []).length === 0),
    programme: programmeParts(desk),
    isAwake: computed(() => isAwake(minuteAt(watched.here.value))),
    ...backup(desk, watched),
    ...about(desk, watched),
  };
};

/** Fills the place on `/` that the shell keeps for the day. */
export const mountToday = async (host: HTMLElement): Promise<void> => {
  const desk = await openDesk();
  mountInto(host, desk && <Today parts={partsOf(desk)} />);
};
