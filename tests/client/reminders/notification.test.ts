import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  isStale,
  pressesFor,
  ringingIn,
  sheetFor,
  toldBy,
} from '../../../client/reminders/logic/notification.ts';

const ORIGIN = 'https://uncramp.example';
const WORDS = {
  untitled: 'A reminder',
  drink: '+250 ml',
  none: 'No cramp last night',
  done: 'Done',
  later: 'Snooze',
  skip: 'Skip',
};
const OURS = {
  owner: '0199f0c3-5a1e-7c44-9d21-000000000001',
  reminder: '0199f0c3-5a1e-7c44-9d21-3f6b8a07c512',
  what: 'hydration',
  date: '2026-11-21',
  slot: '10:00',
  due: 1,
  deadline: 2,
  ml: 300,
};
const GOOD = {
  web_push: 8030,
  notification: { title: 'Time for a glass?', navigate: `${ORIGIN}/reminders`, tag: 'abc' },
  uncramp: OURS,
};
const told = (message: unknown) => toldBy(JSON.stringify(message), ORIGIN, WORDS);
const actionsFor = (what: string) =>
  told({ ...GOOD, uncramp: { ...OURS, what } }).actions.map(({ title }) => title);

test('each kind of reminder offers the answers that fit, the likeliest first', () => {
  assert.deepEqual(actionsFor('hydration'), ['+250 ml', 'Snooze', 'Skip']);
  assert.deepEqual(actionsFor('bedtime-stretch'), ['Done', 'Snooze', 'Skip']);
  assert.deepEqual(actionsFor('night-question'), ['No cramp last night', 'Snooze', 'Skip']);
  assert.deepEqual(actionsFor('test'), []);
});

test('a tap on the words leads to the sheet that asks for the answer', () => {
  const { title, tag, page, ringing } = told(GOOD);

  assert.deepEqual([title, tag], ['Time for a glass?', 'abc']);
  assert.ok(ringing && page === sheetFor(ringing));
  const search = new Map(new URLSearchParams(page.split('?')[1]));
  assert.deepEqual(ringingIn(search), OURS);
});

test('a press within two hours counts for its moment, a later one asks which day', () => {
  const { ringing } = told(GOOD);

  assert.ok(ringing);
  assert.equal(isStale(ringing, 1 + 2 * 3_600_000), false);
  assert.equal(isStale(ringing, 2 + 2 * 3_600_000), true);
});

test('an address that names no occurrence opens no sheet', () => {
  for (const search of ['', 'reminder=1', 'reminder=x&what=hydration&date=2026-11-21&slot=1']) {
    assert.equal(ringingIn(new Map(new URLSearchParams(search))), undefined);
  }
});

test('an address opens its sheet only with all that tells the occurrence from others', () => {
  const { reminder, what, date, slot } = OURS;
  const whole = { reminder, what, date, slot };
  assert.ok(ringingIn(new Map(Object.entries(whole))));
  for (const name of Object.keys(whole)) {
    const rest = Object.entries(whole).filter(([other]) => other !== name);
    assert.equal(ringingIn(new Map(rest)), undefined, name);
  }
});

test('a test message leads to the page of reminders, and asks for nothing', () => {
  const { page, actions } = told({ ...GOOD, uncramp: { ...OURS, what: 'test' } });

  assert.deepEqual([page, actions, pressesFor('test')], ['/reminders', [], []]);
});

test('a page of another site leads home', () => {
  for (const navigate of [
    'https://evil.example/water',
    `${ORIGIN}.evil.example/`,
    'javascript:1',
  ]) {
    assert.equal(told({ notification: { navigate } }).page, '/');
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
