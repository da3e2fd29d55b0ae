// Where a stretch is not for this person, or was not enough: there is always a way on, and the diary
// tells of the muscle that was named.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Muscle, Routine } from '../../../client/player/logic/routine.ts';
import { begun, closedFor, Night } from './support/night.ts';
import { seen, tap, title } from './support/panels.ts';
import { calf, heat } from './support/routines.ts';

const closed = (routine: Routine, instead_routine: string | null = null): Routine => ({
  ...routine,
  gates: [{ gate: 'unsteady', effect: 'block', why: 'W.', instead: 'I.', instead_routine }],
});

/** A night of somebody who must not stand, with these routines beside those of the calf. */
const unsteady = async (muscle: Muscle, ...routines: readonly Routine[]): Promise<Night> => {
  const night = new Night();
  for (const each of routines) night.routines.set(each.id, each);
  night.player.meet({ answers: { unsteady: 'yes' }, muscle });
  night.player.begin('cramp');
  await night.settle();
  return night;
};

test('a stretch that is not for this person leads to another muscle, and to what soothes', async () => {
  const night = await closedFor('unsteady');
  night.routines.set('recovery-heat', { ...heat(), id: 'recovery-heat' });
  const known = new Map([['recovery-heat', heat()]]);

  const buttons = seen(night, { known }).flatMap(({ type, text }) =>
    type === 'button' ? [text] : [],
  );
  assert.deepEqual(buttons, ['Another muscle', heat().title]);
  tap(night, 'Another muscle');

  assert.equal(title(night), 'Where is the cramp?');
});

test('what is for a doctor leads nowhere else', async () => {
  const night = await closedFor('clot_risk');

  assert.ok(!seen(night).some(({ text }) => text === 'Another muscle'));
});

test('a muscle of another night whose stretches are closed gives way to where every cramp begins', async () => {
  const quad = { ...calf(), muscle: 'quadriceps' } as const;
  const night = await unsteady(
    'quadriceps',
    closed({ ...quad, id: 'quad-acute' }),
    closed({ ...quad, id: 'quad-stand-acute' }),
  );
  await night.settle();

  assert.equal(night.running().closed, null);
  assert.equal(night.session().muscle, 'calf');
});

test('a way around that could not be had is looked for again', async () => {
  const night = await unsteady(
    'calf',
    closed(calf(), 'foot-toe-acute'),
    closed({ ...calf(), id: 'calf-stand-acute' }),
  );
  await night.pass(1000);
  assert.ok(night.running().closed);
  night.routines.set('foot-toe-acute', { ...calf(), id: 'foot-toe-acute', muscle: 'foot' });

  night.player.setVisible(false);
  night.player.setVisible(true);
  await night.pass(1000);

  assert.equal(night.running().closed, null);
  assert.equal(night.session().muscle, 'calf');
});

test('what soothes after a cramp does not change where it was', async () => {
  const night = new Night();
  night.routines.set('massage-light', { ...calf(), id: 'massage-light', muscle: 'calf' });
  night.routines.set('hamstring-acute', { ...calf(), id: 'hamstring-acute', muscle: 'hamstring' });
  night.player.begin('cramp');
  await night.settle();
  night.player.act({ do: 'muscle', muscle: 'hamstring' });

  night.player.act({ do: 'offer', id: 'massage-light' });

  assert.equal(night.session().muscle, 'hamstring');
});

test('the muscle that it is about leads back to its stretch', async () => {
  const night = await begun();
  night.player.act({ do: 'offer', id: heat().id });
  assert.equal(night.session().segments.at(-1)?.routine, heat().id);

  night.player.act({ do: 'muscle', muscle: 'calf' });

  assert.equal(night.session().segments.at(-1)?.routine, 'calf-bed-acute');
});

test('Stop touched by mistake leaves a pause as it was', async () => {
  const night = new Night();
  night.player.begin('routine', calf());
  await night.settle();
  for (const action of ['pause', 'stop', 'stop'] as const) night.player.act({ do: action });
  await night.pass(12_000);

  night.player.act({ do: 'mistake' });

  assert.equal(night.running().frame.paused, true);
});
