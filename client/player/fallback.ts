// A stretch that needs no file at all, for the phone that has none yet. It carries no picture.

import { t } from '../foundation/locale.ts';
import { FOR_A_DOCTOR } from '../parts/logic/gates.ts';
import type { Closed } from './logic/actions.ts';
import type { Line, Muscle, Routine, RoutineGate, Step, StepKind } from './logic/routine.ts';

const line = (text: string): Line => ({ text, audio: null, seconds: 2 });

const step = (
  id: string,
  kind: StepKind,
  seconds: number,
  action: string,
  explain: string,
): Step => ({
  id,
  kind,
  seconds,
  lead_in: 0,
  action,
  explain,
  feel: null,
  spoken: { action: line(action), explain: line(explain), feel: null },
  partner: null,
  cues: [],
  picture: null,
  gate_check: false,
  contact: false,
  skip_gates: [],
  needs_answer: false,
});

const closing = (gate: RoutineGate['gate']): RoutineGate => ({
  gate,
  effect: 'block',
  why: t('Stop. Get medical help now.'),
  instead: '',
  instead_routine: null,
});

/** What is said in place of a routine that was chosen by its name and has not come. */
export const notHere = (): Closed => ({
  gate: null,
  why: t(
    'What to do, and who should leave it out, could not be loaded. It begins once that is here.',
  ),
  instead: t('Or end it, and try again with network. For a cramp, Cramp now needs no network.'),
});

/** What holds for every cramped muscle, until the routine itself arrives. */
export const fallbackRoutine = (id: string, muscle: Muscle): Routine => {
  const stretch =
    muscle === 'calf'
      ? t('Straighten the knee. Pull the toes up.')
      : t('Slowly lengthen the cramped muscle.');
  return {
    id,
    title: stretch,
    muscle,
    postures: ['lying'],
    when: 'acute',
    sides: 'cramping',
    contact: null,
    partner: null,
    alternatives: [],
    gates: FOR_A_DOCTOR.map(closing),
    blocks: [
      {
        repetitions: 4,
        sides: 'one',
        steps: [
          step(
            '1',
            'hold',
            30,
            stretch,
            t('Slowly. Stop if there is a sudden sharp pain. Breathe out.'),
          ),
          step('2', 'rest', 10, t('Let go slowly and rest.'), t('Let the leg be loose. Breathe.')),
        ],
      },
    ],
  };
};
