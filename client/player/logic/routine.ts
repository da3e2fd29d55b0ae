// The published routine as the player reads it: the contract's shapes, less what it has no use for.

import type * as wire from '../../contract/wire.ts';

export type Line = wire.Line;
export type Node = wire.Node;
export type Picture = wire.Picture;
export type StepKind = wire.StepKind;
export type Muscle = wire.Muscle;
export type RoutineGate = wire.PublishedGate;
export type Side = 'left' | 'right';

/** What the person told once, by day; a gate that is absent was never asked. */
export type Answers = Readonly<Partial<Record<string, 'yes' | 'no' | 'unsure'>>>;

/** The stretch that needs no file has no picture. */
export type Step = Omit<wire.Step, 'picture'> & { picture: Picture | null };
export type Block = Omit<wire.Block, 'steps'> & { steps: Step[] };
export type Routine = Pick<
  wire.PublishedRoutine,
  | 'id'
  | 'title'
  | 'muscle'
  | 'postures'
  | 'when'
  | 'sides'
  | 'contact'
  | 'partner'
  | 'alternatives'
  | 'gates'
> & { blocks: Block[] };

/** The common spoken lines by key; a line that is missing is not said. */
export type Phrases = Readonly<Partial<Record<string, Line>>>;
export type Emergency = Pick<
  wire.PublishedEmergency,
  'quick_line' | 'number_hint' | 'today_hint' | 'headline' | 'body' | 'player_signs'
>;
