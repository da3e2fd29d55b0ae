import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  AHEAD,
  type Followed,
  follow,
  UNFOLLOWED,
} from '../../../client/player/logic/audio-clock.ts';
import { type Cue, captionAt, cuesOf, LATE } from '../../../client/player/logic/cues.ts';
import { momentAt, planOf } from '../../../client/player/logic/plan.ts';
import { block, calf, heat, line, phrases, routine, step } from './support/routines.ts';

const plan = planOf(calf());
const cues = cuesOf(plan, phrases);
const texts = (some: readonly Cue[]): (string | undefined)[] => some.map((cue) => cue.line?.text);
const ending = (cue: Cue): number => cue.at + (cue.line?.seconds ?? 0) * 1000;

test('a hold is heard as action, explanation, half-way, ten, three, two, one', () => {
  const hold = cues.filter(({ at }) => at >= 10_000 && at < 45_000);

  assert.deepEqual(texts(hold), [
    'Draw the foot back.',
    'hold',
    'Keep the knee straight.',
    'halfway',
    'ten_seconds',
    'three',
    'two',
    'one',
  ]);
});

const spoken = { action: line('Lean.'), explain: line('Why.', 4), feel: line('Feel it.', 2) };

test('what it should feel like is said before why', () => {
  const hold = cuesOf(planOf(routine([block([step({ spoken })])])), phrases);

  assert.deepEqual(texts(hold).slice(0, 3), ['Lean.', 'Feel it.', 'Why.']);
});

test('what does not fit into a short turn is said in the next one, and once', () => {
  const short = routine([block([step({ seconds: 10, spoken })], { repetitions: 3 })]);
  const said = cuesOf(planOf(short), phrases).filter(({ kind }) => kind === 'word');

  assert.deepEqual(
    said.map(({ moment, line: words }) => [moment, words?.text]),
    [
      [0, 'Feel it.'],
      [1, 'Why.'],
    ],
  );
});

test('the last minute is announced in steps of more than two minutes only', () => {
  const lastMinute = (seconds: number): number[] =>
    cuesOf(planOf(routine([block([step({ seconds })])])), phrases)
      .filter((cue) => cue.line?.text === 'one_minute')
      .map(({ at }) => at);

  assert.deepEqual([lastMinute(180), lastMinute(90)], [[120_000], []]);
});

test('nobody counts down into a breath', () => {
  const out = { at: 4, line: line('Breathe out.', 1), skip_gates: [] };
  const breath = step({ kind: 'move', seconds: 10, cues: [out] });
  const kinds = cuesOf(planOf(routine([block([breath])])), phrases).map(({ kind }) => kind);

  assert.ok(kinds.includes('word'));
  assert.ok(!kinds.includes('count'));
});

test('the action is said while getting into position', () => {
  const action = cues.find((cue) => cue.line?.text === 'Draw the foot back.');

  assert.equal(action?.at, 10_000);
});

test('the change of legs is spoken', () => {
  const both = planOf(routine([block([step()], { sides: 'each' })], { sides: 'both' }));

  assert.ok(texts(cuesOf(both, phrases)).includes('other_leg'));
});

test('the explanation is said in the first round only', () => {
  const said = cues.filter((cue) => cue.moment > 1 && cue.line?.text === 'Keep the knee straight.');

  // Once in the hold, once in the rest, and never again in rounds two and three.
  assert.equal(said.length, 2);
});

test('taking the warm pack off is said when its time is over', () => {
  const warm = planOf(heat());

  assert.ok(texts(cuesOf(warm, phrases)).includes('take_it_off'));
});

const anyPlan = fc
  .array(
    fc.record({
      kind: fc.constantFrom('hold' as const, 'rest' as const, 'move' as const, 'check' as const),
      seconds: fc.integer({ min: 1, max: 400 }),
      lead_in: fc.integer({ min: 0, max: 20 }),
      length: fc.double({ min: 0.3, max: 9, noNaN: true }),
      cue: fc.integer({ min: 0, max: 60 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((steps) =>
    planOf(
      routine(
        [
          block(
            steps.map(({ length, cue, ...change }) =>
              step({
                ...change,
                spoken: {
                  action: line('Do', length),
                  explain: line('Why', length),
                  feel: line('Feel', length),
                },
                cues: [{ at: cue, line: line('Breathe', 1), skip_gates: [] }],
              }),
            ),
            { repetitions: 2, sides: 'each' },
          ),
        ],
        { sides: 'both' },
      ),
    ),
  );

test('two sentences never speak at once, and none is later than two seconds', () => {
  fc.assert(
    fc.property(anyPlan, (any) => {
      const spoken = cuesOf(any, phrases).filter((cue) => cue.line);
      spoken.forEach((cue, at) => {
        const before = spoken[at - 1];
        if (before) assert.ok(cue.at >= ending(before) - 0.001);
        const moment = any.moments[cue.moment];
        if (moment && cue.kind === 'action') assert.ok(cue.at - moment.start <= LATE + LATE);
      });
    }),
  );
});

/** Looks at the plan again and again, as a page does whose timers are throttled or which was asleep. */
const listen = (
  waits: number[],
  jumps: number[],
): { laid: { cue: Cue; at: number }[]; heard: Cue[] } => {
  let followed: Followed = UNFOLLOWED;
  let queue: { cue: Cue; when: number }[] = [];
  const laid: { cue: Cue; at: number }[] = [];
  const heard: Cue[] = [];
  let audio = 3;
  let place = 0;
  waits.forEach((wait, n) => {
    audio += wait / 1000;
    place += wait + (jumps[n] ?? 0);
    heard.push(...queue.filter(({ when }) => when <= audio).map(({ cue }) => cue));
    queue = queue.filter(({ when }) => when > audio);
    const step = follow(cues, followed, { place, audio, until: Number.POSITIVE_INFINITY });
    followed = step.next;
    if (step.clear) queue = [];
    queue.push(...step.lay);
    laid.push(...step.lay.map(({ cue }) => ({ cue, at: place })));
  });
  return { laid, heard };
};

const throttled = fc.array(fc.integer({ min: 20, max: AHEAD - 5000 }), {
  minLength: 1,
  maxLength: 40,
});

test('every word of a routine sounds exactly once, however seldom the page wakes', () => {
  fc.assert(
    fc.property(throttled, (waits) => {
      // It looks at once, then seldom, and long enough for the whole plan.
      const { laid } = listen([1, ...waits, ...Array(10).fill(60_000)], []);
      const places = laid.map(({ cue }) => cue);
      assert.equal(new Set(places).size, places.length);
      assert.equal(places.length, cues.length);
    }),
  );
});

test('after a jump nothing is said that is more than two seconds late', () => {
  const jumps = fc.array(fc.constantFrom(0, 0, 0, 5000, 90_000, -30_000), { maxLength: 40 });
  fc.assert(
    fc.property(throttled, jumps, (waits, some) => {
      const { laid } = listen(waits, some);
      for (const { cue, at } of laid) assert.ok(at - cue.at <= LATE);
    }),
  );
});

test('after a jump into a hold it says what to do now', () => {
  const { laid } = listen([1, 1], [0, 25_000]);

  assert.ok(laid.some(({ cue, at }) => at > 25_000 && cue.kind === 'action' && cue.at === at));
});

test('after a jump, too, no sentence begins in the middle of another', () => {
  fc.assert(
    fc.property(anyPlan, fc.double({ min: 0, max: 1, noNaN: true }), (any, share) => {
      const place = share * any.total;
      const look = { place, audio: 0, until: Number.POSITIVE_INFINITY };
      const { lay } = follow(cuesOf(any, phrases), UNFOLLOWED, look);
      const spoken = lay.filter(({ cue }) => cue.line);
      spoken.forEach(({ when }, n) => {
        const before = spoken[n - 1];
        // What was due a moment before the jump is said from its beginning, that much later.
        if (before) assert.ok(when >= before.when + (before.cue.line?.seconds ?? 0) - LATE / 1000);
      });
    }),
    { numRuns: 1000 },
  );
});

test('after a jump what to do now is said first, though words would fall into it', () => {
  const breathe = [{ at: 20, line: line('Breathe.'), skip_gates: [] }];
  const told = cuesOf(planOf(routine([block([step({ spoken, cues: breathe })])])), phrases);

  const { lay } = follow(told, UNFOLLOWED, {
    ...{ place: 19_500, audio: 0, until: Number.POSITIVE_INFINITY },
  });

  assert.equal(lay[0]?.cue.line?.text, 'Lean.');
});

test('an interrupted routine that is over says nothing about its last step', () => {
  const { laid } = listen([1, 1], [0, plan.total + 60_000]);

  assert.deepEqual(
    laid.filter(({ at }) => at > plan.total),
    [],
  );
});

test('words behind a safety check are not laid out before it is passed', () => {
  const warm = planOf(heat());
  const words = cuesOf(warm, phrases);
  const { lay } = follow(words, UNFOLLOWED, { place: 0, audio: 0, until: 30_000 });

  assert.ok(lay.every(({ cue }) => cue.at <= 30_000));
});

test('the screen explains the step that is under way, also without any sound', () => {
  const silent = cuesOf(plan, {});
  for (let place = 0; place < plan.total; place += 500) {
    const moment = momentAt(plan, place);
    assert.ok(moment);
    assert.equal(captionAt(silent, place, moment), moment.step.explain);
  }
});

test('how it should feel stands on the screen while it is said, then why', () => {
  const told = planOf(routine([block([step({ spoken })])]));
  const said = cuesOf(told, phrases);
  const shownAt = (text: string): string => {
    const at = said.find((cue) => cue.line?.text === text)?.at ?? Number.NaN;
    const moment = momentAt(told, at);
    assert.ok(moment);
    return captionAt(said, at, moment);
  };

  assert.equal(shownAt('Feel it.'), 'Feel it.');
  assert.equal(shownAt('Why.'), 'Why.');
});

test('the explanation stands while numbers are counted down', () => {
  const counts = cues.filter(({ kind }) => kind === 'count');
  assert.ok(counts.length >= 3);
  for (const { at } of counts) {
    const moment = momentAt(plan, at - 1);
    assert.ok(moment);
    assert.equal(captionAt(cues, at, moment), 'Keep the knee straight.');
  }
});

test('the end of a plan is heard: a cramp asks, a routine says that it is over', () => {
  const last = (cramp: boolean) => cuesOf(planOf(calf(), { cramp }), phrases).at(-1);

  for (const cramp of [true, false]) assert.equal(last(cramp)?.at, plan.total);
  assert.equal(last(true)?.line?.text, 'still_cramping');
  assert.equal(last(false)?.line?.text, 'finished');
});
