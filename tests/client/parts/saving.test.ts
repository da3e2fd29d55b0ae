import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SaveFailed } from '../../../client/foundation/storage.ts';
import { createEdits } from '../../../client/parts/edits.ts';
import { createSaver } from '../../../client/parts/saving.ts';

const aDrink = {
  id: 'one',
  kind: 'drink' as const,
  fields: { at: '2026-11-21T10:00:00+01:00', ml: 250 },
  seq: 7,
  deleted: false,
  changed_at: 1,
};

/** A store that remembers what it was told. */
const aStore = () => {
  const told: unknown[] = [];
  return {
    told,
    put: async (kind: string, change: object, id?: string) => {
      told.push(['put', kind, change, id]);
      return { ...aDrink, id: id ?? 'new' } as never;
    },
    remove: async (id: string) => {
      told.push(['remove', id]);
    },
  };
};

test('nothing is called saved before the store has said so', async () => {
  const saver = createSaver();
  let written = (): void => undefined;
  const disk = new Promise<void>((resolve) => {
    written = resolve;
  });
  const saving = saver.save(() => disk, { said: 'Saved on this phone.' });

  assert.equal(saver.state.value.phase, 'saving');
  written();
  assert.equal(await saving, true);
  assert.equal(saver.state.value.phase, 'saved');
});

test('a full phone is told as such, and the form hears that nothing was saved', async () => {
  const saver = createSaver();
  const saved = await saver.save(() => Promise.reject(new SaveFailed('storage-full')), {
    said: 'Saved on this phone.',
  });

  assert.equal(saved, false);
  assert.deepEqual(saver.state.value, { phase: 'failed', trouble: 'storage-full' });
});

test('what is asked for again before it is on the disk is added once, afterwards anew', async () => {
  const store = aStore();
  const { add } = createEdits({ store, saver: createSaver() });
  const later = { ...aDrink.fields, at: '2026-11-21T10:00:01+01:00' };

  assert.deepEqual(await Promise.all([add('drink', aDrink.fields), add('drink', later)]), [
    true,
    true,
  ]);
  assert.equal(store.told.length, 1);
  await Promise.all([add('drink', later), add('drink', { ...later, ml: 300 })]);
  assert.equal(store.told.length, 3);
});

test('Undo after a delete writes a new record, because a deleted one never comes back', async () => {
  const store = aStore();
  const saver = createSaver();
  await createEdits({ store, saver }).remove(aDrink, { ...aDrink, id: 'two' });
  const after = saver.state.value;
  if (after.phase === 'saved') await after.undo?.();

  assert.deepEqual(store.told, [
    ['remove', 'one'],
    ['remove', 'two'],
    ['put', 'drink', aDrink.fields, undefined],
    ['put', 'drink', aDrink.fields, undefined],
  ]);
});

test('a change writes the changed field alone, and Undo puts its old value back', async () => {
  const store = aStore();
  const saver = createSaver();
  await createEdits({ store, saver }).change(aDrink, { ...aDrink.fields, ml: 300 });
  const after = saver.state.value;
  if (after.phase === 'saved') await after.undo?.();

  assert.deepEqual(store.told, [
    ['put', 'drink', { ml: 300 }, 'one'],
    ['put', 'drink', { ml: 250 }, 'one'],
  ]);
});

test('a form that changed nothing writes nothing', async () => {
  const store = aStore();
  await createEdits({ store, saver: createSaver() }).change(aDrink, aDrink.fields);

  assert.deepEqual(store.told, []);
});
