import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  justEnded,
  morningOf,
  shouldAskWho,
  shouldOfferBackup,
} from '../../../client/today/logic/cards.ts';

const bare = { id: 'bare', fields: { started_at: '2026-11-21T03:12:00+01:00' } };
const told = { id: 'told', fields: { ...bare.fields, intensity: 6 } };
const DAY = 24 * 3_600_000;
const fresh = { signedIn: false, written: 3, dismissedAt: undefined, now: 100 * DAY };

test('a cramp saved bare in the night is asked about in the morning', () => {
  assert.deepEqual(morningOf([told, bare], 'some'), { kind: 'complete', cramp: bare });
});

test('a night about which nothing is known is asked about', () => {
  assert.deepEqual(morningOf([], 'unsaid'), { kind: 'ask' });
});

test('a night that was answered is left in peace', () => {
  assert.deepEqual(morningOf([], 'none'), { kind: 'done' });
  assert.deepEqual(morningOf([told], 'some'), { kind: 'done' });
});

test('a second copy is offered from the third entry on, and never to whoever has an account', () => {
  assert.equal(shouldOfferBackup(fresh), true);
  assert.equal(shouldOfferBackup({ ...fresh, written: 2 }), false);
  assert.equal(shouldOfferBackup({ ...fresh, signedIn: true }), false);
});

test('"Not now" keeps the offer away for a month', () => {
  assert.equal(shouldOfferBackup({ ...fresh, dismissedAt: 71 * DAY }), false);
  assert.equal(shouldOfferBackup({ ...fresh, dismissedAt: 70 * DAY }), true);
});

test('who somebody is, is asked by day, once, and until they are done', () => {
  const fresh = { wasAsked: false, daylight: true, started: false, done: false };

  assert.equal(shouldAskWho(fresh), true);
  assert.equal(shouldAskWho({ ...fresh, daylight: false }), false);
  assert.equal(shouldAskWho({ ...fresh, wasAsked: true }), false);
  assert.equal(shouldAskWho({ ...fresh, wasAsked: true, started: true }), true);
  assert.equal(shouldAskWho({ ...fresh, wasAsked: true, started: true, done: true }), false);
});

const NOW = Date.parse('2026-11-21T20:40:00+01:00');
const ended = (id: string, ended_at?: string) => ({
  id,
  fields: { started_at: '2026-11-21T20:30:00+01:00', ...(ended_at && { ended_at }) },
});

test('the cramp that has just ended is found again, the last one of several', () => {
  const first = ended('first', '2026-11-21T18:02:00+01:00');
  const last = ended('last', '2026-11-21T20:32:00+01:00');

  assert.equal(justEnded([last, first], NOW), last);
  assert.equal(justEnded([first, last], NOW), last);
});

test('a cramp of this very minute counts, though the page still knows the minute before', () => {
  const now = ended('now', '2026-11-21T20:40:50+01:00');

  assert.equal(justEnded([now], NOW), now);
});

test('what ended many hours ago, will end, or has no known end is not named', () => {
  const old = ended('old', '2026-11-21T14:40:00+01:00');
  const tomorrow = ended('tomorrow', '2026-11-22T20:32:00+01:00');

  assert.equal(justEnded([old, tomorrow, ended('open')], NOW), undefined);
});
