// One session's course: its facts, its clock, and what lies open on the screen just now.

import type { Ending } from './episodes.ts';
import type { Ended, Note, Panel, Shown } from './logic/actions.ts';
import type { Stopwatch } from './logic/clock.ts';
import { stepsDone } from './logic/doing.ts';
import { type Frame, frameOf, lastedBy } from './logic/engine.ts';
import { stepsOf } from './logic/plan.ts';
import type { Session } from './logic/session.ts';
import type { Score } from './score.ts';
import type { SoundState } from './sound.ts';
import type { Lamp } from './wake-lock.ts';

const UNDO = 10_000;
const SIT_UP = 20_000;
const REMARK = 8000;
/** A caution is read while the person gets into position. */
const FIRST_WORDS = 15_000;

export interface End {
  at: number;
  ending: Ending;
  /** Whether this very end is on the disk: what was written before or after says nothing about it. */
  saved: Ended['saved'];
  /** The person sits, and need not be waited for. */
  up: boolean;
  dark: boolean;
}

export interface Course {
  session: Session;
  watch: Stopwatch;
  score: Score;
  frame: Frame;
  ended: End | undefined;
  undo: { session: Session; until: number } | undefined;
  note: { note: Note; until: number } | undefined;
  panel: Panel | null;
  /** The voice was quieted. */
  muted: boolean;
  /** Elapsed time at which the page was hidden. */
  left: number | null;
  /** The ten minutes passed while nobody looked. */
  unseen: boolean;
  /** Elapsed time at which this document took it up. */
  since: number;
  /** Elapsed time that the disk knows. */
  beaten: number;
  /** What was announced last. */
  told: Frame | undefined;
  /** The closed routine that a way around was looked for. */
  around: string | undefined;
}

/** What lies open before the first tap of this document, or after the last was taken back. */
export const panelFor = ({ stopped }: Session): Panel | null => (stopped ? 'emergency' : null);

export const newCourse = (session: Session, watch: Stopwatch, score: Score): Course => ({
  session,
  watch,
  score,
  frame: frameOf({ session, plan: score.plan, elapsed: watch.elapsed, unseen: false }),
  ended: undefined,
  undo: undefined,
  note: undefined,
  panel: panelFor(session),
  muted: false,
  left: null,
  unseen: false,
  since: watch.elapsed,
  beaten: watch.elapsed,
  told: undefined,
  around: undefined,
});

/** What was begun before a slow disk had told of this one is this one, and so is what it has still to
 * write. False when there is nothing to go on with: it has been ended, or is something else. */
export const becomeOne = (course: Course, session: Session, watch: Stopwatch): boolean => {
  if (course.session.purpose !== session.purpose) return false;
  if (!course.ended) Object.assign(course, { session, watch });
  const { id, record, muscle } = session;
  for (const told of [course, course.undo])
    if (told) told.session = { ...told.session, id, record, muscle };
  return !course.ended;
};

export const offerUndo = (course: Course): void => {
  course.undo = { session: course.session, until: course.watch.elapsed + UNDO };
};

export const remark = (course: Course, note: Note): void => {
  course.note = { note, until: course.watch.elapsed + REMARK };
};

/** One sentence for who comes back in the middle of a step. */
export const sayWhere = (course: Course): void => {
  const { moment, phase, paused, place } = course.frame;
  if (!moment || phase !== 'running' || paused) return;
  const seconds = Math.max(0, Math.round((place - moment.start) / 1000));
  remark(course, { kind: 'resumed', seconds, moment });
};

/** A routine whose file is not here: what it is, and whom it harms, nobody knows yet. */
export const isAwaited = ({ score }: Pick<Course, 'score'>): boolean => score.closed?.gate === null;

/** A routine that this person's answers close, or that is not here, is not done: nothing of it is
 * remembered. A cramp is. */
export const isRefused = ({ session, score }: Course): boolean =>
  session.purpose === 'routine' && score.closed !== null;

/** What will be remembered when it ended at that time; null: nobody knows when. */
export const endingOf = (
  { session, score, frame }: Course,
  lasted: number | null,
  during: Ending['during'],
): Ending => ({
  elapsed: lasted && lastedBy(session, score.plan.total, lasted),
  during,
  done: stepsDone(session, score.plan, frame.elapsed),
  of: stepsOf(score.plan),
});

/** Seconds until whoever was lying has sat up. */
const toSit = ({ watch }: Course, { at }: End): number =>
  Math.max(0, Math.ceil((at + SIT_UP - watch.elapsed) / 1000));

const stageOf = (course: Course, ended: End): Ended['stage'] => {
  if (ended.dark) return 'dark';
  const isUp = ended.up || toSit(course, ended) === 0 || course.session.purpose === 'routine';
  return isUp ? 'saved' : 'sit-up';
};

/** The ten minutes stand before whatever lies open, except for Stop; whoever helps goes on under them. */
export const giveWay = (course: Course): void => {
  const stays = course.panel === 'emergency' || course.panel === 'partner';
  if (course.frame.phase === 'too-long' && !stays) course.panel = null;
};

/** What is announced. Stop and the end are read from the screen, and so is why something is closed:
 * no step behind them may be heard. */
export const heardOf = ({ ended, panel, score, frame }: Course): Frame | undefined => {
  return ended || panel === 'emergency' || score.closed ? undefined : frame;
};

/** By this it is known again: a tick and a tool change neither step nor phase. */
export const soundsLike = (frame: Frame | undefined): string => {
  const { index, side, step } = frame?.moment ?? {};
  return [frame?.phase, index, side, step?.spoken.action.text].join(' ');
};

const needsLight = (course: Course): boolean =>
  course.ended ? stageOf(course, course.ended) === 'sit-up' : course.frame.phase !== 'finished';

/** Keeps the screen on while there is something to do. Whoever has come to the end may fall asleep
 * over it, and the phone with them. */
export const keepLit = (course: Course, lamp: Lamp): void => {
  if (needsLight(course)) lamp.on();
  else lamp.off();
};

const lookAtEnd = (course: Course, ended: End, canUndo: boolean): Ended => ({
  at: 'ended',
  session: course.session,
  stage: stageOf(course, ended),
  left: toSit(course, ended),
  lasted: ended.ending.elapsed,
  saved: ended.saved,
  canUndo,
  contact: course.score.plan.routine.contact !== null,
  stopped: course.panel === 'emergency',
});

/** A sentence about a step goes with that step. */
const noteNow = ({ note, watch, frame }: Course): Note | null => {
  if (!note || watch.elapsed >= note.until) return null;
  const isPast = note.note.kind === 'resumed' && note.note.moment.start !== frame.moment?.start;
  return isPast ? null : note.note;
};

/** What the screen has to show. */
export const lookAt = (course: Course | undefined, sound: SoundState): Shown => {
  if (!course) return { at: 'idle' };
  const { session, score, frame, ended, undo, panel, watch, muted } = course;
  const canUndo = undo !== undefined && watch.elapsed < undo.until;
  if (ended) return lookAtEnd(course, ended, canUndo);
  return {
    at: 'on',
    session,
    plan: score.plan,
    frame,
    caption: frame.moment ? score.words.caption(frame.place, frame.moment) : null,
    panel,
    note: noteNow(course),
    canUndo,
    sound: muted ? 'muted' : sound,
    closed: score.closed,
    caution: frame.place < FIRST_WORDS ? score.caution : null,
  };
};
