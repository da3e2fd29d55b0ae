import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toldBy } from '../../../client/reminders/logic/notification.ts';

const ORIGIN = 'https://uncramp.example';
const WORDS = { untitled: 'A reminder', drink: '+250 ml', later: 'In half an hour' };
const GOOD = {
  web_push: 8030,
  notification: { title: 'Time for a glass?', navigate: `${ORIGIN}/water`, tag: 'abc' },
  uncramp: {
    reminder: '0199f0c3-5a1e-7c44-9d21-3f6b8a07c512',
    what: 'hydration',
    occurrence: '2026-11-21/10:00',
    due: 1,
    deadline: 2,
  },
};
const told = (message: unknown) => toldBy(JSON.stringify(message), ORIGIN, WORDS);

test('a nudge to drink offers the glass and a later time', () => {
  const { title, tag, page, actions } = told(GOOD);

  assert.deepEqual([title, tag, page], ['Time for a glass?', 'abc', '/water']);
  assert.deepEqual(
    actions.map(({ title: words }) => words),
    ['+250 ml', 'In half an hour'],
  );
});

test('other reminders offer only the later time, a test nothing', () => {
  const other = { ...GOOD, uncramp: { ...GOOD.uncramp, what: 'bedtime-stretch' } };
  const trial = { ...GOOD, uncramp: { ...GOOD.uncramp, what: 'test' } };

  assert.deepEqual(
    told(other).actions.map(({ action }) => action),
    ['later'],
  );
  assert.deepEqual(told(trial).actions, []);
});

test('a page of another site leads home', () => {
  for (const navigate of [
    'https://evil.example/water',
    `${ORIGIN}.evil.example/`,
    'javascript:1',
  ]) {
    assert.equal(told({ ...GOOD, notification: { navigate } }).page, '/');
  }
});

test('a message that cannot be read still shows a title', () => {
  for (const raw of [undefined, '', 'null', '[]', '"x"', '{', '{"notification":5}', '\u0000']) {
    assert.equal(toldBy(raw, ORIGIN, WORDS).title, 'A reminder');
  }
});

/** Anything at all, and messages whose parts are anything. */
const anyMessage = fc.oneof(
  fc.string(),
  fc.json(),
  fc
    .record({ notification: fc.jsonValue(), uncramp: fc.jsonValue() })
    .map((message) => JSON.stringify(message)),
);

test('whatever arrives, there is a title, a page of ours and no action without its reminder', () => {
  fc.assert(
    fc.property(anyMessage, (raw) => {
      const { title, page, actions, ringing } = toldBy(raw, ORIGIN, WORDS);

      assert.ok(title.length > 0);
      assert.ok(page.startsWith('/'));
      assert.ok(ringing !== undefined || actions.length === 0);
    }),
    { numRuns: 1_000 },
  );
});
