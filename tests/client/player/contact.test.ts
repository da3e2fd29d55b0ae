import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contactSoFar } from '../../../client/player/logic/contact.ts';
import { planOf } from '../../../client/player/logic/plan.ts';
import { newSession, passGate, switchTo } from '../../../client/player/logic/session.ts';
import { heat } from './support/routines.ts';

test('time spent in another routine is no time with the pack on', () => {
  const warm = planOf(heat());
  const cramp = newSession({
    ...{ id: 'run', record: 'record', purpose: 'cramp', startedAt: 0 },
    ...{ muscle: 'calf', routine: 'calf-bed-acute' },
  });

  const stretched = passGate(cramp, warm, 0);
  const warmed = switchTo(stretched, { id: 'recovery-heat', muscle: 'calf' }, 400_000);

  assert.equal(contactSoFar(warmed, warm, 400_000), 0);
});
