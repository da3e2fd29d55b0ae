import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { openDB } from 'idb';
import { openPatiently } from '../../../client/foundation/opening.ts';
import { freshIndexedDb } from '../support/browser.ts';

const NAME = 'uncramp-guest';
const upgrade = { version: 2, callbacks: {} };

beforeEach(freshIndexedDb);

test('a tab that does not let go of an older version is said to be the cause', async () => {
  const old = await openDB(NAME, 1);

  const opening = openPatiently(NAME, { ...upgrade, patienceMs: 0 });

  await assert.rejects(opening, { code: 'storage-blocked' });
  old.close();
});

test('a tab that lets go in time is waited for', async () => {
  const old = await openDB(NAME, 1);
  const opening = openPatiently(NAME, { ...upgrade, patienceMs: 2 ** 30 });

  old.addEventListener('versionchange', () => setImmediate(() => old.close()));

  assert.equal((await opening).version, 2);
});

test('a tab that lets go later leaves nothing that keeps the next one out', async () => {
  const old = await openDB(NAME, 1);
  await assert.rejects(openPatiently(NAME, { ...upgrade, patienceMs: 0 }));
  old.close();

  const later = await openPatiently(NAME, { ...upgrade, version: 3, patienceMs: 2 ** 30 });

  assert.equal(later.version, 3);
});

test('what else goes wrong keeps its own name', async () => {
  (await openDB(NAME, 3)).close();

  await assert.rejects(openPatiently(NAME, upgrade), { name: 'VersionError' });
});
