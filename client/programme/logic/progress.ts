// How far somebody is in a programme. Evenings are counted, never in a row: a gap costs nothing.

import type { PublishedProgramme, SessionFields } from '../../contract/wire.ts';
import {
  addDays,
  dateAt,
  HOUR,
  type Instant,
  MINUTE,
  nightAt,
  parseIso,
} from '../../foundation/clock.ts';

type Programme = Pick<PublishedProgramme, 'days' | 'routines'>;
interface Run {
  readonly fields: SessionFields;
}

export interface Progress {
  /** 1 on the first evening; the number of evenings once it is over. */
  readonly evening: number;
  /** The date of the last evening. */
  readonly last: string;
  readonly isOver: boolean;
  readonly doneTonight: boolean;
  /** Evenings with a routine, among the last few that are behind. */
  readonly done: number;
  readonly among: number;
  /** The same over the whole programme so far. */
  readonly doneInAll: number;
}

/** So many evenings are looked back on at most. */
const LOOK_BACK = 14;
/** From four in the morning on the night is behind, and the evening to come is tonight. */
const MORNING = 4;

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / (24 * HOUR));

/** Ended, and at least half of its steps done: a tap too much in a hurry does not count. */
const isDone = ({ ended_at, completed_steps, of_steps }: SessionFields): boolean =>
  ended_at !== undefined && (completed_steps ?? 0) * 2 >= (of_steps ?? 0);

/** The evenings on which one of the programme's routines was done. */
const eveningsOf = ({ routines }: Programme, runs: readonly Run[]): Set<string> => {
  const counting = new Set(routines.map(({ id }) => id));
  const instants = runs
    .filter(({ fields }) => counting.has(fields.routine) && isDone(fields))
    .flatMap(({ fields }) => parseIso(fields.started_at) ?? []);
  return new Set(instants.map(nightAt));
};

const hourOf = ({ ms, offset }: Instant): number =>
  Math.floor(((ms + offset * MINUTE) % (24 * HOUR)) / HOUR);

/** The date of this evening, which after midnight is that of the night under way: the first one of
 * who begins now. */
export const tonightAt = (now: Instant): string =>
  hourOf(now) < MORNING ? nightAt(now) : dateAt(now);

/** The date of the last evening of who began on this one. */
export const lastEveningOf = ({ days }: Pick<Programme, 'days'>, startedOn: string): string =>
  addDays(startedOn, days - 1);

export const progressOf = (
  programme: Programme,
  { startedOn, runs, now }: { startedOn: string; runs: readonly Run[]; now: Instant },
): Progress => {
  const tonight = tonightAt(now);
  const last = lastEveningOf(programme, startedOn);
  const evenings = eveningsOf(programme, runs);
  const doneTonight = evenings.has(tonight) && tonight >= startedOn;
  // An evening that is still to come is none that was left out.
  const behind = doneTonight ? tonight : addDays(tonight, -1);
  const end = behind < last ? behind : last;
  const from = [startedOn, addDays(end, 1 - LOOK_BACK)].sort().at(-1) ?? startedOn;
  const count = (first: string): number =>
    [...evenings].filter((evening) => evening >= first && evening <= end).length;
  return {
    evening: Math.min(programme.days, Math.max(1, daysBetween(startedOn, tonight) + 1)),
    last,
    isOver: behind >= last,
    doneTonight,
    done: count(from),
    among: Math.max(0, daysBetween(from, end) + 1),
    doneInAll: count(startedOn),
  };
};
