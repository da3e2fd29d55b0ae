// What is said and when: a list in the plan's own time, so that audio can be scheduled ahead.

import { isWork, type Millis, type Moment, type Plan } from './plan.ts';
import type { Line, Phrases, Step } from './routine.ts';

export type CueKind = 'action' | 'word' | 'half' | 'left' | 'count' | 'change' | 'off' | 'end';

export interface Cue {
  /** Where in the plan, in milliseconds. */
  at: Millis;
  kind: CueKind;
  /** Null: nothing to say, only a beep. */
  line: Line | null;
  moment: number;
  /** It stands on the screen as the explanation. */
  shown: boolean;
}

/** A cue that comes later than this is dropped; what holds now is said instead. */
export const LATE: Millis = 2000;
const GAP: Millis = 350;
const SECOND = 1000;

const WAITS: readonly CueKind[] = ['action', 'change', 'off', 'end'];

type Spoken = Omit<Cue, 'at' | 'moment'>;

const say = (kind: CueKind, line: Line | null | undefined, shown = false): Spoken[] =>
  line === null || line === undefined ? [] : [{ kind, line, shown }];

const isCounted = ({ kind }: Moment): boolean => kind === 'hold' || kind === 'move';

/** The words at fixed places: half-way, ten, three, two, one, and the step's own. */
const fixedCues = (moment: Moment, phrases: Phrases): Cue[] => {
  const length = moment.end - moment.start;
  const at = (place: Millis, [spoken]: Spoken[]): Cue[] =>
    spoken ? [{ ...spoken, at: place, moment: moment.index }] : [];
  const own = isWork(moment) ? moment.step.cues : [];
  const long = isCounted(moment) && length >= 20 * SECOND;
  // A short step with words of its own (a breath) would hardly be heard between the numbers.
  const isShort = length < (own.length > 0 ? 20 : 10) * SECOND;
  const counted = isWork(moment) && !moment.waits && !isShort;
  return [
    ...own.flatMap((cue) => at(moment.start + cue.at * SECOND, say('word', cue.line, true))),
    ...(long && length < 240 * SECOND
      ? at(moment.start + length / 2, say('half', phrases['halfway']))
      : []),
    ...(isCounted(moment) && length > 120 * SECOND
      ? at(moment.end - 60 * SECOND, say('left', phrases['one_minute']))
      : []),
    ...(long ? at(moment.end - 10 * SECOND, say('left', phrases['ten_seconds'])) : []),
    ...(counted
      ? ['three', 'two', 'one'].flatMap((key, n) =>
          at(moment.end - (3 - n) * SECOND, [
            { kind: 'count', line: phrases[key] ?? null, shown: false },
          ]),
        )
      : []),
  ].sort((one, other) => one.at - other.at);
};

const introOf = (moment: Moment, before: Moment | undefined, phrases: Phrases): Spoken[] => {
  const { spoken, contact } = moment.step;
  const leadsIn = before !== undefined && !isWork(before) && before.step === moment.step;
  const cameOff = before?.step.contact && !contact ? say('off', phrases['take_it_off']) : [];
  if (moment.kind === 'change-over')
    return [...say('change', phrases['other_leg']), ...say('action', spoken.action)];
  if (moment.kind === 'lead-in') return [...cameOff, ...say('action', spoken.action)];
  return [
    ...cameOff,
    ...(leadsIn
      ? moment.kind === 'hold'
        ? say('change', phrases['hold'])
        : [{ kind: 'change' as const, line: null, shown: false }]
      : say('action', spoken.action)),
  ];
};

/** What it should feel like, then why: said once, what did not fit in the step's next turn. */
const wordsOf = (moment: Moment, unsaid: readonly Spoken[] = []): readonly Spoken[] => {
  const { feel, explain } = moment.step.spoken;
  return moment.first ? [...say('word', feel, true), ...say('word', explain, true)] : unsaid;
};

/** Lays words one after another from the moment's start; what does not fit before the next fixed word is left out. */
const queued = (spoken: readonly Spoken[], moment: Moment, fixed: Cue[]): Cue[] => {
  let clock = moment.start;
  const cues: Cue[] = [];
  for (const word of spoken) {
    const ends = clock + (word.line?.seconds ?? 0) * SECOND;
    const limit = fixed.find(({ at }) => at >= clock)?.at ?? moment.end;
    if (word.kind === 'word' && ends > Math.min(limit, moment.end)) continue;
    cues.push({ ...word, at: clock, moment: moment.index });
    clock = ends + (word.line ? GAP : 0);
  }
  return cues;
};

/** Fixed words that the opening words would talk over are left out, the count excepted. */
const clearOf = (fixed: Cue[], opening: Cue[]): Cue[] => {
  const last = opening.at(-1);
  const ends = last ? last.at + (last.line?.seconds ?? 0) * SECOND : 0;
  return fixed.filter(({ at, kind }) => at >= ends || kind === 'count');
};

/** Two sentences never speak at once: what matters waits a little, the rest is left out. */
const inTurn = (cues: Cue[]): Cue[] => {
  let busy = 0;
  return cues.flatMap((cue) => {
    const late = busy - cue.at;
    if (cue.line && late > 0 && (late > LATE || WAITS.includes(cue.kind) === false)) return [];
    const at = cue.line ? Math.max(cue.at, busy) : cue.at;
    if (cue.line) busy = at + cue.line.seconds * SECOND;
    return [{ ...cue, at }];
  });
};

/** Every cue of a plan in order. */
export const cuesOf = (plan: Plan, phrases: Phrases): Cue[] => {
  const unsaid = new Map<Step, readonly Spoken[]>();
  const cues = plan.moments.flatMap((moment, at) => {
    const fixed = fixedCues(moment, phrases);
    const words = isWork(moment) ? wordsOf(moment, unsaid.get(moment.step)) : [];
    const intro = introOf(moment, plan.moments[at - 1], phrases);
    const opening = queued([...intro, ...words], moment, fixed);
    if (isWork(moment))
      unsaid.set(
        moment.step,
        words.filter(({ line }) => !opening.some((cue) => cue.line === line)),
      );
    return [...opening, ...clearOf(fixed, opening)];
  });
  const end = phrases[plan.cramp ? 'still_cramping' : 'finished'] ?? null;
  const last = plan.moments.length - 1;
  if (last < 0) return [];
  const ending: Cue = { at: plan.total, kind: 'end', line: end, moment: last, shown: false };
  return inTurn([...cues, ending]);
};

/** What to say between two places of the plan. */
export const cuesBetween = (cues: readonly Cue[], from: Millis, to: Millis): Cue[] =>
  cues.filter(({ at }) => at > from && at <= to);

/** The explanation on the screen: the last one said in this step, else the step's own. */
export const captionAt = (cues: readonly Cue[], place: Millis, moment: Moment): string => {
  const said = cues.findLast(({ at, shown }) => shown && at <= place);
  return (said?.moment === moment.index && said.line?.text) || moment.step.explain;
};

/** The last whole sentence that was said, for saying it again. */
export const sentenceAt = (cues: readonly Cue[], place: Millis): Line | null =>
  cues.findLast(({ at, kind }) => at <= place && (kind === 'action' || kind === 'word'))?.line ??
  null;

/** What is said after a jump instead of what was missed: the step that holds now. */
export const currentCue = (cues: readonly Cue[], place: Millis): Cue | undefined => {
  const now = cues.findLast(({ at, kind }) => kind === 'action' && at <= place);
  return now && { ...now, at: place };
};
