import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDay } from '../../../client/settings/logic/theme.ts';
import { clockTime, dialled } from '../../../client/settings/logic/times.ts';
import { createSoundCheck } from '../../../client/settings/sound-check.ts';

test('the chosen look wins over the hour and the system', () => {
  assert.equal(isDay({ chosen: 'day', hour: 3, lightSystem: false }), true);
  assert.equal(isDay({ chosen: 'dark', hour: 12, lightSystem: true }), false);
});

test('without a choice it is light only by day and on a light system', () => {
  assert.equal(isDay({ chosen: 'auto', hour: 12, lightSystem: true }), true);
  assert.equal(isDay({ chosen: 'auto', hour: 12, lightSystem: false }), false);
  assert.equal(isDay({ chosen: undefined, hour: 20, lightSystem: true }), false);
});

test('bedtime is hours and minutes, whatever the field adds', () => {
  assert.equal(clockTime('22:30:00'), '22:30');
  assert.equal(clockTime(''), undefined);
  assert.equal(clockTime('24:00'), undefined);
});

test('a telephone number keeps what a dialler needs', () => {
  assert.equal(dialled('+49 (0)30 / 123-45'), '+493012345');
  assert.equal(dialled('(0)30 / 123-45'), '03012345');
  assert.equal(dialled(' 112 '), '112');
  assert.equal(dialled('ask my son'), '');
});

const aVoice = (running: boolean) => {
  const laid: unknown[] = [];
  let mode = '';
  return {
    laid,
    mode: () => mode,
    voice: {
      prime: () => undefined,
      now: () => (running ? 5 : undefined),
      lay: (sound: unknown) => {
        laid.push(sound);
      },
      clear: () => undefined,
      setMode: (wanted: string) => {
        mode = wanted;
      },
    },
  };
};

test('the sound check speaks as a routine would, in the chosen way', async () => {
  const { voice, laid, mode } = aVoice(true);
  const line = { text: 'Keep breathing.', audio: '/a.mp3', seconds: 1 };
  const check = createSoundCheck({ openVoice: () => voice, loadPhrase: async () => line });

  assert.equal(await check('whisper'), 'played');
  assert.equal(mode(), 'whisper');
  assert.deepEqual(laid, [{ kind: 'action', line, when: 5.1 }]);
});

test('without the sentence on the phone the sound check still makes a sound', async () => {
  const { voice, laid } = aVoice(true);
  const loadPhrase = () => Promise.reject(new Error('no network'));

  assert.equal(await createSoundCheck({ openVoice: () => voice, loadPhrase })('voice'), 'played');
  assert.deepEqual(laid, [{ kind: 'action', line: null, when: 5.1 }]);
});
