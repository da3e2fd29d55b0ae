import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Looking,
  type Seen,
  stageAfter,
} from '../../../client/account/logic/pairing-stage.ts';

const held = { pairing: 'p', until: '2026-11-22T03:05:00Z' };
const offer = { ...held, code: 'AB12-CD34', link: '', squares: ['1'] };
const looking = [
  { kind: 'shown', offer },
  { kind: 'held', offer: held },
  { kind: 'let-in', offer: held },
] as const satisfies readonly Looking[];
const after = (now: Looking, seen: Seen, isLate = false) => stageAfter(now, seen, { isLate });

test('whoever asks is asked about, and whoever has come in is told of', () => {
  const by = { state: 'asked', browser: 'Safari', system: 'iPhone', number: 47 } as const;
  for (const now of looking.slice(0, 2)) {
    assert.deepEqual(after(now, by), { kind: 'asked', offer: now.offer, by });
    assert.deepEqual(after(now, { state: 'let-in' }), { kind: 'let-in', offer: now.offer });
    assert.deepEqual(after(now, { state: 'in' }), { kind: 'in' });
  }
  assert.deepEqual(after(looking[2], { state: 'in' }), { kind: 'in' });
});

test('nothing new, or no network, changes nothing while there is time', () => {
  for (const now of looking.slice(0, 2)) assert.equal(after(now, { state: 'open' }), now);
  assert.equal(after(looking[2], { state: 'let-in' }), looking[2]);
  for (const now of looking) assert.equal(after(now, 'unheard'), now);
});

test('the time ends it without the server, and the server ends it before the time', () => {
  for (const now of looking.slice(0, 2)) {
    assert.deepEqual(after(now, 'gone'), { kind: 'over' });
    assert.deepEqual(after(now, 'unheard', true), { kind: 'over' });
  }
});

test('that a phone has come in is not said of one that only may', () => {
  assert.deepEqual(after(looking[2], 'gone'), { kind: 'unsure' });
  assert.deepEqual(after(looking[2], 'unheard', true), { kind: 'unsure' });
});
