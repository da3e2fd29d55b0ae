import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { createSound, type Sound } from '../../../client/player/sound.ts';
import { line } from './support/routines.ts';

/** The audio of a browser: asleep until it is woken inside a tap. */
class FakeContext {
  static opened = 0;
  state = 'suspended';

  constructor() {
    FakeContext.opened += 1;
  }

  resume(): Promise<void> {
    this.state = 'running';
    return Promise.resolve();
  }

  suspend(): Promise<void> {
    this.state = 'suspended';
    return Promise.resolve();
  }
}

/** An installed app's audio, which needs no tap to run. */
class EagerContext extends FakeContext {
  static last: EagerContext | undefined;
  override state = 'running';

  constructor() {
    super();
    EagerContext.last = this;
  }
}

const own = Object.getOwnPropertyDescriptor(globalThis, 'navigator');

const silentVoice = (calls: string[]): Sound => ({
  prime: () => void calls.push('prime'),
  ready: (lines) => void calls.push(`ready ${lines.map(({ text }) => text).join()}`),
  state: () => 'running',
  setMode: (mode) => void calls.push(mode),
  setMuted: (muted) => void calls.push(`muted ${muted}`),
  words: () => ({ caption: () => '', sentence: () => null }),
  speak: () => undefined,
  say: () => undefined,
  stop: () => undefined,
  close: () => undefined,
});

const opened = (audioSession = { type: 'auto' }) => {
  FakeContext.opened = 0;
  Object.assign(globalThis, { AudioContext: FakeContext });
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { audioSession } });
  const calls: string[] = [];
  let arrive = (): void => undefined;
  const loaded = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const opening = createSound(async () => {
    await loaded;
    return () => silentVoice(calls);
  });
  return { ...opening, arrive, calls, audioSession };
};

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'AudioContext');
  if (own) Object.defineProperty(globalThis, 'navigator', own);
});

test('audio that was opened before the tap is the one that the tap wakes', () => {
  const { sound } = opened();
  sound.open();

  sound.prime();

  assert.equal(FakeContext.opened, 1);
});

test('before the tap nothing is woken, and the music of others plays on', async () => {
  const { sound, arrive, ready, calls, audioSession } = opened();
  sound.open();

  arrive();
  await ready;

  assert.ok(!calls.includes('prime'));
  assert.equal(audioSession.type, 'auto');
});

test('audio that would run without a tap is kept asleep until there is one', () => {
  const { sound } = opened();
  Object.assign(globalThis, { AudioContext: EagerContext });

  sound.open();
  assert.equal(EagerContext.last?.state, 'suspended');

  sound.prime();
  assert.equal(EagerContext.last?.state, 'running');
});

test('a tap that comes before the voice is not lost, and music is ducked', async () => {
  const { sound, arrive, ready, calls, audioSession } = opened();
  sound.setMode('whisper');
  sound.setMuted(true);
  sound.prime();

  arrive();
  await ready;

  assert.deepEqual(calls.slice(0, 3), ['whisper', 'muted true', 'prime']);
  assert.equal(audioSession.type, 'transient');
});

test('who wants no sound has none opened ahead', () => {
  const { sound } = opened();
  sound.setMode('silent');

  sound.open();

  assert.equal(FakeContext.opened, 0);
});

test('the first words are decoded before the tap, whichever comes first: voice or words', async () => {
  const early = opened();
  early.sound.open();
  early.sound.ready([line('Stay put.')]);
  early.arrive();
  await early.ready;

  const late = opened();
  late.sound.open();
  late.arrive();
  await late.ready;
  late.sound.ready([line('Stay put.')]);

  for (const { calls } of [early, late]) {
    assert.equal(calls.at(-1), 'ready Stay put.');
    assert.ok(!calls.includes('prime'));
  }
});
