// Which routine comes first for a muscle, and which next when the cramp goes on.

import type { Muscle, Routine } from './routine.ts';

/** Lying or sitting first, then on the feet. A test holds these names against the routines. */
export const ACUTE: Readonly<Record<Muscle, readonly [string, ...string[]]>> = {
  calf: ['calf-bed-acute', 'calf-stand-acute'],
  hamstring: ['hamstring-acute', 'hamstring-sit-acute'],
  quadriceps: ['quad-acute', 'quad-stand-acute'],
  foot: ['foot-toe-acute'],
  toes: ['foot-toe-acute'],
  shin: ['shin-front-acute'],
  other: ['exercise-cramp-acute'],
};

export const isMuscle = (name: string | undefined): name is Muscle =>
  name !== undefined && Object.hasOwn(ACUTE, name);

export const firstFor = (muscle: Muscle): string => ACUTE[muscle][0];

/** The same muscle in another posture. */
export const otherPosture = (routine: string): string | undefined => {
  const family = Object.values(ACUTE).find((ids) => ids.includes(routine));
  return family?.find((id) => id !== routine);
};

/** What can soothe after any stretch, each behind its own safety check. */
const SOOTHING = ['recovery-heat', 'recovery-cold', 'massage-light'];

/** The routines that may come after this one: its own first, then what soothes. */
export const nextAfter = ({ id, alternatives }: Pick<Routine, 'id' | 'alternatives'>): string[] =>
  [...new Set([...alternatives, ...SOOTHING])].filter((other) => other !== id);
