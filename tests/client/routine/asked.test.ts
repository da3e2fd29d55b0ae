import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routineAt } from '../../../client/routine/logic/asked.ts';

test('an address tells which routine was asked for', () => {
  for (const path of ['/routines/calf-wall', '/routines/calf-wall/play', '/xx/routines/calf-wall/'])
    assert.deepEqual(routineAt(path), { id: 'calf-wall', words: 'calf wall' }, path);
});

test('an address that names no routine tells none', () => {
  for (const path of [
    '/offline',
    '/routines',
    '/routines/',
    '/learn/calf-wall',
    '/routines/%3Cb%3E',
  ])
    assert.equal(routineAt(path), undefined, path);
});
