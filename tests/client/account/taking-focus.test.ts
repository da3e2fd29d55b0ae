import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Preview } from '../../../client/account/logic/taking.ts';
import { drawn } from '../support/frames.ts';
import { openScreen } from '../support/screen.ts';

const { h, render } = await import('preact');
const { Files } = await import('../../../client/account/view/files.tsx');

let screen: ReturnType<typeof openScreen>;
let take: () => Promise<number>;

const drink = { id: '1', kind: 'drink', fields: { at: '2026-11-21T03:12:44.120+01:00', ml: 250 } };
const preview = { fresh: [drink, { ...drink, id: '2' }], equal: 0, refused: [] };
const account = {
  preview: async () => preview as unknown as Preview,
  take: () => take(),
};
const names = { routine: () => undefined, reminder: () => undefined, volume: String };

beforeEach(async () => {
  take = async () => 2;
  screen = openScreen();
  render(h(Files, { parts: { account, names } as never }), screen.host);
  await drawn();
  screen.choose(new File(['{}'], 'records.json'));
  await drawn();
});

test('after a file was taken in, reading goes on with what became of it', async () => {
  assert.ok(screen.tap('Take in 2 entries'));
  await drawn();

  assert.equal(screen.focused(), '2 entries were added.');
});

test('after a file was left, reading goes on where another one can be chosen', async () => {
  assert.ok(screen.tap('Leave it'));
  await drawn();

  assert.equal(screen.focused(), 'input');
});

test('where a file could not be taken in, its button keeps the focus', async () => {
  take = () => Promise.reject(new Error('no room'));

  assert.ok(screen.tap('Take in 2 entries'));
  await drawn();

  assert.equal(screen.focused(), undefined);
  assert.match(screen.words(), /Nothing is lost/);
});

test('while a file is taken in, that is what is said, and a second tap does nothing', async () => {
  let arrive = (_added: number): void => undefined;
  let begun = 0;
  take = () => {
    begun += 1;
    return new Promise((resolve) => (arrive = resolve));
  };

  assert.ok(screen.tap('Take in 2 entries'));
  await drawn();
  const working = screen.words();
  assert.ok(screen.tap('Take in 2 entries'));
  await drawn();
  arrive(2);
  await drawn();

  assert.match(working, /Taking in 2 entries …/);
  assert.equal(begun, 1);
  assert.doesNotMatch(screen.words(), /Taking in/);
});
