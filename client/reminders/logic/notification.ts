// What a push message shows and what an answer to it writes. A message that cannot be read still
// shows something: a phone takes the permission away from apps that stay silent.

/** What our server puts beside the declarative part of a message. */
export interface Ringing {
  readonly reminder: string;
  readonly what: string;
  /** Local date and slot, unique for the reminder. */
  readonly occurrence: string;
  readonly due: number;
  readonly deadline: number;
}

export interface Action {
  readonly action: 'drink' | 'later';
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

export interface Wording {
  /** When the message has no title of its own. */
  readonly untitled: string;
  /** "+250 ml" in the person's own glass and units. */
  readonly drink: string;
  readonly later: string;
}

type Loose = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null;
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const number = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

const ringingOf = (ours: unknown): Ringing | undefined => {
  if (!isObject(ours)) return undefined;
  const reminder = text(ours['reminder']);
  const what = text(ours['what']);
  const occurrence = text(ours['occurrence']);
  if (!reminder || !what || !occurrence) return undefined;
  const due = number(ours['due']) ?? 0;
  return { reminder, what, occurrence, due, deadline: number(ours['deadline']) ?? due };
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
  return href.slice(origin.length).split(/[?#]/)[0] ?? '/';
};

/** What to show for the text of a push message, whatever is in it. */
export const toldBy = (raw: string | undefined, origin: string, wording: Wording): Told => {
  const message = parse(raw);
  const declared = isObject(message['notification']) ? message['notification'] : {};
  const ringing = ringingOf(message['uncramp']);
  const actions: Action[] = [];
  if (ringing?.what === 'hydration') actions.push({ action: 'drink', title: wording.drink });
  if (ringing && ringing.what !== 'test') actions.push({ action: 'later', title: wording.later });
  return {
    title: text(declared['title']) ?? wording.untitled,
    body: text(declared['body']) ?? '',
    tag: text(declared['tag']) ?? 'uncramp',
    page: pageOf(declared['navigate'], origin),
    ringing,
    actions,
  };
};
