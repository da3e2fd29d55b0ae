// A page that is left may be kept for coming back. What it had begun with the store sleeps with it,
// and one browser lets nobody else in meanwhile.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Storage, Transaction } from '../../../client/foundation/storage.ts';
import { freshIndexedDb } from '../support/browser.ts';

type Rows = { readonly rows: { readonly id: number; readonly text: string } };

const page = new EventTarget();
// Before the store's code looks for it: in Node there are no pages.
Object.assign(globalThis, { addEventListener: page.addEventListener.bind(page) });
const { openStorage } = await import('../../../client/foundation/database.ts');

const leave = (persisted: boolean): boolean =>
  page.dispatchEvent(Object.assign(new Event('pagehide'), { persisted }));
const comeBack = (): boolean => page.dispatchEvent(new Event('pageshow'));
const open = (): Storage<Rows> => openStorage<Rows>('asleep', { rows: { keyPath: 'id' } });
const texts = async (storage: Storage<Rows>): Promise<string[]> =>
  (await storage.transaction(['rows'], 'readonly', (tx) => tx.all('rows'))).map(({ text }) => text);

/** Writes, and stays at it until it is told to end. */
const longWrite = (storage: Storage<Rows>, text: string) => {
  const begun = new EventTarget();
  let isEnding = false;
  const work = async (tx: Transaction<Rows>): Promise<void> => {
    await tx.put('rows', { id: 1, text });
    begun.dispatchEvent(new Event('begun'));
    while (!isEnding) await tx.get('rows', 1);
  };
  const begins = (): Promise<void> =>
    new Promise((resolve) => {
      begun.addEventListener('begun', () => resolve(), { once: true });
    });
  const finish = (): void => {
    isEnding = true;
  };
  return {
    begins,
    finish,
    written: storage.transaction(['rows'], 'readwrite', work),
  };
};

beforeEach(() => {
  freshIndexedDb();
});

test('a page that sleeps keeps nobody from the store, and writes once it wakes', async () => {
  const left = longWrite(open(), 'left');
  await left.begins();

  leave(true);
  const here = open();
  const waiting = here.transaction(['rows'], 'readwrite', (tx) =>
    tx.put('rows', { id: 2, text: 'waits too' }),
  );
  left.finish();
  // Read past the sleeping page's own code, as another page does.
  assert.deepEqual(await readAsAnotherPage(), []);

  comeBack();
  await Promise.all([left.written, waiting]);
  assert.deepEqual(await texts(here), ['left', 'waits too']);
});

test('a page may fall asleep again and again over one write', async () => {
  const left = longWrite(open(), 'at last');
  await left.begins();

  for (let times = 0; times < 3; times += 1) {
    leave(true);
    assert.deepEqual(await readAsAnotherPage(), []);
    comeBack();
    await left.begins();
  }
  left.finish();

  await left.written;
  assert.deepEqual(await texts(open()), ['at last']);
});

test('a page that is not kept goes on to its end', async () => {
  const left = longWrite(open(), 'gone');
  await left.begins();

  leave(false);
  left.finish();

  await left.written;
  assert.deepEqual(await texts(open()), ['gone']);
});

/** What lies in the store, with a connection of its own. */
async function readAsAnotherPage(): Promise<unknown[]> {
  const opening = indexedDB.open('asleep');
  return new Promise((resolve, reject) => {
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const asked = db.transaction('rows').objectStore('rows').getAll();
      asked.onerror = () => reject(asked.error);
      asked.onsuccess = () => {
        db.close();
        resolve(asked.result);
      };
    };
  });
}
