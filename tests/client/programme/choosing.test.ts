import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signal } from '@preact/signals';
import type { ProfileFields } from '../../../client/contract/wire.ts';
import { createSaver } from '../../../client/parts/saving.ts';
import { choosing } from '../../../client/programme/choosing.ts';

test('a programme that was ended by a tap can be taken up again where it was', async () => {
  const programme = { id: 'bedtime-six-weeks', started_on: '2026-10-23' };
  const profile = signal<ProfileFields>({ programme });
  const saver = createSaver();
  const store = {
    saveProfile: async (change: ProfileFields) => {
      profile.value = change;
    },
  };
  const choose = choosing({ store, profile, saver } as unknown as Parameters<typeof choosing>[0]);

  choose(null);
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(profile.value, { programme: null });
  const saved = saver.state.value;
  assert.ok(saved.phase === 'saved' && saved.undo);
  await saved.undo();

  assert.deepEqual(profile.value, { programme });
});
