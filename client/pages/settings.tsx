import type { PublishedPhrases } from '../contract/wire.ts';
import { askToKeep, keeping, usedBytes } from '../foundation/keeping.ts';
import { openDesk } from '../parts/desk.ts';
import { inLanguage } from '../parts/logic/address.ts';
import { islandHost, mountInto } from '../parts/mount.tsx';
import { loadQuestions } from '../parts/questions.ts';
import { browserVoice } from '../player/audio.ts';
import { openContext } from '../player/sound.ts';
import { createSoundCheck } from '../settings/sound-check.ts';
import { applyTheme, storedTheme } from '../settings/theme.ts';
import type { SettingsParts } from '../settings/view/parts.ts';
import { Settings } from '../settings/view/settings.tsx';
import { ask } from '../shell/worker.ts';
import { mountStatus } from '../status/mount.tsx';

const loadPhrase = async () => {
  const answer = await fetch(inLanguage('/routines/phrases.json', location.pathname));
  if (!answer.ok) throw new Error(`phrases answered ${answer.status}`);
  return ((await answer.json()) as PublishedPhrases).lines['sound_check'];
};

const ready = async (): Promise<boolean | undefined> => {
  if (!('serviceWorker' in navigator)) return undefined;
  const worker = (await navigator.serviceWorker.getRegistration())?.active;
  return worker ? ask(worker, 'fill') : undefined;
};

const start = async (host: HTMLElement): Promise<void> => {
  const desk = await openDesk();
  if (!desk) return mountInto(host, null);
  const parts: SettingsParts = {
    profile: desk.profile,
    saver: desk.saver,
    change: desk.changeProfile,
    questions: loadQuestions(),
    soundCheck: createSoundCheck({
      openVoice: (onState) => browserVoice(openContext, onState),
      loadPhrase,
    }),
    theme: { stored: storedTheme, apply: applyTheme },
    storage: { keeping, askToKeep, usedBytes },
    ready,
    exportUrl: desk.url('/account'),
    waterUrl: desk.url('/water'),
  };
  mountInto(host, <Settings parts={parts} />);
};

const host = islandHost('settings');
if (host) void start(host);
mountStatus();
