// The reminders that can be switched on, and how each begins.

import {
  FLOATING,
  type ProfileFields,
  type ReminderFields,
  type ReminderWhat,
  type Schedule,
} from '../../contract/wire.ts';
import { DEFAULT_GAP_MIN, DEFAULT_TAPER_H } from './hydration.ts';
import { isZone } from './localtime.ts';

/** In the order shown. */
export const OFFERED = [
  'hydration',
  'bedtime-stretch',
  'sitting-break',
  'night-question',
  'programme',
] as const satisfies readonly ReminderWhat[];
export type Offered = (typeof OFFERED)[number];

const USUAL_WAKE = '07:00';
const USUAL_BEDTIME = '23:00';

const HOUR = 60;
const DAY = 24 * HOUR;

const minutes = (wall: string): number => {
  const [hours = 0, rest = 0] = wall.split(':').map(Number);
  return hours * HOUR + rest;
};

const wall = (minute: number): string => {
  const whole = ((minute % DAY) + DAY) % DAY;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(whole / HOUR))}:${two(whole % HOUR)}`;
};

const EVENING = '18:00';
const SITTING_BREAKS = ['10:00', '11:00', '14:00', '15:00', '16:00'];

/** What a reminder of this kind starts with; the person's own day decides the times. */
export const firstSchedule = (what: Offered, profile: ProfileFields): Schedule => {
  const wake = profile.wake ?? USUAL_WAKE;
  const bedtime = profile.bedtime ?? USUAL_BEDTIME;
  switch (what) {
    case 'hydration':
      return {
        window: { wake, bedtime, taper_h: DEFAULT_TAPER_H, min_gap_min: DEFAULT_GAP_MIN },
      };
    case 'bedtime-stretch':
      return { times: [wall(minutes(bedtime) - HOUR / 2)] };
    case 'night-question':
      return { times: [wall(minutes(wake) + HOUR / 2)] };
    case 'programme':
      return { times: [EVENING] };
    case 'sitting-break':
      return { times: SITTING_BREAKS, days: ['mon', 'tue', 'wed', 'thu', 'fri'] };
  }
};

/** The change that switches an offered one on. That of a programme ends with the programme under
 * way, and without one rings on. */
export const switchedOn = (
  what: Offered,
  found: StoredReminder | undefined,
  { profile, lastEvening }: { profile: ProfileFields; lastEvening: string | undefined },
): { what?: Offered; schedule?: Schedule; enabled: true } => {
  const begun = found ? {} : { what, schedule: firstSchedule(what, profile) };
  if (what !== 'programme') return { ...begun, enabled: true };
  const { until: _, ...schedule } = found?.fields.schedule ?? firstSchedule(what, profile);
  const ending = lastEvening === undefined ? schedule : { ...schedule, until: lastEvening };
  return { ...begun, schedule: ending, enabled: true };
};

export interface StoredReminder {
  readonly id: string;
  readonly fields: ReminderFields;
}

/** The zone that a reminder stays with; undefined where it follows the phone, which it also does
 * while this phone does not know that zone. */
export const ownZone = ({ fields: { zone } }: StoredReminder): string | undefined =>
  zone !== undefined && zone !== FLOATING && isZone(zone) ? zone : undefined;

/** The person's reminder of a kind, if they ever made one. */
export const reminderOf = (
  reminders: readonly StoredReminder[],
  what: Offered,
): StoredReminder | undefined => reminders.find(({ fields }) => fields.what === what);

/** Those that no offered switch stands for, in the order made: what the person has made up, and a
 * second one of a kind, which came from a file or from another phone. It rings, too. */
export const ownReminders = (reminders: readonly StoredReminder[]): StoredReminder[] =>
  reminders
    .filter((one) => !OFFERED.some((what) => reminderOf(reminders, what) === one))
    .sort((one, other) => (one.id < other.id ? -1 : 1));

export const FIRST_OWN: Schedule = { times: ['09:00'] };

export const isOn = (reminder: StoredReminder | undefined): boolean =>
  reminder !== undefined && reminder.fields.enabled !== false;
