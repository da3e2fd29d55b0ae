// A routine of the person's own, as the player runs it. What it grew from gives it what keeps
// people safe: who must leave it out, the look at the skin, how long something may lie on it.

import type { OwnStep, RoutineFields } from '../contract/wire.ts';
import { t } from '../foundation/locale.ts';
import { openStore } from '../foundation/records.ts';
import { fallbackRoutine } from './fallback.ts';
import { isMuscle } from './logic/chain.ts';
import type { Block, Line, Routine, Step } from './logic/routine.ts';

const FILE = /^routines\/own\/(?<record>[^/]+)\.json$/;
const OURS = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const stepsIn = (routine: Routine | undefined): Step[] =>
  routine?.blocks.flatMap(({ steps }) => steps) ?? [];

/** What holds for a step whose words are new: all that any step held back before it. */
const heldBack = (base: Routine | undefined): Pick<Step, 'skip_gates' | 'needs_answer'> => ({
  skip_gates: [...new Set(stepsIn(base).flatMap(({ skip_gates }) => skip_gates))],
  needs_answer: stepsIn(base).some(({ needs_answer }) => needs_answer),
});

const line = (text: string): Line => ({ text, audio: null, seconds: 2 });

/** A step of the person's own words, without a picture. */
const written = (base: Routine | undefined, { action, explain = '', seconds }: OwnStep): Step => ({
  ...heldBack(base),
  id: '',
  kind: 'move',
  seconds,
  lead_in: 0,
  action,
  explain,
  feel: null,
  spoken: { action: line(action), explain: explain ? line(explain) : null, feel: null },
  partner: null,
  cues: [],
  picture: null,
  gate_check: false,
  contact: false,
});

const blockOf = (base: Routine | undefined, own: OwnStep, at: number): Block => {
  const same = stepsIn(base).find(({ action }) => action === own.action);
  return {
    repetitions: Math.max(1, own.repetitions ?? 1),
    sides: base?.blocks.find(({ steps }) => same && steps.includes(same))?.sides ?? 'one',
    steps: [
      {
        ...(same ?? written(base, own)),
        id: String(at + 1),
        seconds: Math.max(1, own.seconds),
        explain: own.explain || (same?.explain ?? ''),
        // Moments of the other length would come too early, or never.
        cues: same?.seconds === own.seconds ? same.cues : [],
        contact: base?.contact != null,
      },
    ],
  };
};

/** What the person cannot have left out: the safety check before, and taking off what lies on the
 * skin after. */
const aroundOf = (base: Routine | undefined): { before: Step[]; after: Step[] } => ({
  before: stepsIn(base).filter(({ gate_check }) => gate_check),
  after: base?.contact ? stepsIn(base).slice(-1) : [],
});

const blocksOf = (own: readonly OwnStep[], base: Routine | undefined): Block[] => {
  const { before, after } = aroundOf(base);
  const given = new Set([...before, ...after].map(({ action }) => action));
  const middle = own.filter(({ action }) => !given.has(action));
  const once = (step: Step): Block => ({ repetitions: 1, sides: 'one', steps: [step] });
  return middle.length === 0
    ? []
    : [
        ...before.map(once),
        ...middle.map((step, at) => blockOf(base, step, at)),
        ...after.map(once),
      ];
};

/** Lays out what the person wrote; `base` is the routine of ours that it grew from. */
export const ownRoutine = (id: string, fields: RoutineFields, base?: Routine): Routine => ({
  id,
  title: fields.title || t('Own routine'),
  muscle: isMuscle(fields.muscle) ? fields.muscle : (base?.muscle ?? 'other'),
  postures: base?.postures ?? ['lying'],
  when: 'prevention',
  sides: base?.sides ?? 'none',
  contact: base?.contact ?? null,
  partner: null,
  alternatives: [],
  gates: base?.gates ?? fallbackRoutine(id, 'other').gates,
  blocks: blocksOf(fields.steps ?? [], base),
});

/** Reads one of them where others have a file; throws when it is not on this phone. */
export const readOwn = async (
  path: string,
  file: (path: string) => Promise<unknown>,
): Promise<Routine> => {
  const record = FILE.exec(path)?.groups?.['record'] ?? '';
  const row = await (await openStore()).get<'routine'>(record);
  if (row?.kind !== 'routine') throw new Error(`${path} is not here`);
  const { based_on } = row.fields;
  const base =
    based_on && OURS.test(based_on) ? await file(`routines/${based_on}.json`) : undefined;
  return ownRoutine(`own/${record}`, row.fields, base as Routine | undefined);
};
