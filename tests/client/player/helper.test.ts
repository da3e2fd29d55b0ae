import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begun, type Night } from './support/night.ts';
import { ASIDE, elementsOf, seen, tap, title } from './support/panels.ts';

const { End } = await import('../../../client/player/view/end.tsx');

const helped = async (offer?: string): Promise<Night> => {
  const night = await begun();
  if (offer) night.player.act({ do: 'offer', id: offer });
  await night.pass(1000);
  night.player.act({ do: 'panel', panel: 'partner' });
  await night.settle();
  return night;
};
const texts = (night: Night): string[] => seen(night).map(({ text }) => text);
const lines = (night: Night): string[] =>
  seen(night)
    .filter(({ type }) => type === 'li')
    .map(({ text }) => text);

test('whoever helps is asked too whether the cramp goes on, and can answer', async () => {
  const night = await helped();

  await night.pass(140_000);

  assert.equal(title(night), 'Still cramping?');
  tap(night, 'Yes');
  assert.equal(night.running().panel, 'next');
});

test('a helper beside a warm pack reads the questions of its safety check, and can answer them', async () => {
  const night = await helped('recovery-heat');
  assert.equal(night.running().frame.waiting, true);
  assert.ok(texts(night).some((text) => text.includes(String(night.running().caption))));

  tap(night, 'All is well. Go on.');

  assert.equal(night.running().frame.moment?.step.action, 'Put the pack on.');
});

test('nobody is told to stretch a leg that a pack lies on', async () => {
  const night = await helped('recovery-heat');
  night.player.act({ do: 'pass' });
  night.player.act({ do: 'panel', panel: 'partner' });

  assert.equal(lines(night).length, 3);
  assert.doesNotMatch(lines(night).join(' '), /lengthen|letting go/);
});

test('the voice is quieted by one tap beside a helper, and under the call after ten minutes', async () => {
  const night = await helped();
  const isPressed = (): unknown => seen(night).find(({ text }) => text === 'Mute')?.pressed;
  assert.equal(isPressed(), false);
  await night.pass(9 * 60_000 + 50_000);
  night.player.act({ do: 'again' });
  await night.pass(20_000);
  assert.match(String(title(night)), /too long/);

  tap(night, 'Mute');

  assert.equal(isPressed(), true);
});

test('whoever helps goes on under the call after ten minutes, and comes by one tap', async () => {
  const night = await helped();
  await night.pass(9 * 60_000 + 50_000);
  night.player.act({ do: 'again' });
  night.player.act({ do: 'panel', panel: 'partner' });
  await night.pass(20_000);
  assert.match(String(title(night)), /too long/);
  assert.equal(lines(night).length, 3);

  tap(night, 'Return to the stretch');
  assert.equal(lines(night).length, 0);
  tap(night, 'Helper');

  assert.equal(lines(night).length, 3);
  assert.ok(texts(night).includes('Call 112'));
});

test('nobody is sent to sleep with a pack on', async () => {
  const night = await helped('recovery-heat');
  night.player.act({ do: 'pass' });
  await night.pass(60_000);
  night.player.act({ do: 'gone' });
  await night.pass(21_000);

  const shown = night.look();

  assert.ok(shown.at === 'ended');
  const said = elementsOf(End({ shown, act: () => undefined, aside: ASIDE }));
  assert.ok(said.some(({ text }) => text.startsWith('Is it off?')));
});
