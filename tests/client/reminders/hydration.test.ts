import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { nextNudge } from '../../../client/reminders/logic/hydration.ts';

interface Case {
  name: string;
  zone: string;
  wake: string;
  bedtime: string;
  taper_h: number;
  min_gap_min: number;
  low_ml: number | null;
  drinks: [string, number][];
  last_nudge: string | null;
  after: string;
  day: string | null;
  due: string | null;
}

const cases: Case[] = JSON.parse(
  readFileSync(new URL('../../vectors/hydration.json', import.meta.url), 'utf8'),
);

for (const each of cases) {
  test(`the next nudge: ${each.name}`, () => {
    const found = nextNudge(
      each,
      each.zone,
      {
        lowMl: each.low_ml ?? undefined,
        drinks: each.drinks.map(([at, ml]) => ({ at: Date.parse(at), ml })),
        lastNudge: each.last_nudge ? Date.parse(each.last_nudge) : undefined,
      },
      Date.parse(each.after),
    );

    const expected = each.due ? { day: each.day, due: Date.parse(each.due) } : undefined;
    assert.deepEqual(found, expected);
  });
}
