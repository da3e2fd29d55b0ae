import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routineAt } from '../../../client/routine/logic/asked.ts';

test('an address tells which routine was asked for', () => {
  for (const path of ['/routines/calf-wall', '/routines/calf-wall/play', '/xx/routines/calf-wall'])
    assert.equal(routineAt(path), 'calf wall', path);
});

test('an address that names no routine tells none', () => {
  for (const path of [
    '/offline',
    '/routines',
    '/routines/',
    // With a stroke at its end it is no address of ours, whether the routine is here or not.
    '/routines/calf-wall/',
    '/learn/calf-wall',
    '/routines/%3Cb%3E',
  ])
    assert.equal(routineAt(path), undefined, path);
});
