import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rulesFor, startCacheOf } from '../../../client/worker/logic/routes.ts';

const files = [
  { url: '/', revision: 'a1' },
  { url: '/now', revision: 'b1' },
  { url: '/water', revision: 'c1' },
  { url: '/static/build/a-ABCDEFGH.js', revision: null },
];
const changed = (url: string) =>
  files.map((file) => (file.url === url ? { ...file, revision: 'new' } : file));

test('another version of a start page is kept in another cache', () => {
  assert.notEqual(startCacheOf(changed('/')), startCacheOf(files));
  assert.notEqual(startCacheOf(changed('/now')), startCacheOf(files));
});

test('what changes elsewhere leaves the start pages where they are', () => {
  assert.equal(startCacheOf(changed('/water')), startCacheOf(files));
});

test('built files and start pages have rules, each for its own cache; the machine, the network', () => {
  const rules = rulesFor({ built: 'built', start: 'start' });

  assert.deepEqual(
    rules.map(({ condition, source }) => [condition.urlPattern, source]),
    [
      [{ pathname: '/static/build/*', search: '' }, { cacheName: 'built' }],
      [{ pathname: '/', search: '' }, { cacheName: 'start' }],
      [{ pathname: '/now', search: '' }, { cacheName: 'start' }],
      [{ pathname: '/now', search: 'start=1' }, { cacheName: 'start' }],
      // Whatever is asked for there: no `search`.
      [{ pathname: '/api/*' }, 'network'],
    ],
  );
});
