import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { h, render } from 'preact';
import { cameText } from '../../../client/account/view/words.ts';
import { openScreen } from '../support/screen.ts';

const { Along } = await import('../../../client/account/view/along.tsx');

let screen: ReturnType<typeof openScreen>;
const wishes: object[] = [];
const onTake = async (wish: object): Promise<void> => {
  wishes.push(wish);
};
beforeEach(() => {
  screen = openScreen();
  wishes.length = 0;
});

test('where there are answers about health only, taking along takes them', async () => {
  render(h(Along, { guest: { records: 0, gates: true }, onTake }), screen.host);

  assert.deepEqual(screen.titles(), ['Take this phone’s answers about health along?']);
  assert.match(screen.words(), /If they are yours/);
  assert.doesNotMatch(screen.words(), /mine, too/);
  assert.ok(screen.tap('Take them along'));
  assert.deepEqual(wishes, [{ gates: true }]);
});

test('beside entries, answers about health are taken along only when said so', async () => {
  render(h(Along, { guest: { records: 2, gates: true }, onTake }), screen.host);

  assert.deepEqual(screen.titles(), ['Take this phone’s records along?']);
  assert.match(screen.words(), /mine, too/);
  assert.ok(screen.tap('Take them along'));
  assert.deepEqual(wishes, [{ gates: false }]);
});

test('while the records come along, that is what is said', async () => {
  const onTake = () => new Promise<void>(() => undefined);
  render(h(Along, { guest: { records: 2, gates: false }, onTake }), screen.host);
  const before = screen.words();

  assert.ok(screen.tap('Take them along'));
  await new Promise((resolve) => setTimeout(resolve));

  assert.doesNotMatch(before, /Taking them along/);
  assert.match(screen.words(), /Taking them along …/);
});

test('what is told of taking along is what came', () => {
  const waits =
    'The answers about health come along with the next sync, unless the account has its own.';
  const stays = 'The account has answers about health of its own. Those of this phone stay here.';
  assert.equal(cameText({}), undefined);
  assert.equal(cameText({ came: 2 }), '2 entries came along.');
  assert.equal(cameText({ came: 2, health: 'waits' }), `2 entries came along. ${waits}`);
  assert.equal(cameText({ came: 2, health: 'came' }), '2 entries came along.');
  assert.equal(cameText({ came: 0, health: 'came' }), 'Taken along.');
  assert.equal(cameText({ came: 0, health: 'waits' }), waits);
  assert.equal(cameText({ came: 0, health: 'stays' }), stays);
  assert.equal(cameText({ came: 1, health: 'stays' }), `1 entry came along. ${stays}`);
});
