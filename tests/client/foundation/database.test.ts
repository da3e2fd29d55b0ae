import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { wipeStorage } from '../../../client/foundation/database.ts';
import { type Home, openHome } from '../../../client/foundation/records.ts';
import { databaseName } from '../../../client/foundation/tables.ts';
import { freshIndexedDb } from '../support/browser.ts';
import { fixedClock } from '../support/clock.ts';
import { OWNER } from '../support/device.ts';

const aDrink = { at: '2026-11-21T03:12:44.120+01:00', ml: 250 };
const { put } = IDBObjectStore.prototype;
const { transaction } = IDBDatabase.prototype;

let home: Home;
const outbox = () => home.storage.transaction(['outbox'], 'readonly', (tx) => tx.all('outbox'));

beforeEach(() => {
  freshIndexedDb();
  home = openHome(null, fixedClock());
});
afterEach(() => {
  IDBObjectStore.prototype.put = put;
  IDBDatabase.prototype.transaction = transaction;
  home.close();
});

/** The disk is full from the n-th put on. */
const fullAfter = (puts: number): void => {
  let left = puts;
  IDBObjectStore.prototype.put = function (...args) {
    left -= 1;
    if (left < 0) throw new DOMException('disk full', 'QuotaExceededError');
    return put.apply(this, args);
  };
};

/** The disk turns out to be full at the commit: `abort` fires, and never `error`. */
const fullAtCommit = (): void => {
  IDBDatabase.prototype.transaction = function (...args) {
    const tx = transaction.apply(this, args);
    const original = tx.objectStore.bind(tx);
    tx.objectStore = (name) => {
      const store = original(name);
      const write = store.put.bind(store);
      store.put = (...row) => {
        const request = write(...row);
        request.addEventListener('success', () => {
          (tx as unknown as { _abort(name: string): void })._abort('QuotaExceededError');
        });
        return request;
      };
      return store;
    };
    return tx;
  };
};

/** The browser has dropped the connection: the next so many transactions cannot begin. */
const droppedFor = (times: number, name = 'InvalidStateError'): void => {
  let left = times;
  IDBDatabase.prototype.transaction = function (...args) {
    left -= 1;
    if (left >= 0) throw new DOMException('connection lost', name);
    return transaction.apply(this, args);
  };
};

for (const puts of [0, 1]) {
  test(`a full disk at write ${puts} is said, and neither record nor op is kept`, async () => {
    fullAfter(puts);

    await assert.rejects(home.records.put('drink', aDrink), { code: 'storage-full' });

    IDBObjectStore.prototype.put = put;
    assert.deepEqual(await home.records.list('drink'), []);
    assert.deepEqual(await outbox(), []);
  });
}

test('a disk that is full at the commit is said, too: the save does not hang', async () => {
  fullAtCommit();

  await assert.rejects(home.records.put('drink', aDrink), { code: 'storage-full' });

  IDBDatabase.prototype.transaction = transaction;
  assert.deepEqual(await home.records.list('drink'), []);
});

for (const name of ['InvalidStateError', 'UnknownError']) {
  test(`a connection lost with ${name} is opened again and the write repeated once`, async () => {
    await home.records.put('drink', aDrink);
    droppedFor(1, name);

    await home.records.put('drink', aDrink);

    assert.equal((await home.records.list('drink')).length, 2);
    assert.equal((await outbox()).length, 2);
  });
}

test('a connection that stays lost is said, and the next write opens anew', async () => {
  await home.records.list('drink');
  droppedFor(2);

  await assert.rejects(home.records.put('drink', aDrink), { code: 'storage-lost' });
  await home.records.put('drink', aDrink);

  assert.equal((await home.records.list('drink')).length, 1);
});

test('writes are strict about durability, unless the server will tell the same again', async () => {
  await home.records.list('drink');
  const asked: unknown[] = [];
  IDBDatabase.prototype.transaction = function (...args) {
    asked.push(args[2]);
    return transaction.apply(this, args);
  };

  await home.records.put('drink', aDrink);
  await home.storage.transaction(['records'], 'repeatable', (tx) => tx.clear('records'));

  assert.deepEqual(asked, [{ durability: 'strict' }, { durability: 'relaxed' }]);
  assert.equal((await home.records.list('drink')).length, 0);
});

test('another tab that wants a newer version is let through, and this one goes on afterwards', async () => {
  await home.records.put('drink', aDrink);

  await new Promise((resolve, reject) => {
    const request = indexedDB.open('uncramp-guest', 2);
    request.onsuccess = () => {
      request.result.close();
      resolve(undefined);
    };
    request.onerror = () => reject(request.error);
  });

  await assert.rejects(home.records.list('drink'), { code: 'storage-broken' });
});

test('what the browser threw away of a guest, who cannot sign out, begins anew', async () => {
  await home.records.put('drink', aDrink);

  await wipeStorage('uncramp-guest');
  await home.records.put('drink', aDrink);

  assert.equal((await home.records.list('drink')).length, 1);
});

test('the wiped database of an account does not come back empty', async () => {
  const own = openHome(OWNER, fixedClock());
  await own.records.put('drink', aDrink);

  await wipeStorage(databaseName(OWNER));

  await assert.rejects(own.records.put('drink', aDrink), { code: 'signed-out' });
  own.close();
});

test('what the browser threw away of an account does not come back empty either', async () => {
  const own = openHome(OWNER, fixedClock());
  await own.records.put('drink', aDrink);

  freshIndexedDb();
  droppedFor(1);
  await assert.rejects(own.records.put('drink', aDrink));

  await assert.rejects(own.records.put('drink', aDrink), { code: 'signed-out' });
  assert.deepEqual(await indexedDB.databases(), []);
  own.close();
});
