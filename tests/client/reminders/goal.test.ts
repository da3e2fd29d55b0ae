import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ProfileFields } from '../../../client/contract/wire.ts';
import { drinkingOf, entriesOf } from '../../../client/reminders/logic/plan.ts';
import { aimOf, standingOf } from '../../../client/water/logic/goal.ts';

interface Case {
  name: string;
  profile: ProfileFields;
  aim: number | null;
}

const cases: Case[] = JSON.parse(
  readFileSync(new URL('../../vectors/goal.json', import.meta.url), 'utf8'),
);

for (const { name, profile, aim } of cases) {
  test(`the aim of a day: ${name}`, () => {
    assert.equal(aimOf(standingOf(profile)) ?? null, aim);
  });
}

test('alcohol is no drink to reach a goal with', () => {
  const at = '2026-11-21T09:00:00+00:00';
  const drinks = [
    { fields: { at, ml: 500, beverage: 'alcohol' } },
    { fields: { at, ml: 250, beverage: 'tea' } },
  ];
  const known = {
    reminders: [],
    drinks,
    aimMl: 1600,
    lastNudge: undefined,
    zone: 'Etc/UTC',
    limits: undefined,
  };

  assert.deepEqual(
    drinkingOf(known).drinks.map(({ ml }) => ml),
    [250],
  );
});

test('a server that knows no records is not told of what is switched off', () => {
  const id = '0199f0c3-5a1e-7c44-9d21-3f6b8a07c512';
  const fields = { what: 'sitting-break', schedule: { times: ['10:00'] } };
  const known = (enabled: boolean) => ({
    reminders: [{ id, fields: { ...fields, enabled } }],
    drinks: [],
    aimMl: undefined,
    lastNudge: undefined,
    zone: 'Etc/UTC',
    limits: undefined,
  });

  assert.equal(entriesOf(known(true), 0).length, 1);
  assert.deepEqual(entriesOf(known(false), 0), []);
});
