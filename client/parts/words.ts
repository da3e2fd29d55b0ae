// The names that a person reads for the words of records. A word of a newer build reads "Other".

import { t } from '../foundation/locale.ts';
import { legName } from './leg.ts';

export interface Option<V extends string = string> {
  readonly value: V;
  readonly label: string;
}
type Names = Readonly<Record<string, () => string>>;

const BEVERAGES: Names = {
  water: () => t('Water'),
  tea: () => t('Tea'),
  coffee: () => t('Coffee'),
  milk: () => t('Milk'),
  juice: () => t('Juice'),
  electrolyte: () => t('Electrolyte drink'),
  soda: () => t('Soft drink'),
  food: () => t('Soup or watery food'),
  alcohol: () => t('Alcohol'),
  other: () => t('Other drink'),
};
const MUSCLES: Names = {
  calf: () => t('Calf'),
  hamstring: () => t('Back of the thigh'),
  quadriceps: () => t('Front of the thigh'),
  foot: () => t('Foot'),
  toes: () => t('Toes'),
  shin: () => t('Shin'),
  other: () => t('Somewhere else'),
};
const SIDES: Names = {
  left: () => t('Left'),
  right: () => t('Right'),
  both: () => t('Both'),
};
const SORENESS: Names = {
  none: () => t('Not sore'),
  hours: () => t('Some hours'),
  day: () => t('About a day'),
  longer: () => t('Longer'),
};
const RELIEFS: Names = {
  stretch: () => t('Stretching'),
  stand: () => t('Standing up'),
  walk: () => t('Walking'),
  massage: () => t('Rubbing'),
  heat: () => t('Warmth'),
  cold: () => t('Cold'),
  drink: () => t('A drink'),
  electrolytes: () => t('Electrolytes'),
  'salty-sip': () => t('A salty sip'),
  medicine: () => t('Medicine'),
  waited: () => t('Waiting'),
  other: () => t('Something else'),
};
const CONTEXTS: Names = {
  exercise: () => t('Exercise'),
  'unusual-effort': () => t('Unusual effort'),
  standing: () => t('Long standing'),
  sitting: () => t('Long sitting'),
  travel: () => t('Travel'),
  'hot-day': () => t('A hot day'),
  'little-drink': () => t('Little to drink'),
  alcohol: () => t('Alcohol'),
  caffeine: () => t('Caffeine'),
  'cold-feet': () => t('Cold feet'),
  'heavy-bedding': () => t('Heavy bedding'),
  'pointed-toes': () => t('Pointed toes'),
  'new-medicine': () => t('A new medicine'),
  pregnancy: () => t('Pregnancy'),
  period: () => t('Period'),
  dialysis: () => t('Dialysis'),
  illness: () => t('Illness'),
  other: () => t('Something else'),
};
const NIGHTS: Names = {
  none: () => t('No cramp'),
  some: () => t('A cramp'),
};
const UNITS: Names = {
  ml: () => t('Millilitres'),
  floz: () => t('US fluid ounces'),
  cups: () => t('US cups'),
};
const VOICES: Names = {
  voice: () => t('Voice'),
  whisper: () => t('Quiet voice'),
  beeps: () => t('Beeps'),
  silent: () => t('No sound'),
};
const GOALS: Names = {
  range: () => t('A range'),
  own: () => t('My own goal'),
  none: () => t('No goal, just thirst'),
  limit: () => t('A limit'),
};
const BODIES: Names = {
  woman: () => t('Woman'),
  man: () => t('Man'),
  unsaid: () => t('Rather not say'),
};

const optionsOf = (names: Names): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label: label() }));
const nameIn = (names: Names, word: string | undefined): string =>
  (names[word ?? 'other'] ?? names['other'])?.() ?? '';

export const beverageOptions = (): Option[] => optionsOf(BEVERAGES);
export const muscleOptions = (): Option[] => optionsOf(MUSCLES);
export const sideOptions = (): Option[] => optionsOf(SIDES);
export const sorenessOptions = (): Option[] => optionsOf(SORENESS);
export const reliefOptions = (): Option[] => optionsOf(RELIEFS);
export const contextOptions = (): Option[] => optionsOf(CONTEXTS);
export const nightOptions = (): Option[] => optionsOf(NIGHTS);
export const unitOptions = (): Option[] => optionsOf(UNITS);
export const voiceOptions = (): Option[] => optionsOf(VOICES);
export const goalOptions = (): Option[] => optionsOf(GOALS);
export const bodyOptions = (): Option[] => optionsOf(BODIES);

export const beverageName = (word: string | undefined): string =>
  nameIn(BEVERAGES, word ?? 'water');
export const muscleName = (word: string | undefined): string => nameIn(MUSCLES, word);

/** "Left calf": one sentence for each pair, because languages bend them differently. */
const LEGS: Readonly<Record<string, Names>> = {
  left: {
    calf: () => t('Left calf'),
    hamstring: () => t('Back of the left thigh'),
    quadriceps: () => t('Front of the left thigh'),
    foot: () => t('Left foot'),
    toes: () => t('Toes of the left foot'),
    shin: () => t('Left shin'),
  },
  right: {
    calf: () => t('Right calf'),
    hamstring: () => t('Back of the right thigh'),
    quadriceps: () => t('Front of the right thigh'),
    foot: () => t('Right foot'),
    toes: () => t('Toes of the right foot'),
    shin: () => t('Right shin'),
  },
  both: {
    calf: () => t('Both calves'),
    hamstring: () => t('Back of both thighs'),
    quadriceps: () => t('Front of both thighs'),
    foot: () => t('Both feet'),
    toes: () => t('Toes of both feet'),
    shin: () => t('Both shins'),
  },
};

/** Where a cramp was, as far as it was told. */
export const placeName = (side: string | undefined, muscle: string | undefined): string => {
  const pair = LEGS[side ?? '']?.[muscle ?? ''];
  if (pair) return pair();
  if (muscle !== undefined) return muscleName(muscle);
  return legName(side) ?? t('Cramp');
};
