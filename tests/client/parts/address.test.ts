import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSessionPage } from '../../../client/parts/logic/address.ts';

test('a page of a cramp or a routine under way is known by its address, in every language', () => {
  const session = ['/now', '/xx/now', '/routines/recovery-heat/play', '/xx/routines/own/record'];
  const others = ['/', '/xx/', '/nowhere', '/routines', '/routines/recovery-heat', '/diary/now'];

  assert.deepEqual(
    session.filter((path) => !isSessionPage(path)),
    [],
  );
  assert.deepEqual(others.filter(isSessionPage), []);
});
