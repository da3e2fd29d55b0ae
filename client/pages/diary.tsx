import { computed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Diary } from '../diary/view/diary.tsx';
import { NewEntry } from '../diary/view/new.tsx';
import type { DiaryParts } from '../diary/view/parts.ts';
import { Entry } from '../diary/view/record.tsx';
import { openDesk } from '../parts/desk.ts';
import { watchRecords } from '../parts/live.ts';
import { recordOf } from '../parts/logic/address.ts';
import { watchMinute } from '../parts/minute.ts';
import { islandHost, mountInto } from '../parts/mount.tsx';
import { loadTitles, ownTitles } from '../parts/titles.ts';
import { mountStatus } from '../status/mount.tsx';

const openParts = async (): Promise<DiaryParts | undefined> => {
  const desk = await openDesk();
  if (!desk) return undefined;
  const [ours, own] = [loadTitles(), ownTitles(watchRecords(desk.store, 'routine'))];
  return {
    store: desk.store,
    cramps: watchRecords(desk.store, 'cramp'),
    sessions: watchRecords(desk.store, 'session'),
    drinks: watchRecords(desk.store, 'drink'),
    nights: watchRecords(desk.store, 'night'),
    profile: desk.profile,
    titles: computed(() => ({ ...ours.value, ...own.value })),
    edits: desk.edits,
    saver: desk.saver,
    clock: desk.clock,
    minute: watchMinute(desk.clock),
    url: desk.url,
    isOfLastNight: location.hash === '#last-night',
  };
};

/** Three shells share this script; the place that a shell keeps says which it is. */
const views: Readonly<Record<string, (parts: DiaryParts) => ComponentChildren>> = {
  diary: (parts) => <Diary parts={parts} />,
  'diary-new': (parts) => <NewEntry parts={parts} />,
  'diary-record': (parts) => <Entry parts={parts} id={recordOf(location.pathname) ?? ''} />,
};

const start = async (): Promise<void> => {
  for (const [name, view] of Object.entries(views)) {
    const host = islandHost(name);
    if (!host) continue;
    const parts = await openParts();
    mountInto(host, parts && view(parts));
  }
};

void start();
mountStatus();
