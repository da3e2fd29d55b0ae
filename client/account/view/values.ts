// The values of an entry in the words that the app asks for them with, each behind its name.

import { formatNumber, language, t, tn } from '../../foundation/locale.ts';
import type { Fields } from '../../foundation/tables.ts';
import { describesName } from '../../parts/describes.tsx';
import { apart } from '../../parts/logic/apart.ts';
import {
  beverageName,
  bodyOptions,
  contextOptions,
  goalOptions,
  muscleName,
  nightOptions,
  type Option,
  reliefOptions,
  sideOptions,
  sorenessOptions,
  unitOptions,
  voiceOptions,
} from '../../parts/words.ts';
import { type Names, whenText } from './entry-words.ts';
import { limitsText, scheduleText } from './schedule-words.ts';

/** A value as people say it; undefined for what this build has no words for. */
type Say = (value: unknown, names: Names) => string | undefined;
interface Told {
  readonly label: () => string;
  readonly say: Say;
}

const own: Say = (value) => (typeof value === 'string' ? value : undefined);
const when: Say = (value) => whenText(value) || undefined;
const count: Say = (value) => (typeof value === 'number' ? formatNumber(value) : undefined);
const yesOrNo: Say = (value) => (value === true ? t('Yes') : t('No'));
const ofTen: Say = (value) =>
  typeof value === 'number' ? t('{n} of 10', { n: value }) : undefined;
const volume: Say = (value, names) => (typeof value === 'number' ? names.volume(value) : undefined);
const length: Say = (value) =>
  Array.isArray(value) ? tn('{n} entry', '{n} entries', value.length) : undefined;
const inside =
  (name: string, say: Say): Say =>
  (value, names) =>
    typeof value === 'object' && value !== null ? say((value as Fields)[name], names) : undefined;

const listed = (words: readonly (string | undefined)[]): string | undefined => {
  const known = words.filter((word) => word !== undefined);
  if (words.length === 0) return t('Nothing');
  return known.length === 0
    ? undefined
    : new Intl.ListFormat(language(), { type: 'unit' }).format(known);
};
const oneOf =
  (options: () => readonly Option[]): Say =>
  (value) =>
    options().find((option) => option.value === value)?.label;
const someOf =
  (say: Say): Say =>
  (value, names) =>
    Array.isArray(value) ? listed(value.map((word) => say(word, names))) : undefined;
const routine: Say = (value, names) =>
  typeof value === 'string' ? names.routine(value) : undefined;

/** A zone has its own name; that of the phone has none. */
const zone: Say = (value, names) =>
  value === 'floating' ? t('Follow this phone') : own(value, names);

const NOTE: Told = { label: () => t('Note'), say: own };
const BEGAN: Told = { label: () => t('Began'), say: when };
const ENDED: Told = { label: () => t('Ended'), say: when };
const SIDE: Told = { label: () => t('Which leg?'), say: oneOf(sideOptions) };
const MUSCLE: Told = {
  label: () => t('Where?'),
  say: (value) => (typeof value === 'string' ? muscleName(value) : undefined),
};
const ROUTINE: Told = { label: () => t('Routine'), say: routine };
const UP: Told = { label: () => t('You get up at'), say: own };
const TO_BED: Told = { label: () => t('You go to bed at'), say: own };

const answers = (): Option[] => [
  { value: 'done', label: t('Done') },
  { value: 'later', label: t('Put off') },
  { value: 'skip', label: t('Skipped this time') },
];

const goal: Say = (value, names) => {
  const kind = inside('kind', oneOf(goalOptions))(value, names);
  const [ml, low, high] = ['ml', 'low_ml', 'high_ml'].map((part) =>
    inside(part, volume)(value, names),
  );
  const span = low && high ? t('{first} to {last}', { first: low, last: high }) : ml;
  return kind && span ? `${kind}, ${span}` : kind;
};
const gates: Say = (value) =>
  typeof value === 'object' && value !== null
    ? tn('{n} question answered', '{n} questions answered', Object.keys(value).length)
    : undefined;

const CRAMP: Readonly<Record<string, Told>> = {
  started_at: BEGAN,
  ended_at: ENDED,
  ended_about: { label: () => t('The end is a guess'), say: yesOrNo },
  side: SIDE,
  muscle: MUSCLE,
  intensity: { label: () => t('How strong was the pain?'), say: ofTen },
  sleep_disturbance: { label: () => t('How much did it disturb your sleep?'), say: ofTen },
  ended_during: { label: () => t('Ended during'), say: inside('routine', routine) },
  relief: { label: () => t('What did you do while it lasted?'), say: someOf(oneOf(reliefOptions)) },
  soreness: {
    label: () => t('How long was it sore afterwards?'),
    say: oneOf(sorenessOptions),
  },
  context: {
    label: () => t('Did any of this come before it?'),
    say: someOf(oneOf(contextOptions)),
  },
};

const PROFILE: Readonly<Record<string, Told>> = {
  units: { label: () => t('Units'), say: oneOf(unitOptions) },
  glass_ml: { label: () => t('Your glass'), say: volume },
  goal: { label: () => t('Measure against'), say: goal },
  gates: { label: () => t('Is any of this true for you?'), say: gates },
  voice: { label: () => t('How it speaks'), say: inside('mode', oneOf(voiceOptions)) },
  emergency_number: { label: () => t('Number to call'), say: own },
  wake: UP,
  bedtime: TO_BED,
  body: { label: () => t('The range for'), say: oneOf(bodyOptions) },
  last_muscle: { label: () => t('Last cramp'), say: MUSCLE.say },
  describes: {
    label: () => t('Which describes you?'),
    say: someOf((word) => (typeof word === 'string' ? describesName(word) : undefined)),
  },
  reminders: { label: () => t('Reminders'), say: limitsText },
  programme: { label: () => t('Programme since'), say: inside('started_on', when) },
};

const TOLD: Readonly<Record<string, Readonly<Record<string, Told>>>> = {
  cramp: CRAMP,
  night: {
    date: { label: () => t('The evening it began'), say: when },
    cramps: { label: () => t('Night'), say: oneOf(nightOptions) },
  },
  drink: {
    at: { label: () => t('When'), say: when },
    ml: { label: () => t('How much'), say: volume },
    beverage: {
      label: () => t('What'),
      say: (value) => (typeof value === 'string' ? beverageName(value) : undefined),
    },
  },
  session: {
    routine: ROUTINE,
    started_at: BEGAN,
    ended_at: ENDED,
    side: SIDE,
    completed_steps: { label: () => t('Steps done'), say: count },
    of_steps: { label: () => t('Steps in all'), say: count },
  },
  medicine: {
    name: { label: () => t('Name'), say: own },
    dose: { label: () => t('How much and when'), say: own },
    since: { label: () => t('Taken since'), say: when },
    until: { label: () => t('Taken until'), say: when },
  },
  reminder: {
    what: {
      label: () => t('Reminder'),
      say: (value, names) => (typeof value === 'string' ? names.reminder(value) : undefined),
    },
    schedule: { label: () => t('Times'), say: scheduleText },
    zone: { label: () => t('On a journey'), say: zone },
    enabled: { label: () => t('Rings'), say: yesOrNo },
    snoozed_until: { label: () => t('Put off until'), say: when },
    title: { label: () => t('What it says'), say: own },
    routine: ROUTINE,
  },
  answer: {
    action: { label: () => t('Answer'), say: oneOf(answers) },
    date: { label: () => t('Date'), say: when },
    slot: { label: () => t('Time'), say: own },
    at: { label: () => t('When'), say: when },
  },
  profile: PROFILE,
  routine: {
    title: { label: () => t('Title'), say: own },
    based_on: ROUTINE,
    muscle: MUSCLE,
    steps: { label: () => t('Steps'), say: length },
  },
  trial: {
    what: { label: () => t('What'), say: own },
    blocks: { label: () => t('Days'), say: length },
    started_on: BEGAN,
    ended_on: ENDED,
  },
};

const partOf = (kind: string, name: string, value: unknown, names: Names): string | undefined => {
  const told = name === 'note' ? NOTE : TOLD[kind]?.[name];
  const said = told?.say(value, names);
  if (told === undefined || said === undefined) return undefined;
  const label = told.label();
  return label.endsWith('?')
    ? `${label} ${said}`
    : t('{name}: {value}', { name: label, value: apart(said) });
};

/** The values themselves, each behind its name; what this version has no words for is said once. */
export const valuesText = (kind: string, fields: Fields, names: Names): string => {
  const parts = Object.entries(fields).map(([name, value]) => partOf(kind, name, value, names));
  const known = parts.filter((part) => part !== undefined);
  const rest =
    known.length < parts.length ? [t('something that this version has no words for')] : [];
  return [...known, ...rest].join(' · ');
};
