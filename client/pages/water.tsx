import { signal } from '@preact/signals';
import { openDesk } from '../parts/desk.ts';
import { watchRecords } from '../parts/live.ts';
import { watchMinute } from '../parts/minute.ts';
import { islandHost, mountInto } from '../parts/mount.tsx';
import { loadQuestions } from '../parts/questions.ts';
import { mountStatus } from '../status/mount.tsx';
import type { WaterParts } from '../water/view/parts.ts';
import { Water } from '../water/view/water.tsx';

const start = async (host: HTMLElement): Promise<void> => {
  const desk = await openDesk();
  if (!desk) return mountInto(host, null);
  const parts: WaterParts = {
    drinks: watchRecords(desk.store, 'drink'),
    profile: desk.profile,
    edits: desk.edits,
    saver: desk.saver,
    changeProfile: desk.changeProfile,
    questions: loadQuestions(),
    clock: desk.clock,
    minute: watchMinute(desk.clock),
    forms: signal(0),
    exportUrl: desk.url('/account'),
    settingsUrl: desk.url('/settings#describes'),
    learnUrl: desk.url('/learn/drinking-enough'),
    checkUrl: desk.url('/check'),
  };
  mountInto(host, <Water parts={parts} />);
};

const host = islandHost('water');
if (host) void start(host);
mountStatus();
