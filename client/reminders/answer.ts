// Answers to a reminder, written on this phone like anything else. Pressing twice, or on two
// devices, is one answer: the ids of record and op come from the occurrence.

import { FALLBACK_ZONE } from '../contract/wire.ts';
import {
  type Clock,
  type Instant,
  isoNow,
  MINUTE,
  type Millis,
  nightAt,
  parseIso,
} from '../foundation/clock.ts';
import { namedId } from '../foundation/named-id.ts';
import {
  type ChangeOf,
  type FieldsOf,
  type Kind,
  type RecordStore,
  SaveFailed,
} from '../foundation/records.ts';
import { type Drinking, dayToNudge } from './logic/hydration.ts';
import { ownZone } from './logic/kinds.ts';
import { withLimits } from './logic/limits.ts';
import { wallIn } from './logic/localtime.ts';
import { nightAskedAbout, type Press, pressesFor, type Ringing } from './logic/notification.ts';
import { isQuiet } from './logic/schedule.ts';

const LATER_MS = 30 * MINUTE;

interface Ids {
  readonly occurrence: string;
  readonly answer: string;
}

/** Where an occurrence is answered. A glass and a quiet night are of other kinds than an answer,
 * and no record can be of two: where one phone may write these and another one skips, unaware of
 * each other, the answer lies beside, so that the server takes both. */
const idsOf = async ({ reminder, what, date, slot }: Ringing): Promise<Ids> => {
  const occurrence = await namedId(reminder, `${date}/${slot}`);
  const isNoted = pressesFor(what).some((press) => press === 'drink' || press === 'none');
  return { occurrence, answer: isNoted ? await namedId(occurrence, 'answer') : occurrence };
};

/** What was written for an occurrence; a glass or a quiet night counts before an answer. */
const writtenFor = async (store: RecordStore, ringing: Ringing) => {
  const { occurrence, answer } = await idsOf(ringing);
  return (await store.get(occurrence)) ?? store.get(answer);
};

/** Whether it was written now. */
const onlyOnce = async (work: Promise<unknown>): Promise<boolean> => {
  try {
    await work;
    return true;
  } catch (error) {
    // Answered before, and that answer was deleted or was another: it stays as it is.
    const codes: readonly string[] = ['deleted', 'kind-mismatch'];
    if (!(error instanceof SaveFailed) || !codes.includes(error.code)) throw error;
    return false;
  }
};

interface Said {
  readonly ringing: Ringing;
  readonly press: Press;
  /** When it was done. */
  readonly at: Millis;
  /** The glass that was drunk. */
  readonly ml: number;
}

/** Why what was put off does not ring again: the quiet hours silence it, of a nudge to drink the hours
 * before bed, a holiday, or it was switched off. */
type Silence = 'silenced' | 'before-bed' | 'away' | 'off';

/** How an occurrence was answered. */
export interface Given {
  readonly as: 'done' | 'later' | Silence | 'skip' | 'cramp';
  /** When it was done, skipped or noted; of what was put off, until when. */
  readonly at: Millis;
}

/** What is noted of the night that is asked about, in whatever way; undefined: nothing is. */
const nightNoted = async (store: RecordStore, ringing: Ringing): Promise<Given | undefined> => {
  if (ringing.what !== 'night-question') return undefined;
  const night = nightAskedAbout(ringing);
  const began = (iso: string): string | undefined => {
    const instant = parseIso(iso);
    return instant && nightAt(instant);
  };
  const cramps = await store.list('cramp');
  const nights = (await store.list('night')).filter(({ fields }) => fields.date === night);
  const cramp =
    cramps.find(({ fields }) => began(fields.started_at) === night) ??
    nights.find(({ fields }) => fields.cramps === 'some');
  if (cramp) return { as: 'cramp', at: cramp.changed_at };
  const quiet = nights.find(({ fields }) => fields.cramps === 'none');
  return quiet && { as: 'done', at: quiet.changed_at };
};

/** Who drinks this little is always behind: what is left to forbid a nudge is the time of day. */
const ALWAYS_BEHIND: Drinking = { lowMl: 1_000_000, drinks: [], lastNudge: undefined };

/** Why what was put off does not ring again, as the server has it; undefined: it rings. */
const silencedBy = async (
  store: RecordStore,
  { reminder }: Ringing,
  { ms, offset }: Instant,
): Promise<Silence | undefined> => {
  const found = await store.get<'reminder'>(reminder);
  if (found?.fields.enabled === false) return 'off';
  const own = found && ownZone(found);
  // One that stays with its zone rings by the clocks there; of others the press tells the clocks.
  const [zone, at] = own ? [own, ms] : [FALLBACK_ZONE, ms + offset * MINUTE];
  const limits = (await store.profile()).reminders;
  const { quiet, window, paused_until } = withLimits(found?.fields.schedule ?? {}, limits);
  if (paused_until && (parseIso(paused_until)?.ms ?? 0) > ms) return 'away';
  if (isQuiet(wallIn(at, zone), quiet)) return 'silenced';
  const isTooLate = window && dayToNudge(window, zone, ALWAYS_BEHIND, at) === undefined;
  return isTooLate ? 'before-bed' : undefined;
};

/** The answer to an occurrence that is known on this phone; undefined: there is none yet. */
export const givenAnswer = async (
  store: RecordStore,
  ringing: Ringing,
): Promise<Given | undefined> => {
  const noted = await nightNoted(store, ringing);
  if (noted) return noted;
  const found = await writtenFor(store, ringing);
  if (!found) return undefined;
  // A drink and an answer tell when; a night has only its date. Neither of drink and night has an
  // action: both are done.
  const { at: said, action } = found.fields as Partial<FieldsOf<'answer'>>;
  const moment = said ? parseIso(said) : undefined;
  const at = moment?.ms ?? found.changed_at;
  if (action === 'later') {
    const until = at + LATER_MS;
    const put = { ms: until, offset: moment?.offset ?? 0 };
    return { as: (await silencedBy(store, ringing, put)) ?? 'later', at: until };
  }
  return { as: action === 'skip' ? 'skip' : 'done', at };
};

const snooze = async (store: RecordStore, { reminder }: Ringing, clock: Clock): Promise<void> => {
  const found = await store.get<'reminder'>(reminder);
  if (!found) return;
  // Beside the schedule: this phone may not have heard yet how another one has changed that.
  const snoozed_until = isoNow(clock, clock.now() + LATER_MS);
  await onlyOnce(store.put('reminder', { snoozed_until }, reminder));
};

/** Writes an answer, once; false when there is or was one already, or the diary has the night. */
export const answer = async (store: RecordStore, said: Said, clock: Clock): Promise<boolean> => {
  const { ringing, press, ml } = said;
  if (await writtenFor(store, ringing)) return false;
  if (press === 'none' && (await nightNoted(store, ringing))) return false;
  const ids = await idsOf(ringing);
  const id = press === 'drink' || press === 'none' ? ids.occurrence : ids.answer;
  const op = await namedId(id, press);
  // Putting off counts from the press, whatever day it is about.
  const at = isoNow(clock, press === 'later' ? clock.now() : said.at);
  const put = <K extends Kind>(kind: K, fields: ChangeOf<K>): Promise<boolean> =>
    onlyOnce(store.put(kind, fields, id, op));
  if (press === 'drink') return put('drink', { at, ml, beverage: 'water' });
  if (press === 'none') return put('night', { date: nightAskedAbout(ringing), cramps: 'none' });
  if (press === 'later') await snooze(store, ringing, clock);
  const { reminder, date, slot } = ringing;
  return put('answer', { reminder, date, slot, action: press, at });
};
