// What a tap can ask for, and what the screen can show.

import type { Frame } from './engine.ts';
import type { Moment, Plan } from './plan.ts';
import type { Muscle, RoutineGate } from './routine.ts';
import type { Session } from './session.ts';

export type Panel = 'muscle' | 'partner' | 'emergency' | 'gone-at' | 'next';

export type Action =
  | { do: 'gone' | 'finish' }
  | { do: 'gone-at'; elapsed: number | null }
  | { do: 'undo' | 'mute' | 'side' | 'posture' | 'still' | 'pass' | 'came-off' | 'repeat' }
  | { do: 'pause' | 'resume' | 'next' | 'previous' }
  | { do: 'stop' | 'mistake' | 'up' | 'sleep' | 'save' | 'again' }
  | { do: 'muscle'; muscle: Muscle }
  | { do: 'offer'; id: string }
  | { do: 'panel'; panel: Panel | null };

/** These can be taken back for ten seconds, as the end can. */
export const UNDOABLE: readonly Action['do'][] = [
  'muscle',
  'side',
  'posture',
  'offer',
  'again',
  'next',
  'previous',
  'stop',
];

type SoundShown = 'running' | 'muted' | 'paused' | 'absent';

/** A sentence about what has just happened. */
export type Note =
  | { kind: 'resumed'; seconds: number; moment: Moment }
  | { kind: 'still-running' }
  | { kind: 'not-saved' };

/** Why nothing of a routine is shown: an answer of the person, or no gate: its file is not here. */
export type Closed = Pick<RoutineGate, 'why' | 'instead'> & {
  readonly gate: RoutineGate['gate'] | null;
};

export interface Running {
  at: 'on';
  session: Session;
  plan: Plan;
  frame: Frame;
  caption: string | null;
  panel: Panel | null;
  note: Note | null;
  canUndo: boolean;
  sound: SoundShown;
  closed: Closed | null;
  caution: string | null;
}

export interface Ended {
  at: 'ended';
  session: Session;
  stage: 'sit-up' | 'saved' | 'dark';
  /** Seconds of sitting up slowly still to do. */
  left: number;
  /** Elapsed milliseconds; null when nobody knows. */
  lasted: number | null;
  saved: 'saving' | 'saved' | 'failed';
  canUndo: boolean;
  contact: boolean;
  /** Stop was open, and nobody said that it was a mistake. */
  stopped: boolean;
}

export type Shown = { at: 'idle' } | Running | Ended;
