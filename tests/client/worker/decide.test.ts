import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Asked, DIARY_SHELL, decide, OWN_SHELL } from '../../../client/worker/logic/decide.ts';

const known = {
  installed: new Set([
    '/',
    '/now',
    '/diary',
    '/diary/new',
    DIARY_SHELL,
    OWN_SHELL,
    '/static/build/a.js',
  ]),
  clips: new Set(['/static/audio/en/hold.0123abcd.mp3']),
};
const get = (path: string, change: Partial<Asked> = {}): Asked => ({
  method: 'GET',
  path,
  sameOrigin: true,
  navigation: false,
  ...change,
});

test('an installed page comes from the phone', () => {
  assert.deepEqual(decide(get('/now', { navigation: true }), known), {
    kind: 'installed',
    path: '/now',
  });
});

test('every diary entry is shown by one shell', () => {
  const path = '/diary/019a0000-0000-7000-8000-000000000001';

  assert.deepEqual(decide(get(path, { navigation: true }), known), {
    kind: 'installed',
    path: DIARY_SHELL,
  });
});

test('every routine of one’s own is shown by one shell', () => {
  const path = '/routines/own/019a0000-0000-7000-8000-000000000001';

  assert.deepEqual(decide(get(path, { navigation: true }), known), {
    kind: 'installed',
    path: OWN_SHELL,
  });
});

test('the form for a new entry is not taken for an entry', () => {
  assert.deepEqual(decide(get('/diary/new'), known), { kind: 'installed', path: '/diary/new' });
});

test('a clip comes from the phone once it is there', () => {
  const path = '/static/audio/en/hold.0123abcd.mp3';

  assert.deepEqual(decide(get(path), known), { kind: 'clip', path });
});

test('a page that is not installed may fall back to the list of what is', () => {
  assert.deepEqual(decide(get('/elsewhere', { navigation: true }), known), { kind: 'page' });
});

for (const [what, asked] of [
  ['a machine address', get('/api/v1/sync')],
  ['a page asked for in another way than GET', get('/now', { method: 'POST' })],
  ['a machine address opened as a page', get('/api/v1/export', { navigation: true })],
  ['the worker itself', get('/sw.js')],
  ['the worker itself opened as a page', get('/sw.js', { navigation: true })],
  ['another site', get('/now', { sameOrigin: false })],
  ['a file that is not in the list', get('/calendar/x.ics')],
] as const) {
  test(`${what} is left to the network`, () => {
    assert.deepEqual(decide(asked, known), { kind: 'leave' });
  });
}
