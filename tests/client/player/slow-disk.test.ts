import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Session } from '../../../client/player/logic/session.ts';
import { Night } from './support/night.ts';
import { heat } from './support/routines.ts';

/** A cramp, or a routine, has run for four minutes; the page is opened anew, and its disk is slow. */
const reopened = async (purpose: Session['purpose'] = 'cramp') => {
  const night = new Night();
  night.player.begin(purpose, purpose === 'routine' ? heat() : undefined);
  await night.pass(240_000);
  const first = night.session();
  const answer = night.slowDisk();
  night.written.length = 0;
  night.player.begin('cramp');
  await night.settle();
  return { night, first, answer };
};

test('relief begins before a slow disk has told of the cramp that runs, and then goes on with that', async () => {
  const { night, first, answer } = await reopened();
  assert.equal(night.running().frame.moment?.index, 0);
  await night.pass(2000);
  assert.deepEqual(night.written, []);

  await answer();

  assert.equal(night.session().record, first.record);
  assert.ok(night.running().frame.elapsed > 240_000);
  assert.deepEqual(new Set(night.written.map(({ record }) => record)), new Set([first.record]));
  assert.equal(night.disk?.session.id, first.id);
  assert.ok((night.disk?.elapsed ?? 0) > 240_000);
});

test('what was ended before a slow disk had told of it ends the cramp that ran', async () => {
  const { night, first, answer } = await reopened();
  await night.pass(2000);
  night.player.act({ do: 'gone' });
  await night.settle();

  await answer();

  assert.equal(night.look().at, 'ended');
  const { record, what } = night.written.at(-1) ?? {};
  assert.deepEqual([what, record, night.disk], ['end', first.record, undefined]);
  night.player.act({ do: 'undo' });
  await night.settle();
  assert.deepEqual(new Set(night.written.map((each) => each.record)), new Set([first.record]));
});

test('a slow disk on which nothing runs takes the cramp that has begun', async () => {
  const night = new Night();
  const answer = night.slowDisk();
  night.player.begin('cramp');
  await night.pass(2000);

  await answer();

  assert.deepEqual(
    night.written.map(({ what }) => what),
    ['begin'],
  );
  assert.equal(night.disk?.session.id, night.session().id);
});

test('a routine that a slow disk tells of takes no place of a cramp that has begun', async () => {
  const { night, answer } = await reopened('routine');
  const { id, purpose } = night.session();

  await answer();

  assert.deepEqual([night.session().id, night.session().purpose, purpose], [id, 'cramp', 'cramp']);
});
