import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ReminderLimits, Schedule } from '../../../client/contract/wire.ts';
import type { Known } from '../../../client/reminders/logic/plan.ts';
import { nextToRing, weekOf } from '../../../client/reminders/logic/week.ts';

const DAY = 86_400_000;

interface Case {
  name: string;
  zone: string;
  now: string;
  days: number;
  limits: ReminderLimits;
  reminders: Record<string, Schedule>;
  rings: [date: string, slot: string, reminder: string][];
}

const cases: Case[] = JSON.parse(
  readFileSync(new URL('../../vectors/most-a-day.json', import.meta.url), 'utf8'),
);

const knownIn = ({ zone, limits, reminders }: Case): Known => ({
  reminders: Object.entries(reminders).map(([id, schedule]) => ({
    id,
    fields: { what: schedule.window ? 'hydration' : 'custom', schedule },
  })),
  drinks: [],
  aimMl: 1600,
  lastNudge: undefined,
  zone,
  limits,
});

/** Lets the days pass as the open app sees them. */
const rung = (each: Case): Case['rings'] => {
  const found: Case['rings'] = [];
  const end = Date.parse(each.now) + each.days * DAY;
  let known = knownIn(each);
  let after = Date.parse(each.now);
  for (;;) {
    const next = nextToRing(known, after);
    after = next[0]?.due ?? Number.POSITIVE_INFINITY;
    if (after > end) return found;
    for (const { date, slot, reminder } of next) {
      found.push([date, slot, reminder.id]);
      if (reminder.fields.schedule.window) known = { ...known, lastNudge: after };
    }
  }
};

for (const each of cases) {
  test(`the most for a day: ${each.name}`, () => {
    assert.deepEqual(rung(each), each.rings);

    const now = Date.parse(each.now);
    const shown = weekOf(knownIn(each), now).flatMap(({ planned }) => planned);
    const first = shown.filter(({ due }) => due <= now + each.days * DAY);
    assert.deepEqual(
      first.map(({ date, slot, reminder }) => [date, slot, reminder.id]),
      each.rings,
    );
  });
}
