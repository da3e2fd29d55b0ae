import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepsDone } from '../../../client/player/logic/doing.ts';
import { planOf, stepsOf } from '../../../client/player/logic/plan.ts';
import {
  jumpTo,
  newSession,
  passGate,
  pause,
  resume,
  type Session,
} from '../../../client/player/logic/session.ts';
import { calf, heat } from './support/routines.ts';

const begun = (purpose: Session['purpose'], routine = 'calf-bed-acute'): Session =>
  newSession({ id: 's', record: 'r', purpose, startedAt: 0, muscle: 'calf', routine });
const plan = planOf(calf());

test('a step counts as done when its time is over, and not when it was skipped', () => {
  const session = begun('routine');
  const skipped = jumpTo(session, 10_000, 2000);

  assert.equal(stepsOf(plan), 7);
  assert.equal(stepsDone(session, plan, 9999), 0);
  assert.equal(stepsDone(session, plan, 10_000), 1);
  assert.equal(stepsDone(session, plan, plan.total), 7);
  assert.equal(stepsDone(skipped, plan, 2000), 0);
  assert.equal(stepsDone(skipped, plan, 2000 + plan.total), 6);
});

test('a step that is done in two parts, with a pause between, is done', () => {
  const session = resume(pause(begun('routine'), 5000), 60_000);

  assert.equal(stepsDone(session, plan, 65_000), 1);
});

test('a safety check that was passed in one routine is no step of another', () => {
  const warm = planOf(heat());

  const here = passGate(begun('cramp', 'recovery-heat'), warm, 0);
  const elsewhere = passGate(begun('cramp'), warm, 0);

  assert.equal(stepsDone(here, warm, 1000), 1);
  assert.equal(stepsDone(elsewhere, warm, 1000), 0);
});
