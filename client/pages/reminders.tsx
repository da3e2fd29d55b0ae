import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { PushHealth, ReminderLimits } from '../contract/wire.ts';
import { api } from '../foundation/http.ts';
import { t } from '../foundation/locale.ts';
import { answerWithin } from '../foundation/patience.ts';
import type { ChangeOf, StoredRecord } from '../foundation/records.ts';
import { isApplePhone } from '../install/platform.ts';
import { type Desk, openDesk } from '../parts/desk.ts';
import { watchRecords } from '../parts/live.ts';
import { formatVolume, measuresOf } from '../parts/logic/volume.ts';
import { watchMinute } from '../parts/minute.ts';
import { islandHost, mountInto } from '../parts/mount.tsx';
import { SavedLine } from '../parts/saved-line.tsx';
import { lastEveningOf, tonightAt } from '../programme/logic/progress.ts';
import { loadProgrammes, type Programmes } from '../programme/programmes.ts';
import { answer, givenAnswer } from '../reminders/answer.ts';
import { createCalendar } from '../reminders/calendar.ts';
import { zoneHere } from '../reminders/keep.ts';
import type { StoredReminder } from '../reminders/logic/kinds.ts';
import { pressesFor, type Ringing, ringingIn } from '../reminders/logic/notification.ts';
import type { Known } from '../reminders/logic/plan.ts';
import { isReminded, lastNudge, lastShown, whose } from '../reminders/marks.ts';
import { closeShown } from '../reminders/over.ts';
import { createPush, type Push } from '../reminders/push.ts';
import { type TellParts, tellTimes, timesOf } from '../reminders/tell.ts';
import type { Health, PhoneKind, RemindersParts } from '../reminders/view/parts.ts';
import { Reminders } from '../reminders/view/reminders.tsx';
import { Sheet, type SheetParts } from '../reminders/view/sheet.tsx';
import { mountStatus } from '../status/mount.tsx';
import { aimOf, standingOf } from '../water/logic/goal.ts';

/** A list that does not come must not keep the page back for long. */
const PATIENCE_MS = 2_000;

const healthOf = (told: PushHealth | undefined, shown: number | undefined): Health => {
  const [newest] = told?.subscriptions ?? [];
  return {
    phones: told?.subscriptions.length ?? 0,
    accepted: newest?.last_delivered_at ?? undefined,
    shown,
    trouble: newest?.state === 'disabled' ? 'disabled' : undefined,
    missed: told?.missed ?? [],
  };
};

const apple = (): boolean =>
  isApplePhone({
    userAgent: navigator.userAgent,
    touchPoints: navigator.maxTouchPoints,
    standalone: false,
  });

const phoneKind = (): PhoneKind => {
  if (apple()) return 'apple';
  return navigator.userAgent.includes('Android') ? 'android' : 'other';
};

const thisPush = (): Push =>
  createPush({
    api,
    zone: zoneHere,
    isApplePhone: apple(),
    standalone: matchMedia('(display-mode: standalone)').matches,
  });

const telling = ({ store, clock }: Desk): TellParts => ({
  store,
  api,
  clock,
  zone: zoneHere,
  aim: async () => aimOf(standingOf(await store.profile())),
});

/** The time here; whoever travels with the page open looks at it again under another clock. */
const watchHere = ({ clock }: Desk) => {
  const minute = watchMinute(clock);
  return {
    minute,
    zone: computed(() => {
      minute.value;
      return zoneHere();
    }),
  };
};

/** The last evening of the programme under way; undefined without one, and once that is over. */
const lastEveningHere = (
  { profile, clock }: Desk,
  { minute }: Pick<ReturnType<typeof watchHere>, 'minute'>,
  programmes: Programmes,
): ReadonlySignal<string | undefined> =>
  computed(() => {
    const chosen = profile.value?.programme;
    const programme = programmes.value.find(({ id }) => id === chosen?.id);
    if (!chosen || !programme) return undefined;
    const last = lastEveningOf(programme, chosen.started_on);
    const now = { ms: minute.value, offset: clock.offset(minute.value) };
    return last < tonightAt(now) ? undefined : last;
  });

/** Whoever follows one must not switch on its reminder before its end is known. */
const programmesFor = async ({ store }: Desk): Promise<Programmes> => {
  const programmes = loadProgrammes();
  const come = new Promise<void>((resolve) => {
    programmes.subscribe((found) => found.length > 0 && resolve());
  });
  if ((await store.profile()).programme) await answerWithin(PATIENCE_MS, come);
  return programmes;
};

const watch = (desk: Desk, { nudged, programmes }: Marks) => {
  const here = watchHere(desk);
  const reminders = watchRecords(desk.store, 'reminder');
  const drinks = watchRecords(desk.store, 'drink');
  const standing = computed(() => desk.profile.value && standingOf(desk.profile.value));
  const known = computed<Known | undefined>(() => {
    const profile = desk.profile.value;
    if (!reminders.value || !drinks.value || !standing.value || !profile) return undefined;
    return {
      reminders: reminders.value,
      drinks: drinks.value,
      aimMl: aimOf(standing.value),
      lastNudge: nudged,
      zone: here.zone.value,
      limits: profile.reminders,
    };
  });
  const drinking = computed(() => {
    if (!standing.value) return undefined;
    if (standing.value.kind === 'unasked') return 'unasked';
    return aimOf(standing.value) === undefined ? 'closed' : 'open';
  });
  return {
    ...here,
    reminders,
    known,
    drinking,
    lastEvening: lastEveningHere(desk, here, programmes),
  };
};

/** What changes records, and lets the server hear of it. */
const changing = (desk: Desk) => {
  const tell = (): void => void tellTimes(telling(desk));
  return {
    save: async (change: ChangeOf<'reminder'>, id?: string) => {
      const words = { said: t('Saved on this phone.') };
      let saved: string | undefined;
      const write = async (): Promise<void> => {
        saved = (await desk.store.put('reminder', change, id)).id;
      };
      await desk.saver.save(write, words);
      if (saved !== undefined) tell();
      return saved;
    },
    remove: async (reminder: StoredReminder) => {
      const removed = await desk.edits.remove(reminder as StoredRecord<'reminder'>);
      if (removed) tell();
      return removed;
    },
    saveLimits: async (reminders: ReminderLimits) => {
      const saved = await desk.changeProfile({ reminders });
      if (saved) tell();
      return saved;
    },
  };
};

const calendarOf = (desk: Desk, push: Push) =>
  createCalendar({
    api,
    wish: () => timesOf(telling(desk)),
    hasOwner: async () => desk.store.owner !== null || isReminded(),
    ensureOwner: async () => (await push.ensureOwner()) && tellTimes(telling(desk)),
  });

const partsOf = (desk: Desk, push: Push, marks: Marks): RemindersParts => {
  const ability = signal(push.ability());
  const health = signal<Health>(healthOf(undefined, marks.shown));
  void push.keep().then((told) => {
    health.value = healthOf(told, marks.shown);
  });
  return {
    ...watch(desk, marks),
    ...changing(desk),
    profile: desk.profile,
    ability,
    health,
    saver: desk.saver,
    enrol: async (late) => {
      const enrolled = await push.enrol(() => void tellTimes(telling(desk)).then(late));
      ability.value = push.ability();
      if (enrolled === 'done') await tellTimes(telling(desk));
      return enrolled;
    },
    test: () => push.test(),
    calendar: calendarOf(desk, push),
    isGuest: desk.store.owner === null,
    leave: () => push.leave(),
    phone: phoneKind(),
    waterUrl: desk.url('/water'),
    exportUrl: desk.url('/account'),
  };
};

interface Marks {
  readonly programmes: Programmes;
  readonly nudged: number | undefined;
  readonly shown: number | undefined;
}

/** The one-tap sheet when the address names an occurrence of the person who is here. */
const sheetHere = async (desk: Desk): Promise<SheetParts | undefined> => {
  const told = new Map(new URLSearchParams(location.search));
  const ringing = ringingIn(told);
  if (!ringing) return undefined;
  const found = await whose(ringing.owner, desk.store.owner);
  if (!found.here || found.owner !== desk.store.owner) return undefined;
  const { units, glassMl } = measuresOf(await desk.store.profile());
  const reminder = await desk.store.get<'reminder'>(ringing.reminder);
  const { clock, store } = desk;
  return {
    ringing,
    pressed: pressesFor(ringing.what).find((press) => press === told.get('press')),
    title: reminder?.fields.title,
    glass: `+${formatVolume(glassMl, units)}`,
    clock,
    given: (date) => givenAnswer(store, { ...ringing, date }),
    answer: async (press, at, date) => {
      const said = { ringing: { ...ringing, date }, press, at, ml: glassMl };
      const save = async (): Promise<string> => {
        if (await answer(store, said, clock)) return t('Saved on this phone.');
        // What stands there already is told by the sheet.
        const stands = await givenAnswer(store, said.ringing);
        return stands ? '' : t('You deleted this one, so it is not noted again.');
      };
      const saved = await desk.saver.save(save, (words) => ({ said: String(words) }));
      if (saved) await closeShown((each) => isSame(each, ringing));
      return saved;
    },
    url: desk.url,
  };
};

const isSame = (one: Ringing, other: Ringing): boolean =>
  one.reminder === other.reminder && one.date === other.date && one.slot === other.slot;

const start = async (host: HTMLElement): Promise<void> => {
  const desk = await openDesk();
  if (!desk) return mountInto(host, null);
  const sheet = await sheetHere(desk);
  if (sheet) {
    return mountInto(
      host,
      <>
        <Sheet parts={sheet} />
        <SavedLine saver={desk.saver} exportUrl={desk.url('/account')} />
      </>,
    );
  }
  const programmes = await programmesFor(desk);
  const marks: Marks = { nudged: await lastNudge(), shown: await lastShown(), programmes };
  mountInto(host, <Reminders parts={partsOf(desk, thisPush(), marks)} />);
};

const host = islandHost('reminders');
if (host) void start(host);
mountStatus();
