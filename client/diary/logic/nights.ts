// The diary by night. A night bears the date of its evening: 03:00 belongs to the day before.

import type { CrampFields, DrinkFields, NightFields, SessionFields } from '../../contract/wire.ts';
import { addDays, dateAt, nightAt, parseIso } from '../../foundation/clock.ts';

interface Row<F> {
  readonly id: string;
  readonly fields: F;
}

interface Entries<
  C extends Row<CrampFields>,
  S extends Row<SessionFields>,
  D extends Row<DrinkFields>,
  N extends Row<NightFields>,
> {
  readonly cramps: readonly C[];
  readonly sessions: readonly S[];
  readonly drinks: readonly D[];
  readonly nights: readonly N[];
}

/** What is known about a night: a cramp written down wins over any answer, silence is no answer. */
export type NightAnswer = 'none' | 'some' | 'unsaid';

export interface Night<C, S, D, N> {
  readonly date: string;
  readonly answer: NightAnswer;
  /** Each in the order in which it happened. */
  readonly cramps: readonly C[];
  readonly sessions: readonly S[];
  readonly drinks: readonly D[];
  /** What the person answered about the night as a whole. */
  readonly markers: readonly N[];
}

/** What a form begins with for a cramp of that night, as its field holds it: somebody who tells of
 * it by day would else save it as one of now. */
export const middleOf = (night: string): string => `${addDays(night, 1)}T03:00`;

export const nightOf = (iso: string): string | undefined => {
  const instant = parseIso(iso);
  return instant && nightAt(instant);
};

const dayOf = (iso: string): string | undefined => {
  const instant = parseIso(iso);
  return instant && dateAt(instant);
};

/** Several answers about one night read as one: "some" wins. */
export const answerFor = (
  cramps: readonly unknown[],
  markers: readonly Row<NightFields>[],
): NightAnswer => {
  const said = markers.map(({ fields }) => fields.cramps);
  if (cramps.length > 0 || said.includes('some')) return 'some';
  return said.includes('none') ? 'none' : 'unsaid';
};

/** The answers to show: all that say what the night is taken for, for two phones may both have
 * answered, and none where the cramps themselves stand. */
export const markersTold = <N extends Row<NightFields>>({
  cramps,
  answer,
  markers,
}: Pick<Night<unknown, never, never, N>, 'cramps' | 'answer' | 'markers'>): readonly N[] =>
  cramps.length > 0 ? [] : markers.filter(({ fields }) => fields.cramps === answer);

/** What is known about the night of this date. */
export const answerOn = (
  date: string,
  { cramps, nights }: { cramps: readonly Row<CrampFields>[]; nights: readonly Row<NightFields>[] },
): NightAnswer =>
  answerFor(
    cramps.filter(({ fields }) => nightOf(fields.started_at) === date),
    nights.filter(({ fields }) => fields.date === date),
  );

const momentOf = (iso: string): number => parseIso(iso)?.ms ?? 0;

const byNight = <R>(rows: readonly R[], nightFor: (row: R) => string | undefined) => {
  const found = new Map<string, R[]>();
  for (const row of rows) {
    const date = nightFor(row);
    if (date === undefined) continue;
    const others = found.get(date);
    if (others) others.push(row);
    else found.set(date, [row]);
  }
  return found;
};

const inOrder = <R>(rows: readonly R[] | undefined, when: (row: R) => string): R[] =>
  [...(rows ?? [])].sort((a, b) => momentOf(when(a)) - momentOf(when(b)));

/** Every night that anything is known about, the newest first. */
export const timeline = <
  C extends Row<CrampFields>,
  S extends Row<SessionFields>,
  D extends Row<DrinkFields>,
  N extends Row<NightFields>,
>({
  cramps,
  sessions,
  drinks,
  nights,
}: Entries<C, S, D, N>): Night<C, S, D, N>[] => {
  const crampsBy = byNight(cramps, ({ fields }) => nightOf(fields.started_at));
  const sessionsBy = byNight(sessions, ({ fields }) => nightOf(fields.started_at));
  // A drink counts for its day; it stands with the night that follows.
  const drinksBy = byNight(drinks, ({ fields }) => dayOf(fields.at));
  const markersBy = byNight(nights, ({ fields }) => fields.date);
  const dates = new Set(
    [crampsBy, sessionsBy, drinksBy, markersBy].flatMap((by) => [...by.keys()]),
  );
  return [...dates]
    .sort()
    .reverse()
    .map((date) => ({
      date,
      answer: answerFor(crampsBy.get(date) ?? [], markersBy.get(date) ?? []),
      cramps: inOrder(crampsBy.get(date), ({ fields }) => fields.started_at),
      sessions: inOrder(sessionsBy.get(date), ({ fields }) => fields.started_at),
      drinks: inOrder(drinksBy.get(date), ({ fields }) => fields.at),
      markers: markersBy.get(date) ?? [],
    }));
};

/** The same with the silent nights of the last days between them: a gap is not a night without
 * cramps, and it can still be answered. Nights before the first entry are none of the diary's. */
export const withSilentNights = <C, S, D, N>(
  known: readonly Night<C, S, D, N>[],
  last: string,
  days: number,
): Night<C, S, D, N>[] => {
  const first = known.at(-1)?.date;
  if (first === undefined) return [];
  const there = new Set(known.map(({ date }) => date));
  const silent = Array.from({ length: days }, (_, back) => addDays(last, -back))
    .filter((date) => date >= first && !there.has(date))
    .map((date) => ({
      date,
      answer: 'unsaid' as const,
      cramps: [],
      sessions: [],
      drinks: [],
      markers: [],
    }));
  return [...known, ...silent].sort((a, b) => (a.date < b.date ? 1 : -1));
};
