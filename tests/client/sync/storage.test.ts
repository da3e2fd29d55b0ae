// What browsers do to storage: refuse it, take it away, hand out a dead connection.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { openStorage } from '../../../client/foundation/database.ts';
import { SaveFailed } from '../../../client/foundation/storage.ts';
import { OWNER_LAYOUT, type OwnerTables } from '../../../client/foundation/tables.ts';
import { freshIndexedDb } from '../support/browser.ts';
import { type Device, device, OWNER } from '../support/device.ts';
import { type ModelServer, modelServer } from '../support/model-server.ts';

const aDrink = { at: '2026-11-21T03:12:44.120+01:00', ml: 250 };
const NAME = `uncramp-${OWNER}`;

const phone = (server: ModelServer): Device =>
  device({ storage: openStorage<OwnerTables>(NAME, OWNER_LAYOUT), api: server.api });

beforeEach(freshIndexedDb);

test('a private window without a database says so; nothing is called saved', async () => {
  const mine = phone(modelServer(OWNER));
  indexedDB.open = () => {
    throw new DOMException('private', 'SecurityError');
  };

  await assert.rejects(mine.records.put('drink', aDrink), SaveFailed);
  await mine.sync();

  assert.equal(mine.runner.status.value.phase, 'waiting');
});

test('after the browser has cleared the storage, what the server has comes back', async () => {
  const server = modelServer(OWNER);
  const before = phone(server);
  const { id } = await before.records.put('drink', aDrink);
  await before.sync();
  before.close();

  freshIndexedDb();
  const after = phone(server);
  const late = await after.records.put('drink', { ...aDrink, ml: 100 });
  await after.sync();

  assert.deepEqual(Object.keys(await after.shown()).sort(), [id, late.id].sort());
  assert.equal(server.contents.records.size, 2);
  assert.equal(after.runner.status.value.differs, false);
  after.close();
});

test('a connection that dies in the middle of a sync is opened again and nothing is lost', async () => {
  const server = modelServer(OWNER);
  const mine = phone(server);
  await mine.records.put('drink', aDrink);
  const { transaction } = IDBDatabase.prototype;
  for (let dying = 1; dying <= 8; dying += 1) {
    let calls = 0;
    await mine.records.put('drink', { ...aDrink, ml: dying });
    IDBDatabase.prototype.transaction = function (...given) {
      calls += 1;
      if (calls === dying) throw new DOMException('closing', 'InvalidStateError');
      return transaction.apply(this, given);
    };
    await mine.sync();
    IDBDatabase.prototype.transaction = transaction;

    assert.equal(mine.runner.status.value.phase, 'idle');
    assert.equal(server.contents.records.size, dying + 1);
  }
  mine.close();
});
