import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { h, render } from 'preact';
import type { Answer } from '../../../client/account/server.ts';
import { openScreen } from '../support/screen.ts';

const { Refused, useGraveDeeds } = await import('../../../client/account/view/grave.tsx');

type Deeds = ReturnType<typeof useGraveDeeds>;

const done: Answer<unknown> = { ok: true, value: undefined };
const refused = (trouble: 'password-again' | 'last-way-in') => ({ ok: false, trouble }) as const;

let deeds: Deeds;
let screen: ReturnType<typeof openScreen>;

/** A card with grave steps, bare of everything but what is said of them. */
const Card = () => {
  deeds = useGraveDeeds(async () => undefined);
  return [deeds.told.sentence, h(Refused, { refusal: deeds.refusal })];
};
/** The screen is drawn anew after the work that changed it. */
const drawn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const wordsNow = async (): Promise<string> => {
  await drawn();
  return screen.words();
};

beforeEach(() => {
  screen = openScreen();
  render(h(Card, {}), screen.host);
});

test('a grave step that runs stands without the words about the one before', async () => {
  await deeds.run(async () => done, 'The old key is removed.');
  assert.equal(await wordsNow(), 'The old key is removed.');
  let answer: (answer: Answer<unknown>) => void = () => undefined;

  const running = deeds.run(
    () => new Promise((resolve) => (answer = resolve)),
    'The blue key is removed.',
  );

  assert.equal(await wordsNow(), '');
  answer(done);
  await running;
  assert.equal(await wordsNow(), 'The blue key is removed.');
});

test('a grave step that waits for a proof stands without the words about the one before', async () => {
  await deeds.run(async () => done, 'The old key is removed.');

  await deeds.run(async () => refused('password-again'), 'The blue key is removed.');

  assert.equal(await wordsNow(), '');
  assert.equal(deeds.waiting, true);
});

test('why a grave step was refused is not said of the next one while it runs', async () => {
  await deeds.run(async () => refused('last-way-in'));
  assert.match(await wordsNow(), /so it stays/);

  void deeds.run(() => new Promise(() => undefined));

  assert.equal(await wordsNow(), '');
});
