// One random history of the engine alone: clocks that jump, taps, reloads; no disk, no sound, no screen.

import fc from 'fast-check';
import type { Action } from '../../../../client/player/logic/actions.ts';
import {
  readWatch,
  resumeWatch,
  type Stopwatch,
  startWatch,
} from '../../../../client/player/logic/clock.ts';
import { type Frame, frameOf } from '../../../../client/player/logic/engine.ts';
import { type Plan, planOf } from '../../../../client/player/logic/plan.ts';
import type { Routine } from '../../../../client/player/logic/routine.ts';
import {
  currentSegment,
  newSession,
  type Session,
} from '../../../../client/player/logic/session.ts';
import { change } from '../../../../client/player/logic/taking.ts';
import { block, calf, heat, routine, step } from './routines.ts';

const HOUR = 3_600_000;
/** How old the time on the disk may be. */
export const BEAT = 1000;

export type Event =
  | { kind: 'tap'; action: Action }
  /** Time goes by while the page is looked at, or hidden with its timers throttled. */
  | { kind: 'wait'; millis: number }
  /** The phone is locked; some phones stop their monotonic clock meanwhile. */
  | { kind: 'lock'; millis: number; stands: boolean }
  /** Somebody, or the network, sets the clock. */
  | { kind: 'set'; millis: number }
  | { kind: 'reload'; late: number };

const trio = (): Routine =>
  routine(
    [
      block([step({ id: '1', kind: 'prepare', seconds: 8 })]),
      block([step({ id: '2', seconds: 20, lead_in: 4 })], { repetitions: 2, sides: 'alternate' }),
      block([step({ id: '3', kind: 'move', seconds: 12 })], { sides: 'each' }),
    ],
    { id: 'foot-toe-acute', sides: 'both' },
  );

export const ROUTINES: ReadonlyMap<string, Routine> = new Map(
  [calf(), { ...calf(), id: 'calf-stand-acute' }, heat(), trio()].map((each) => [each.id, each]),
);

const TAPS: Action[] = [
  { do: 'pause' },
  { do: 'resume' },
  { do: 'next' },
  { do: 'previous' },
  { do: 'side' },
  { do: 'posture' },
  { do: 'again' },
  { do: 'still' },
  { do: 'pass' },
  { do: 'came-off' },
  { do: 'stop' },
  { do: 'mistake' },
  { do: 'muscle', muscle: 'foot' },
  { do: 'muscle', muscle: 'calf' },
  { do: 'offer', id: 'recovery-heat' },
];

export const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(...TAPS).map((action) => ({ kind: 'tap' as const, action })),
  },
  {
    weight: 4,
    arbitrary: fc
      .integer({ min: 0, max: 45_000 })
      .map((millis) => ({ kind: 'wait' as const, millis })),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('lock' as const),
      millis: fc.constantFrom(5000, 90_000, 20 * 60_000),
      stands: fc.boolean(),
    }),
  },
  {
    weight: 1,
    // Daylight saving moves no instant (zero), but a phone that does it wrong moves its clock.
    arbitrary: fc
      .constantFrom(-HOUR, 0, HOUR, 5000)
      .map((millis) => ({ kind: 'set' as const, millis })),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 0, max: BEAT }).map((late) => ({ kind: 'reload' as const, late })),
  },
);

/** A phone with nothing but the engine on it. */
export class Phone {
  wall = 1_795_000_000_000;
  monotonic = 0;
  /** Time that has really gone by, and by how much the clock was put forward. */
  passed = 0;
  putForward = 0;
  session: Session;
  #watch: Stopwatch;
  /** The time of the last tap, which is written with it. */
  #tapped = 0;

  constructor(purpose: Session['purpose'], id: string) {
    this.#watch = startWatch(this);
    this.session = newSession({
      id: 's',
      record: 'r',
      purpose,
      startedAt: this.#watch.startedAt,
      muscle: 'calf',
      routine: id,
    });
  }

  get plan(): Plan {
    const { routine: id, side } = currentSegment(this.session);
    return planOf(ROUTINES.get(id) ?? calf(), { side });
  }

  get plans(): Map<string, Plan> {
    return new Map([...ROUTINES].map(([id, each]) => [id, planOf(each)]));
  }

  look(): Frame {
    this.#watch = readWatch(this.#watch, this);
    const { elapsed } = this.#watch;
    return frameOf({ session: this.session, plan: this.plan, elapsed, unseen: false });
  }

  happen(event: Event): void {
    if (event.kind === 'tap') {
      const frame = this.look();
      const muscleOf = (id: string) => ROUTINES.get(id)?.muscle;
      this.session = change(this.session, event.action, { plan: this.plan, frame, muscleOf });
      this.#tapped = frame.elapsed;
    } else if (event.kind === 'set') {
      this.wall += event.millis;
      this.putForward += Math.max(0, event.millis);
    } else if (event.kind === 'reload') this.#reload(event.late);
    else this.#pass(event.millis, event.kind === 'wait' || !event.stands);
  }

  #pass(millis: number, ticks: boolean): void {
    this.wall += millis;
    this.passed += millis;
    if (ticks) this.monotonic += millis;
  }

  /** What the disk kept is all that is left, and its time is up to a second old. */
  #reload(late: number): void {
    const { elapsed } = this.look();
    const known = Math.max(this.#tapped, elapsed - late);
    const stored = JSON.stringify({ session: this.session, elapsed: known });
    const kept = JSON.parse(stored) as { session: Session; elapsed: number };
    this.monotonic = 0;
    this.session = kept.session;
    this.#watch = resumeWatch(kept.session.startedAt, kept.elapsed, this);
  }
}
