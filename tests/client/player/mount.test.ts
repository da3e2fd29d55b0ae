import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { openStore, ownHome } from '../../../client/foundation/records.ts';
import { newSession } from '../../../client/player/logic/session.ts';
import type { Mounted } from '../../../client/player/mount.tsx';
import { openRunning, type StoredSession } from '../../../client/player/running.ts';
import type { Mode, Sound } from '../../../client/player/sound.ts';
import { freshIndexedDb } from '../support/browser.ts';
import { openScreen } from '../support/screen.ts';

/** As much of a page as a session takes over, without anything that was heard in an earlier one. */
const freshPage = () => {
  const taken = new Set<string>();
  const heard = new EventTarget();
  return {
    addEventListener: heard.addEventListener.bind(heard),
    dispatchEvent: heard.dispatchEvent.bind(heard),
    documentElement: {
      hasAttribute: (name: string) => taken.has(name),
      toggleAttribute: (name: string, on: boolean) => (on ? taken.add(name) : taken.delete(name)),
      classList: { remove: () => undefined },
    },
    createElement: () => ({}),
    getElementById: () => ({ replaceChildren: () => undefined }),
  };
};

const keys = new EventTarget();
Object.assign(globalThis, {
  addEventListener: keys.addEventListener.bind(keys),
  history: { state: { player: true } },
  fetch: () => Promise.reject(new Error('no network')),
  cancelAnimationFrame: () => undefined,
  matchMedia: () => ({ matches: true }),
});
Object.defineProperty(globalThis, 'navigator', { configurable: true, value: {} });
freshIndexedDb();
const { mountPlayer } = await import('../../../client/player/mount.tsx');

let modes: Mode[] = [];
const sound = { state: () => 'running', setMode: (mode: Mode) => void modes.push(mode) };
const quiet: ProxyHandler<typeof sound> = {
  get: (made, name) => Reflect.get(made, name) ?? (() => undefined),
};
/** The browser's audio: whether it has been asked to start, and whether a context was opened. */
const audio = { asked: Promise.withResolvers<void>(), started: Promise.withResolvers<void>() };
let opened = Promise.withResolvers<void>();
let isOpen = false;
const rest = {
  later: undefined as never,
  wakeLoudspeaker: () => {
    audio.asked.resolve();
    return audio.started.promise;
  },
  openSound: () => () => new Proxy(sound, quiet) as unknown as Sound,
  readOwn: () => Promise.reject(new Error('none')),
};

/** A window with a player on it, whose code and records have come. */
const openWindow = async (): Promise<Mounted> => {
  const { host } = openScreen();
  Object.assign(document, freshPage());
  Object.assign(host, { dataset: {}, querySelector: () => null });
  const mounted = mountPlayer(host as unknown as HTMLElement, {
    load: () => Promise.resolve(rest),
    inTime: () => Promise.resolve(),
  });
  await mounted.left;
  await (await openStore()).profile();
  return mounted;
};

const begunElsewhere = (): StoredSession => ({
  session: newSession({
    ...{ id: 'elsewhere', record: 'record', purpose: 'cramp' as const, muscle: 'calf' as const },
    startedAt: Date.now() - 60_000,
    routine: 'calf-bed-acute',
  }),
  elapsed: 60_000,
  total: 130_000,
});

const at = <E extends Event>(timeStamp: number, event: E): E => {
  const made = { detail: 0, isTrusted: true, timeStamp };
  for (const [name, value] of Object.entries(made)) Object.defineProperty(event, name, { value });
  return event;
};
/** A click without place or pointer. */
const pressed = (timeStamp: number): Event => at(timeStamp, new Event('click'));

beforeEach(() => {
  modes = [];
  Object.assign(audio, { asked: Promise.withResolvers(), started: Promise.withResolvers() });
  opened = Promise.withResolvers();
  isOpen = false;
  class FakeContext {
    constructor() {
      isOpen = true;
      opened.resolve();
    }
    suspend = () => Promise.resolve();
  }
  Object.assign(globalThis, { AudioContext: FakeContext });
});
after(async () => (await ownHome()).close());

test('a window that lay open goes on with the cramp that another one has begun', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const mounted = await openWindow();
  await openRunning().save(begunElsewhere());

  await mounted.begin('cramp');

  const shown = mounted.player.look();
  assert.equal(shown.at === 'on' && shown.session.id, 'elsewhere');
  await openRunning().clear('elsewhere');
});

test('a screen reader that taps the button is not talked over: beeps take the place of the voice', async () => {
  await openWindow();

  document.dispatchEvent(pressed(20_000));
  await (await openStore()).saveProfile({ voice: { mode: 'voice' } });
  await (await openStore()).profile();

  assert.equal(modes.at(-1), 'beeps');
});

test('who wished for silence has it, with a screen reader too', async () => {
  await (await openStore()).saveProfile({ voice: { mode: 'silent' } });
  await openWindow();

  document.dispatchEvent(pressed(20_000));

  assert.equal(modes.at(-1), 'silent');
});

test('a key on the button is no screen reader', async () => {
  await openWindow();
  keys.dispatchEvent(at(40_000, new Event('keydown')));

  document.dispatchEvent(pressed(40_100));

  assert.ok(!modes.includes('beeps'));
});

const openWithVoice = async (): Promise<Mounted> => {
  await (await openStore()).saveProfile({ voice: { mode: 'voice' } });
  return openWindow();
};

test('the audio is opened once the browser has started its own beside the page', async () => {
  const mounted = await openWithVoice();

  mounted.prepare();
  await audio.asked.promise;
  assert.equal(isOpen, false);

  audio.started.resolve();
  await opened.promise;
});

test('a browser that cannot start its audio beside the page has it opened all the same', async () => {
  const mounted = await openWithVoice();

  mounted.prepare();
  await audio.asked.promise;
  audio.started.reject(new Error('not allowed'));

  await opened.promise;
});

test('a browser that never says whether its audio has started is not waited for', async (t) => {
  const mounted = await openWithVoice();
  t.mock.timers.enable({ apis: ['setTimeout'] });

  mounted.prepare();
  await audio.asked.promise;
  t.mock.timers.tick(1_000);

  await opened.promise;
});
