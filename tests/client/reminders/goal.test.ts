import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ProfileFields } from '../../../client/contract/wire.ts';
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
