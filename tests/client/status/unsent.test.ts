import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY } from '../../../client/foundation/clock.ts';
import { newId } from '../../../client/foundation/ids.ts';
import { daysWaiting, madeAt } from '../../../client/status/logic/unsent.ts';

const NOW = 1_795_227_164_000;
const before = (days: number) => ({ op: newId(NOW - days * DAY) });

test('an id tells when it was made, if it is of the kind that does', () => {
  assert.equal(madeAt(newId(NOW)), NOW);
  assert.equal(madeAt('0199f0c3-5a1e-5c44-9d21-3f6b8a07c512'), undefined);
});

test('changes that have waited for three days are worth a word', () => {
  assert.equal(daysWaiting([before(2.9), before(1)], NOW), undefined);
  assert.equal(daysWaiting([before(0), before(3)], NOW), 3);
  assert.equal(daysWaiting([before(12.5)], NOW), 12);
});

test('nothing waits where nothing is unsent, and a clock from the future changes nothing', () => {
  assert.equal(daysWaiting([], NOW), undefined);
  assert.equal(daysWaiting([before(-400)], NOW), undefined);
});
