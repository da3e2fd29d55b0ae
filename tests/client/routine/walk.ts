// Walks the routines of stdin through the player from their first step to their end, with the clocks
// of a test, and tells on stdout how long that took, for tests/integration/pages/test_lengths.py.

import '../support/tsx.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Answers as Told } from '../../../client/parts/logic/gates.ts';
import { planOf } from '../../../client/player/logic/plan.ts';
import type { Answers, Routine } from '../../../client/player/logic/routine.ts';
import { timedFor } from '../../../client/routine/logic/takes.ts';
import { Night } from '../player/support/night.ts';

const { lengthOf } = await import('../../../client/routine/view/takes.tsx');

interface Given {
  routine: Routine;
  answers: Answers;
}

const walked = async ({ routine, answers }: Given): Promise<number> => {
  const night = new Night();
  night.routines.set(routine.id, routine);
  night.player.meet({ answers, muscle: 'calf' });
  night.player.begin('routine', routine);
  await night.settle();
  while (night.running().frame.phase === 'running') {
    const { waiting, left } = night.running().frame;
    // Whoever looks at the legs takes the time that the step gives for it.
    if (waiting && left <= 200) night.player.act({ do: 'pass' });
    else await night.pass(200);
  }
  // The check is passed a fifth of a second before its end.
  return Math.round(night.running().frame.elapsed / 1000);
};

const promised = ({ routine, answers }: Given): string => {
  const gates = routine.blocks.flatMap(({ steps }) => steps.flatMap((step) => step.skip_gates));
  const secondsFor = (told: Told): number =>
    planOf(routine, { answers: told as Answers }).total / 1000;
  return lengthOf(timedFor(answers, gates, secondsFor).seconds);
};

const found: { seconds: number; said: string; promised: string }[] = [];
for (const given of JSON.parse(readFileSync(0, 'utf8')) as Given[]) {
  const seconds = await walked(given);
  found.push({ seconds, said: lengthOf(seconds), promised: promised(given) });
}
writeFileSync(1, JSON.stringify(found));
