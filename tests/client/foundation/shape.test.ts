import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { shapes } from '../../../client/contract/shapes.ts';
import type { Kind } from '../../../client/contract/wire.ts';
import { fits } from '../../../client/foundation/shape.ts';

type Cases = readonly (readonly [Kind, object])[];
const vectors = JSON.parse(
  readFileSync(new URL('../../vectors/fields.json', import.meta.url), 'utf8'),
) as { readonly good: Cases; readonly bad: Cases };

test('what the server takes fits the shape of its kind, and what it refuses does not', () => {
  for (const [expected, cases] of [
    [true, vectors.good],
    [false, vectors.bad],
  ] as const)
    for (const [kind, fields] of cases)
      assert.equal(fits(fields, shapes[kind]), expected, `${kind} ${JSON.stringify(fields)}`);
});

test('a text is measured in characters, as on the server', () => {
  assert.equal(fits('😀😀', { type: 'string', maxLength: 2 }), true);
  assert.equal(fits('😀😀😀', { type: 'string', maxLength: 2 }), false);
});
