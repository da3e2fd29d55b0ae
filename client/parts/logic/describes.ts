// "Which describes you?": which words are offered, and what follows from them for the health
// questions. A word is an answer to its question; it never takes back what was answered otherwise.

import type { Description, Gate, ProfileFields } from '../../contract/wire.ts';
import { type Answers, answersOf } from './gates.ts';

/** In the order of the chips. Breastfeeding is asked where drinks are, and kept here. */
export const OFFERED: readonly Description[] = [
  'general',
  'older',
  'pregnant',
  'athlete',
  'lupus',
  'diabetes',
  'kidney',
  'liver',
  'heart',
  'carer',
  'clinician',
];

/** The health question that a word answers with yes. */
const ANSWERS: Partial<Record<string, Gate>> = {
  pregnant: 'pregnancy',
  lupus: 'lupus',
  diabetes: 'diabetes',
  kidney: 'kidney',
  liver: 'liver',
  heart: 'heart',
};

/** Whether a word answers a question about health. */
export const isAnswer = (word: string): boolean => ANSWERS[word] !== undefined;

/** What is worth asking next, because it decides whether something is safe. */
const LEADS_TO: Partial<Record<string, readonly Gate[]>> = {
  older: ['unsteady', 'blood_thinners'],
  pregnant: ['clot_risk'],
  athlete: ['fresh_injury'],
  lupus: ['raynaud', 'kidney'],
  diabetes: ['reduced_feeling', 'pad'],
  kidney: ['fluid_limit', 'salt_limit'],
  liver: ['fluid_limit', 'salt_limit'],
  heart: ['fluid_limit', 'salt_limit'],
};

type Told = Pick<ProfileFields, 'describes' | 'gates'>;

/** Whether the question has been put: answered, or skipped, which leaves an empty list. */
export const wasAsked = ({ describes }: Told): boolean =>
  describes !== undefined &&
  (describes.length === 0 || describes.some((word) => OFFERED.some((offered) => offered === word)));

/** The words of somebody who would rather not say. */
export const skipped = (describes: readonly string[] | undefined): string[] =>
  describes?.length ? [...describes, 'general'] : [];

/** "None of the others" goes alone: the newer choice wins. */
const settled = (before: readonly string[], chosen: readonly string[]): string[] => {
  const isNew = chosen.includes('general') && !before.includes('general');
  return chosen.filter((word) => {
    if (!OFFERED.some((offered) => offered === word)) return true;
    return isNew ? word === 'general' : word !== 'general' || !chosen.some(isAnother);
  });
};
const isAnother = (word: string): boolean =>
  word !== 'general' && OFFERED.some((offered) => offered === word);

/** The profile after a choice. A word taken back leaves its question open, to be asked again. */
export const afterChoice = (before: Told, chosen: readonly string[]): Required<Told> => {
  const words = before.describes ?? [];
  const describes = settled(words, chosen);
  const gates: Record<string, string> = { ...(before.gates as Record<string, string>) };
  for (const word of words) {
    const gate = ANSWERS[word];
    if (gate && !describes.includes(word) && gates[gate] === 'yes') delete gates[gate];
  }
  for (const word of describes) {
    const gate = ANSWERS[word];
    if (gate && !words.includes(word)) gates[gate] = 'yes';
  }
  return { describes, gates };
};

/** The profile after the health questions were answered. A word goes once the answer that it stood
 * for is no plain yes any more; who has no words was not asked for any. */
export const afterAnswers = ({ describes }: Told, answers: Answers): Told => {
  const words = describes ?? [];
  const isQuestion = (name: string): boolean => isAnswer(name) || !words.includes(name);
  const given = Object.entries(answers).filter(([name]) => isQuestion(name));
  const isTrue = (word: string): boolean =>
    !isAnswer(word) || answers[ANSWERS[word] ?? ''] === 'yes';
  const gates = Object.fromEntries(given) as Required<Told>['gates'];
  return describes ? { gates, describes: describes.filter(isTrue) } : { gates };
};

/** The answers without one that is taken back, or with another one. */
export const withAnswer = (answers: Answers, gate: string, answer: string | null): Answers => {
  const { [gate]: _, ...others } = answers;
  return answer === null ? others : { ...others, [gate]: answer };
};

/** The questions that these words lead to and that have no answer yet. */
export const toAsk = (told: Told): Gate[] => {
  const answers = answersOf(told);
  const wanted = (told.describes ?? []).flatMap((word) => LEADS_TO[word] ?? []);
  return [...new Set(wanted)].filter((gate) => answers[gate] === undefined);
};
