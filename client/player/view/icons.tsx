// Tabler Icons (MIT, © Paweł Kuna), only those the player uses.

const PATHS = {
  sound: [
    'M15 8a5 5 0 0 1 0 8',
    'M17.7 5a9 9 0 0 1 0 14',
    'M6 15h-2a1 1 0 0 1 -1 -1v-4a1 1 0 0 1 1 -1h2l3.5 -4.5a.8 .8 0 0 1 1.5 .5v14a.8 .8 0 0 1 -1.5 .5l-3.5 -4.5',
  ],
  muted: [
    'M6 15h-2a1 1 0 0 1 -1 -1v-4a1 1 0 0 1 1 -1h2l3.5 -4.5a.8 .8 0 0 1 1.5 .5v14a.8 .8 0 0 1 -1.5 .5l-3.5 -4.5',
    'M16 10l4 4m0 -4l-4 4',
  ],
  muscle: ['M4 6l16 0', 'M4 12l16 0', 'M4 18l16 0'],
  side: ['M7 10h14l-4 -4', 'M17 14h-14l4 4'],
  posture: [
    'M15 5a1 1 0 1 0 2 0a1 1 0 1 0 -2 0',
    'M5 20l5 -.5l1 -2',
    'M18 20v-5h-5.5l2.5 -6.5l-5.5 1l1.5 2',
  ],
  helper: [
    'M5 7a4 4 0 1 0 8 0a4 4 0 1 0 -8 0',
    'M3 21v-2a4 4 0 0 1 4 -4h4a4 4 0 0 1 4 4v2',
    'M16 3.13a4 4 0 0 1 0 7.75',
    'M21 21v-2a4 4 0 0 0 -3 -3.85',
  ],
  end: ['M18 6l-12 12', 'M6 6l12 12'],
} as const;

export type IconName = keyof typeof PATHS;

export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    {PATHS[name].map((d) => (
      <path d={d} key={d} />
    ))}
  </svg>
);
