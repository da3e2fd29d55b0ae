// What a push message shows and which answers it offers. A message that cannot be read still shows
// something: a phone takes the permission away from apps that stay silent.

import { addDays, HOUR, type Instant, type Millis } from '../../foundation/clock.ts';
import { lastNight } from '../../parts/logic/daylight.ts';

/** One occurrence as our server tells it, beside the declarative part of a message. */
export interface Ringing {
  /** Whose reminder it is: several people may share a phone. */
  readonly owner: string | undefined;
  readonly reminder: string;
  readonly what: string;
  readonly date: string;
  readonly slot: string;
  readonly due: Millis;
  readonly deadline: Millis;
  /** The person's glass, where the server knows it. */
  readonly ml: number | undefined;
}

export type Press = 'drink' | 'none' | 'done' | 'later' | 'skip';

interface Action {
  readonly action: Press;
  readonly title: string;
}

export interface Told {
  readonly title: string;
  readonly body: string;
  readonly tag: string;
  readonly page: string;
  readonly ringing: Ringing | undefined;
  readonly actions: readonly Action[];
}

/** The words of the answers; the amount is the person's own glass in their own units. */
type Wording = Readonly<Record<'untitled' | Press, string>>;

type Loose = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null;
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const number = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** A button that comes later than this does not know which day is meant. */
const FRESH_MS = 2 * HOUR;

export const isStale = ({ due }: Ringing, now: Millis): boolean => now > due + FRESH_MS;

/** The morning of a day asks about the night that began the evening before. */
export const nightAskedAbout = ({ date }: Pick<Ringing, 'date'>): string => addDays(date, -1);

/** Whether a press may be about another day than its reminder: of a night, once there is a later
 * one. To put off or to skip is about the reminder itself. */
export const isDoubtful = (ringing: Ringing, press: Press, now: Instant): boolean => {
  if (press === 'none') return nightAskedAbout(ringing) < lastNight(now);
  return (press === 'drink' || press === 'done') && isStale(ringing, now.ms);
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** The occurrence in a loose object; undefined unless it can be told from every other one. */
const ringingOf = (ours: unknown): Ringing | undefined => {
  if (!isObject(ours)) return undefined;
  const reminder = text(ours['reminder']);
  const what = text(ours['what']);
  const date = text(ours['date']);
  const slot = text(ours['slot']);
  if (!reminder || !UUID.test(reminder) || !what || !date || !DATE.test(date) || !slot) {
    return undefined;
  }
  const due = number(ours['due']) ?? 0;
  return {
    owner: text(ours['owner']),
    reminder,
    what,
    date,
    slot,
    due,
    deadline: number(ours['deadline']) ?? due + FRESH_MS,
    ml: number(ours['ml']),
  };
};

/** Which answers fit, the most likely first: most phones show no more than two. */
export const pressesFor = (what: string): readonly Press[] => {
  if (what === 'test') return [];
  if (what === 'hydration') return ['drink', 'later', 'skip'];
  if (what === 'night-question') return ['none', 'later', 'skip'];
  return ['done', 'later', 'skip'];
};

const parse = (raw: string | undefined): Loose => {
  try {
    const message: unknown = JSON.parse(raw ?? '');
    return isObject(message) ? message : {};
  } catch {
    return {};
  }
};

/** The path of a page of ours; anything else leads home. */
const pageOf = (address: unknown, origin: string): string => {
  const href = text(address);
  if (!href?.startsWith(`${origin}/`)) return '/';
  return href.slice(origin.length).split('#')[0] ?? '/';
};

const SHEET = '/reminders';

/** The page that asks for the answer with one tap; `press` is what was pressed too late. */
export const sheetFor = (ringing: Ringing, press?: Press): string => {
  const told = Object.entries({ ...ringing, press })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`);
  return `${SHEET}?${told.join('&')}`;
};

/** The occurrence that an address of the sheet names. */
export const ringingIn = (told: ReadonlyMap<string, string>): Ringing | undefined => {
  const numbers = ['due', 'deadline', 'ml'].filter((key) => told.has(key));
  return ringingOf({
    ...Object.fromEntries(told),
    ...Object.fromEntries(numbers.map((key) => [key, Number(told.get(key))])),
  });
};

/** What to show for the text of a push message, whatever is in it. */
export const toldBy = (raw: string | undefined, origin: string, wording: Wording): Told => {
  const message = parse(raw);
  const declared = isObject(message['notification']) ? message['notification'] : {};
  const ringing = ringingOf(message['uncramp']);
  const presses = ringing ? pressesFor(ringing.what) : [];
  return {
    title: text(declared['title']) ?? wording.untitled,
    body: text(declared['body']) ?? '',
    tag: text(declared['tag']) ?? 'uncramp',
    page: ringing && presses.length > 0 ? sheetFor(ringing) : pageOf(declared['navigate'], origin),
    ringing,
    actions: presses.map((action) => ({ action, title: wording[action] })),
  };
};
