import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Thrown } from '../../../client/account/logic/trash.ts';
import type { TrashLook } from '../../../client/account/trash.ts';
import { drawn } from '../support/frames.ts';
import { openScreen } from '../support/screen.ts';
import { aDrink } from './support/world.ts';

const { h, render } = await import('preact');
const { TrashBin } = await import('../../../client/account/view/trash.tsx');

const OLDER = 'Show older ones';
const names = { routine: () => undefined, reminder: () => undefined, volume: String };
const deleted = (ml: number): Thrown => ({
  ...{ key: `${ml}`, record: `${ml}`, kind: 'drink', why: 'deleted', at: 0 },
  fields: { ...aDrink, ml },
});

let screen: ReturnType<typeof openScreen>;

/** Opens a trash of so many entries; the server tells of the older ones at the second question. */
const open = async (all: number, { older = 0 } = {}): Promise<void> => {
  const look = async (pages = 10): Promise<TrashLook> => {
    const has = pages > 10 ? all + older : all;
    const thrown = Array.from({ length: has }, (_, at) => deleted(1000 + at));
    return { thrown, partial: false, more: older > 0 && pages === 10 };
  };
  render(h(TrashBin, { parts: { trash: { look }, names, place: 'trash' } as never }), screen.host);
  await drawn();
};
const listed = (): number => screen.words().match(/Deleted: /g)?.length ?? 0;

beforeEach(() => {
  screen = openScreen();
});

test('a trash that is listed whole counts nothing and offers no more', async () => {
  await open(50);

  assert.equal(listed(), 50);
  assert.doesNotMatch(screen.words(), /listed/);
  assert.equal(screen.tap(OLDER), false);
});

test('a longer trash says how much of it is listed, and is read on to its end', async () => {
  await open(120);
  assert.match(screen.words(), /The latest 50 of 120 are listed\./);

  assert.ok(screen.tap(OLDER));
  await drawn();
  assert.match(screen.words(), /The latest 100 of 120 are listed\./);
  assert.ok(screen.tap(OLDER));
  await drawn();

  assert.equal(listed(), 120);
  assert.equal(screen.tap(OLDER), false);
});

test('where the server has older ones than it was asked for, it is asked on', async () => {
  await open(50, { older: 30 });
  assert.match(screen.words(), /The latest 50 are listed\. There are older ones\./);

  assert.ok(screen.tap(OLDER));
  await drawn();

  assert.equal(listed(), 80);
  assert.doesNotMatch(screen.words(), /older/);
});

test('reading goes on at the first of the older ones', async () => {
  await open(51);
  assert.equal(screen.focused(), undefined);

  assert.ok(screen.tap(OLDER));
  await drawn();

  assert.equal(screen.focused(), 'Give back');
});
