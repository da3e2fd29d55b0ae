// Small routines in the published shape.

import type {
  Block,
  Line,
  Phrases,
  Routine,
  Step,
} from '../../../../client/player/logic/routine.ts';

export const line = (text: string, seconds = 2): Line => ({
  text,
  audio: `/static/audio/en/${text.toLowerCase().replaceAll(/\W+/g, '-')}.mp3`,
  seconds,
});

export const step = (change: Partial<Step> = {}): Step => {
  const action = change.action ?? 'Draw the foot back.';
  return {
    id: '1',
    kind: 'hold',
    seconds: 30,
    lead_in: 0,
    action,
    explain: 'Keep the knee straight.',
    feel: null,
    spoken: { action: line(action), explain: line('Keep the knee straight.'), feel: null },
    partner: null,
    cues: [],
    picture: null,
    gate_check: false,
    contact: false,
    skip_gates: [],
    needs_answer: false,
    ...change,
  };
};

export const block = (steps: Step[], change: Partial<Block> = {}): Block => ({
  repetitions: 1,
  sides: 'one',
  steps,
  ...change,
});

export const routine = (blocks: Block[], change: Partial<Routine> = {}): Routine => ({
  id: 'calf-bed-acute',
  title: 'Toes to shin',
  muscle: 'calf',
  postures: ['lying'],
  when: 'acute',
  sides: 'cramping',
  contact: null,
  partner: null,
  alternatives: ['calf-stand-acute', 'recovery-heat'],
  gates: [],
  blocks,
  ...change,
});

/** Ten seconds to get ready, then three rounds of hold and rest: 130 s and a lead-in of 5 s. */
export const calf = (): Routine =>
  routine([
    block([step({ id: '1', kind: 'prepare', seconds: 10, action: 'Stay put.' })]),
    block(
      [
        step({ id: '2', seconds: 30, lead_in: 5 }),
        step({ id: '3', kind: 'rest', seconds: 10, action: 'Let go slowly.' }),
      ],
      { repetitions: 3 },
    ),
  ]);

/** A safety check that waits, five minutes of warmth, a look, ten minutes, off. */
export const heat = (): Routine =>
  routine(
    [
      block([
        step({ id: '1', kind: 'check', seconds: 30, gate_check: true, action: 'Check the leg.' }),
        step({ id: '2', kind: 'rest', seconds: 300, contact: true, action: 'Put the pack on.' }),
        step({ id: '3', kind: 'check', seconds: 15, action: 'Look at the skin.' }),
        step({ id: '4', kind: 'rest', seconds: 600, contact: true, action: 'Put it back on.' }),
        step({ id: '5', kind: 'check', seconds: 30, action: 'Take it off now.' }),
      ]),
    ],
    {
      id: 'recovery-heat',
      when: 'recovery',
      muscle: 'other',
      contact: { kind: 'heat', check_after: 300, limit: 900, ceiling: 1200 },
    },
  );

export const phrases: Phrases = Object.fromEntries(
  [
    'halfway',
    'one_minute',
    'ten_seconds',
    'three',
    'two',
    'one',
    'hold',
    'other_leg',
    'still_cramping',
    'finished',
    'take_it_off',
    'ten_minutes',
    'get_help',
    'sit_up',
    'partner',
  ].map((key) => [key, line(key, 0.7)]),
);
