// A routine laid out in time: one line of moments, each with its place in milliseconds.

import { forHelper, isLeftOut, spokenFor } from './gates.ts';
import type { Answers, Block, Routine, Side, Step, StepKind } from './routine.ts';

export type Millis = number;
type MomentKind = 'lead-in' | 'change-over' | StepKind;

export interface Moment {
  index: number;
  start: Millis;
  end: Millis;
  kind: MomentKind;
  step: Step;
  /** The leg it is for, where that is known. */
  side: Side | null;
  repetition: number;
  repetitions: number;
  /** The person reads the explanation once, in the first round. */
  first: boolean;
  /** The safety check: time stands still at its end until it is passed. */
  waits: boolean;
}

export interface Plan {
  routine: Routine;
  moments: readonly Moment[];
  total: Millis;
  /** Done because of a cramp. */
  cramp: boolean;
}

interface Pass {
  side: Side | null;
  repetition: number;
  /** The other leg worked just before. */
  changed: boolean;
  /** No repetition on this leg came before. */
  fresh: boolean;
}

const SECOND = 1000;
const CHANGE_OVER = { least: 5, most: 10 };

export const otherSide = (side: Side): Side => (side === 'left' ? 'right' : 'left');

const sidesOf = (block: Block, side: Side | null): (Side | null)[] => {
  const first = side ?? 'left';
  return block.sides === 'one' ? [side] : [first, otherSide(first)];
};

/** The rounds of a block in the order in which they are done. */
const passesOf = (block: Block, side: Side | null): Pass[] => {
  const sides = sidesOf(block, side);
  const rounds = Array.from({ length: block.repetitions }, (_, round) => round);
  const order =
    block.sides === 'each'
      ? sides.flatMap((leg) => rounds.map((round) => ({ leg, round })))
      : rounds.flatMap((round) => sides.map((leg) => ({ leg, round })));
  return order.map(({ leg, round }, at) => ({
    side: leg,
    repetition: round + 1,
    changed: at > 0 && order[at - 1]?.leg !== leg,
    fresh: round === 0,
  }));
};

type Draft = Omit<Moment, 'index' | 'start' | 'end'> & { length: Millis };

/** Time to get there: a change of leg takes the place of the lead-in, and neither eats the hold. */
const approach = (step: Step, pass: Pass, isFirstStep: boolean): [MomentKind, number] | null => {
  if (isFirstStep && pass.changed) {
    const { least, most } = CHANGE_OVER;
    return ['change-over', Math.min(most, Math.max(least, step.lead_in))];
  }
  return pass.fresh && step.lead_in > 0 ? ['lead-in', step.lead_in] : null;
};

const draftsOf = (block: Block, steps: Step[], pass: Pass): Draft[] =>
  steps.flatMap((step, at) => {
    const shared = {
      step,
      side: pass.side,
      repetition: pass.repetition,
      repetitions: block.repetitions,
      first: pass.fresh && !pass.changed,
    };
    const before = approach(step, pass, at === 0);
    const work = {
      ...shared,
      kind: step.kind,
      length: step.seconds * SECOND,
      waits: step.gate_check,
    };
    return before
      ? [{ ...shared, kind: before[0], length: before[1] * SECOND, waits: false }, work]
      : [work];
  });

const laidOut = (drafts: Draft[]): Moment[] => {
  let clock = 0;
  return drafts.map(({ length, ...draft }, index) => {
    const start = clock;
    clock += length;
    return { ...draft, index, start, end: clock };
  });
};

interface PlanFor {
  side?: Side | null;
  answers?: Answers;
  /** Somebody else does it, and listens. */
  helper?: boolean;
  /** It is done because of a cramp: at its end the question is whether that goes on. */
  cramp?: boolean;
}

/** The plan of a routine for this leg and these answers. */
export const planOf = (
  routine: Routine,
  { side = null, answers = {}, helper = false, cramp = routine.when === 'acute' }: PlanFor = {},
): Plan => {
  const moments = laidOut(
    routine.blocks.flatMap((block) => {
      const steps = block.steps
        .filter((step) => !isLeftOut(step, answers))
        .map((step) => spokenFor(step, answers))
        .map((step) => (helper ? forHelper(step) : step));
      const leg = routine.sides === 'none' ? null : side;
      return passesOf(block, leg).flatMap((pass) => draftsOf(block, steps, pass));
    }),
  );
  return { routine, moments, total: moments.at(-1)?.end ?? 0, cramp };
};

/** The moment at a place in the plan; the last one from its end on. */
export const momentAt = (plan: Plan, place: Millis): Moment | undefined =>
  plan.moments.find(({ end }) => place < end) ?? plan.moments.at(-1);

/** How many turns of steps there are; getting into position is none. */
export const stepsOf = (plan: Plan): number => plan.moments.filter(isWork).length;
export const isWork = ({ kind }: Moment): boolean => kind !== 'lead-in' && kind !== 'change-over';
