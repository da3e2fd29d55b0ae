import { computed, signal } from '@preact/signals';
import type { PushHealth } from '../contract/wire.ts';
import { api } from '../foundation/http.ts';
import { t } from '../foundation/locale.ts';
import type { RecordStore } from '../foundation/records.ts';
import { isApplePhone } from '../install/platform.ts';
import { type Desk, openDesk } from '../parts/desk.ts';
import { watchRecords } from '../parts/live.ts';
import { watchMinute } from '../parts/minute.ts';
import { islandHost, mountInto } from '../parts/mount.tsx';
import { zoneHere as zone } from '../reminders/keep.ts';
import type { Known } from '../reminders/logic/plan.ts';
import { lastNudge } from '../reminders/nudged.ts';
import { createPush, type Push } from '../reminders/push.ts';
import { tellTimes } from '../reminders/tell.ts';
import type { Health, RemindersParts } from '../reminders/view/parts.ts';
import { Reminders } from '../reminders/view/reminders.tsx';
import { mountStatus } from '../status/mount.tsx';
import { aimOf, standingOf } from '../water/logic/goal.ts';

const healthOf = (told: PushHealth | undefined): Health => {
  const [newest] = told?.subscriptions ?? [];
  return {
    reached: told !== undefined,
    phones: told?.subscriptions.length ?? 0,
    lastDelivered: newest?.last_delivered_at ?? undefined,
    trouble: newest?.state === 'disabled' ? 'disabled' : undefined,
  };
};

const thisPush = (): Push =>
  createPush({
    api,
    zone,
    isApplePhone: isApplePhone({
      userAgent: navigator.userAgent,
      touchPoints: navigator.maxTouchPoints,
      standalone: false,
    }),
    standalone: matchMedia('(display-mode: standalone)').matches,
  });

const tell = (store: RecordStore, desk: Desk): Promise<boolean> =>
  tellTimes({
    store,
    api,
    clock: desk.clock,
    zone,
    aim: async () => aimOf(standingOf(await store.profile())),
  });

const watch = (desk: Desk, nudged: number | undefined) => {
  const reminders = watchRecords(desk.store, 'reminder');
  const drinks = watchRecords(desk.store, 'drink');
  const standing = computed(() => desk.profile.value && standingOf(desk.profile.value));
  const known = computed<Known | undefined>(() => {
    if (!reminders.value || !drinks.value || !standing.value) return undefined;
    return {
      reminders: reminders.value,
      drinks: drinks.value,
      aimMl: aimOf(standing.value),
      lastNudge: nudged,
      zone: zone(),
    };
  });
  const drinking = computed(() => {
    if (!standing.value) return undefined;
    if (standing.value.kind === 'unasked') return 'unasked';
    return aimOf(standing.value) === undefined ? 'closed' : 'open';
  });
  return { reminders, known, drinking };
};

const partsOf = (desk: Desk, push: Push, nudged: number | undefined): RemindersParts => {
  const ability = signal(push.ability());
  const health = signal<Health>(healthOf(undefined));
  void push.keep().then((told) => {
    health.value = healthOf(told);
  });
  return {
    ...watch(desk, nudged),
    profile: desk.profile,
    ability,
    health,
    minute: watchMinute(desk.clock),
    saver: desk.saver,
    save: async (change, id) => {
      const words = { said: t('Saved on this phone.') };
      const saved = await desk.saver.save(() => desk.store.put('reminder', change, id), words);
      if (saved) void tell(desk.store, desk);
      return saved;
    },
    enrol: async () => {
      const enrolled = await push.enrol();
      ability.value = push.ability();
      if (enrolled === 'done') await tell(desk.store, desk);
      return enrolled;
    },
    test: () => push.test(),
    waterUrl: desk.url('/water'),
    exportUrl: desk.url('/account'),
  };
};

const start = async (host: HTMLElement): Promise<void> => {
  const desk = await openDesk();
  if (!desk) return mountInto(host, null);
  const parts = partsOf(desk, thisPush(), await lastNudge());
  mountInto(host, <Reminders parts={parts} />);
};

const host = islandHost('reminders');
if (host) void start(host);
mountStatus();
