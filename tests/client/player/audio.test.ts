import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { createVoice, type VoiceParts } from '../../../client/player/audio.ts';
import { line } from './support/routines.ts';

interface Started {
  what: 'clip' | 'tone';
  when: number;
  stopped: boolean;
}

/** What plays once, and notes when it was started and whether it was stopped. */
const sourceFor = (started: Started[], what: Started['what']) => {
  const entry: Started = { what, when: 0, stopped: false };
  return {
    buffer: null as unknown,
    frequency: { value: 0 },
    connect: (next: unknown) => next,
    addEventListener: () => undefined,
    start(when = 0) {
      entry.when = when;
      started.push(entry);
    },
    stop(when?: number) {
      entry.stopped = when === undefined;
    },
  };
};

/** An audio clock that a test moves, and a notebook of what was started on it. */
const fakeAudio = () => {
  const started: Started[] = [];
  const gains: { value: number }[] = [];
  const context = {
    state: 'suspended',
    currentTime: 0,
    sampleRate: 48_000,
    destination: {},
    resumes: 0,
    resume() {
      context.resumes += 1;
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
    addEventListener: () => undefined,
    createBuffer: () => ({ silence: true }),
    createBufferSource: () => sourceFor(started, 'clip'),
    createOscillator: () => sourceFor(started, 'tone'),
    createGain() {
      const gain = { value: 1, setValueAtTime() {}, linearRampToValueAtTime() {} };
      gains.push(gain);
      return { gain, connect: (next: unknown) => next };
    },
    decodeAudioData: (bytes: ArrayBuffer) => Promise.resolve({ bytes }),
  };
  return { context, started, gains };
};

const open = (change: Partial<VoiceParts> = {}) => {
  const audio = fakeAudio();
  const spoken: string[] = [];
  const voice = createVoice({
    createContext: () => audio.context as unknown as AudioContext,
    loadClip: () => Promise.resolve(new ArrayBuffer(8)),
    speak: (text) => spoken.push(text),
    hush: () => undefined,
    onState: () => undefined,
    ...change,
  });
  voice.prime();
  audio.started.length = 0;
  audio.context.state = 'running';
  return { ...audio, voice, spoken };
};

/** A phone that nobody has tapped yet, and a notebook of what was fetched. */
const untapped = () => {
  const audio = fakeAudio();
  const fetched: string[] = [];
  const voice = createVoice({
    createContext: () => audio.context as unknown as AudioContext,
    loadClip: (url) => {
      fetched.push(url);
      return Promise.resolve(new ArrayBuffer(8));
    },
    speak: () => undefined,
    hush: () => undefined,
    onState: () => undefined,
  });
  return { ...audio, voice, fetched };
};

/** Lets fetching and decoding, which are promises only, come to their end. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

const word = (when: number) => ({
  kind: 'action' as const,
  line: line('Straighten the knee.'),
  when,
});
afterEach(settled);

test('a clip starts at its time on the audio clock, not when a timer comes round', async () => {
  const { voice, started } = open();

  voice.lay(word(12.5));
  await settled();

  assert.deepEqual(started, [{ what: 'clip', when: 12.5, stopped: false }]);
});

test('a clip that was still being fetched when all was cleared stays silent', async () => {
  const { voice, started } = open();

  voice.lay(word(12.5));
  voice.clear();
  await settled();

  assert.deepEqual(started, []);
});

test('clearing stops what was laid out', async () => {
  const { voice, started } = open();
  voice.lay(word(12.5));
  await settled();

  voice.clear();

  assert.equal(started[0]?.stopped, true);
});

test('a clip that comes more than two seconds late is dropped', async () => {
  const { voice, started, context } = open();

  voice.lay(word(1));
  context.currentTime = 3.1;
  await settled();

  assert.deepEqual(started, []);
});

test('beeps need no clip and keep their time', () => {
  const { voice, started } = open();
  voice.setMode('beeps');

  voice.lay(word(4));

  assert.deepEqual(started, [{ what: 'tone', when: 4, stopped: false }]);
});

test('silent makes no sound at all', async () => {
  const { voice, started } = open();
  voice.setMode('silent');

  voice.lay(word(4));
  await settled();

  assert.deepEqual(started, []);
});

test('whisper is the same clips, quieter; mute is one switch for all', () => {
  const { voice, gains } = open();
  const [output] = gains;

  voice.setMode('whisper');
  assert.ok(output && output.value > 0 && output.value < 0.5);
  voice.setMuted(true);
  assert.equal(output?.value, 0);
  voice.setMuted(false);
  assert.ok(output && output.value > 0);
});

test('every state but running is broken: there is no clock, and the next tap tries again', () => {
  const { voice, context } = open();
  const before = context.resumes;

  for (const state of ['suspended', 'interrupted', 'closed']) {
    context.state = state;
    assert.equal(voice.state(), 'paused');
    assert.equal(voice.now(), undefined);
    voice.prime();
  }

  assert.equal(context.resumes, before + 3);
});

test('where a clip is missing, the browser speaks', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { voice, spoken } = open({ loadClip: () => Promise.reject(new Error('gone')) });

  voice.lay(word(0));
  await settled();
  t.mock.timers.tick(1);

  assert.deepEqual(spoken, ['Straighten the knee.']);

  voice.lay(word(0));
  await settled();
  voice.setMuted(true);
  t.mock.timers.tick(1);

  assert.equal(spoken.length, 1);
});

test('what the browser would speak more than two seconds late is dropped, too', async () => {
  let fail = (): void => undefined;
  const lost = new Promise<ArrayBuffer>((_, reject) => {
    fail = () => reject(new Error('no network'));
  });
  const { voice, context, spoken } = open({ loadClip: () => lost });

  voice.lay(word(1));
  context.currentTime = 20;
  fail();
  await settled();
  await new Promise((resolve) => setTimeout(resolve));

  assert.deepEqual(spoken, []);
});

test('a browser without audio has nothing to wait for', () => {
  const { voice } = open({ createContext: () => undefined });

  assert.equal(voice.state(), 'absent');
});

test('words made ready before the tap sound at the tap: nothing is fetched or decoded then', async () => {
  const { voice, fetched, context, started } = untapped();
  voice.ready([line('Straighten the knee.')]);
  await settled();
  assert.deepEqual([fetched.length, started.length, context.resumes], [1, 0, 0]);

  voice.prime();
  context.state = 'running';
  started.length = 0;
  voice.lay(word(0));
  await Promise.resolve();
  await Promise.resolve();

  assert.equal(started.length, 1);
  assert.equal(fetched.length, 1);
});

test('who wants beeps or nothing has no words fetched', async () => {
  for (const mode of ['beeps', 'silent'] as const) {
    const { voice, fetched } = untapped();
    voice.setMode(mode);

    voice.ready([line('Straighten the knee.')]);
    await settled();

    assert.deepEqual(fetched, []);
  }
});

/** A phone whose clips arrive when the test says so. */
const slow = () => {
  const asked: string[] = [];
  const arrivals: (() => void)[] = [];
  const audio = open({
    loadClip: (url) => {
      asked.push(url);
      return new Promise((resolve) => arrivals.push(() => resolve(new ArrayBuffer(8))));
    },
  });
  return { ...audio, asked, arrivals };
};
const later = { kind: 'action' as const, line: line('Let go.'), when: 40 };

test('what sounds now is fetched before what sounds in a minute', async () => {
  const { voice, asked, arrivals } = slow();

  voice.lay(word(0));
  voice.lay(later);
  await settled();
  assert.deepEqual(asked, [line('Straighten the knee.').audio]);

  arrivals[0]?.();
  await settled();
  assert.deepEqual(asked, [line('Straighten the knee.').audio, line('Let go.').audio]);
});

test('a clip that never arrives does not take the later ones with it', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { voice, asked } = slow();
  voice.lay(word(0));
  voice.lay(later);
  await settled();

  t.mock.timers.tick(1000);
  await settled();

  assert.equal(asked.length, 2);
});
