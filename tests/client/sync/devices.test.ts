import assert from 'node:assert/strict';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { DAY } from '../../../client/foundation/clock.ts';
import type { RecordsChanged } from '../../../client/foundation/records.ts';
import { freshIndexedDb } from '../support/browser.ts';
import {
  type Device,
  type DeviceOptions,
  device,
  newStorage,
  OWNER,
  STORES,
} from '../support/device.ts';
import { type ModelServer, modelServer } from '../support/model-server.ts';

const aDrink = { at: '2026-11-21T03:12:44.120+01:00', ml: 250 };
const aCramp = { started_at: '2026-11-21T03:12:44.120+01:00', muscle: 'calf' } as const;

for (const kind of STORES) {
  suite(`devices over ${kind}`, () => {
    let server: ModelServer;
    let open: Device[] = [];
    const phone = (options: Partial<DeviceOptions> = {}): Device => {
      const made = device({ storage: newStorage(kind), api: server.api, ...options });
      open.push(made);
      return made;
    };
    beforeEach(() => {
      freshIndexedDb();
      server = modelServer(OWNER);
    });
    afterEach(() => {
      for (const each of open) each.close();
      open = [];
    });

    test('what is written on one phone is shown on the other', async () => {
      const [mine, other] = [phone(), phone()];
      const { id } = await mine.records.put('drink', aDrink);

      const news: RecordsChanged[] = [];
      other.parts.changes.subscribe((each) => news.push(each));

      await mine.sync();
      await other.sync();

      assert.deepEqual(await other.shown(), { [id]: aDrink });
      assert.deepEqual(news, [{ kinds: ['drink'], ids: [id] }]);
      assert.deepEqual(other.runner.status.value.phase, 'idle');
      assert.equal(mine.runner.status.value.pending, 0);
    });

    test('two offline phones that changed different fields both keep their change', async () => {
      const [mine, other] = [phone(), phone()];
      const { id } = await mine.records.put('cramp', aCramp);
      await mine.sync();
      await other.sync();

      await mine.records.put('cramp', { side: 'left' }, id);
      await other.records.put('cramp', { intensity: 7 }, id);
      await mine.sync();
      await other.sync();
      await mine.sync();

      const both = { [id]: { ...aCramp, side: 'left', intensity: 7 } };
      assert.deepEqual(await mine.shown(), both);
      assert.deepEqual(await other.shown(), both);
    });

    test('a change not yet sent stays visible over one that arrives', async () => {
      const [mine, other] = [phone(), phone()];
      const { id } = await mine.records.put('cramp', aCramp);
      await mine.sync();
      await other.sync();
      await other.records.put('cramp', { note: 'theirs', side: 'right' }, id);
      await other.sync();
      // Mine is written while the answer is on its way, and its own sending fails.
      const late = phone({
        storage: mine.storage,
        api: async (...asked) => {
          if (server.requests.length > before)
            return { ok: false, reason: 'unreachable', status: 0 };
          const answer = await server.api(...asked);
          await mine.records.put('cramp', { note: 'mine' }, id);
          return answer;
        },
      });
      const before = server.requests.length;

      await late.sync();

      assert.deepEqual(await late.shown(), { [id]: { ...aCramp, note: 'mine', side: 'right' } });
      assert.equal(late.runner.status.value.pending, 1);
    });

    test('a deleted record stays deleted, whatever another phone still writes into it', async () => {
      const [mine, other] = [phone(), phone()];
      const { id } = await mine.records.put('drink', aDrink);
      await mine.sync();
      await other.sync();

      await mine.records.remove(id);
      await mine.sync();
      await other.records.put('drink', { ml: 500 }, id);
      await other.sync();
      await mine.sync();

      assert.deepEqual(await mine.shown(), {});
      assert.deepEqual(await other.shown(), {});
      assert.equal(other.runner.status.value.pending, 0);
    });

    test('many records come in small pages', async () => {
      const [mine, other] = [phone(), phone()];
      server.pageSize = 3;
      for (let ml = 1; ml <= 10; ml += 1) await mine.records.put('drink', { ...aDrink, ml });

      await mine.sync();
      await other.sync();

      assert.deepEqual(await other.shown(), await mine.shown());
      assert.equal(Object.keys(await other.shown()).length, 10);
    });

    test('a line that is cut again and again costs a page each time, never all of it', async () => {
      const mine = phone();
      let asked = 0;
      const other = phone({
        api: async (...given) => {
          asked += 1;
          const answer = await server.api(...given);
          return asked % 2 ? answer : { ok: false, reason: 'unreachable', status: 0 };
        },
      });
      server.pageSize = 3;
      for (let ml = 1; ml <= 30; ml += 1) await mine.records.put('drink', { ...aDrink, ml });
      await mine.sync();

      await other.sync();
      assert.equal(other.runner.status.value.lastSynced, null);
      for (let tries = 1; tries < 12; tries += 1) await other.sync();

      assert.deepEqual(await other.shown(), await mine.shown());
      assert.ok(asked <= 24, `${asked} requests`);
    });

    test('an answer lost after the server stored everything counts once', async () => {
      let isLost = true;
      const mine = phone({
        api: async (...asked) => {
          const answer = await server.api(...asked);
          return isLost ? { ok: false, reason: 'unreachable', status: 0 } : answer;
        },
      });
      const { id } = await mine.records.put('drink', aDrink);

      await mine.sync();
      isLost = false;
      await mine.sync();

      assert.equal(server.contents.head, 1);
      assert.deepEqual([...server.contents.records.keys()], [id]);
      assert.equal(mine.runner.status.value.pending, 0);
    });

    test('a refused change stands in the list, blocks nothing and is taken back here', async () => {
      const mine = phone();
      const good = await mine.records.put('drink', aDrink);
      await mine.sync();
      await mine.records.put('drink', { ml: 300, invalid: 1 } as object, good.id);
      const next = await mine.records.put('drink', { ...aDrink, ml: 100 });

      await mine.sync();

      assert.deepEqual(await mine.shown(), {
        [good.id]: aDrink,
        [next.id]: { ...aDrink, ml: 100 },
      });
      assert.equal(mine.runner.status.value.rejected, 1);
      assert.equal(mine.runner.status.value.pending, 0);
    });

    test('one op that the server cannot read is found by halving and taken back; all others arrive', async () => {
      const mine = phone();
      for (let ml = 1; ml <= 9; ml += 1) {
        await mine.records.put('drink', { ...aDrink, ml, ...(ml === 5 ? { poison: 1 } : {}) });
      }

      await mine.sync();

      assert.equal(server.contents.records.size, 8);
      assert.equal(mine.runner.status.value.rejected, 1);
      assert.equal(mine.runner.status.value.pending, 0);
      assert.equal(Object.keys(await mine.shown()).length, 8);
    });

    test('an edit that the server cannot read is taken back; edits after it stay', async () => {
      const mine = phone();
      const { id } = await mine.records.put('drink', aDrink);
      await mine.sync();
      await mine.records.put('drink', { ml: 7, poison: 1 } as object, id);
      await mine.records.put('drink', { beverage: 'tea' }, id);

      await mine.sync();

      assert.deepEqual(await mine.shown(), { [id]: { ...aDrink, beverage: 'tea' } });
      assert.equal(mine.runner.status.value.rejected, 1);
      assert.deepEqual(server.contents.records.get(id)?.fields, { ...aDrink, beverage: 'tea' });
    });

    test('a server that came back from a backup learns what was written since', async () => {
      const [mine, other] = [phone(), phone()];
      const old = await mine.records.put('drink', aDrink);
      const gone = await mine.records.put('drink', aDrink);
      await mine.sync();
      await other.sync();
      const backup = server.backup();
      await mine.records.put('drink', { ml: 400 }, old.id);
      await mine.records.remove(gone.id);
      const late = await mine.records.put('cramp', aCramp);
      await mine.sync();
      await other.sync();

      server.restore(backup);
      await other.records.put('drink', { beverage: 'tea' }, old.id);
      await other.sync();
      await mine.sync();
      await other.sync();

      const all = { [old.id]: { ...aDrink, ml: 400, beverage: 'tea' }, [late.id]: aCramp };
      assert.deepEqual(await mine.shown(), all);
      assert.deepEqual(await other.shown(), all);
      assert.equal(mine.runner.status.value.differs, false);
      const [snapshot] = await mine.storage.transaction(['snapshots'], 'readonly', (tx) =>
        tx.all('snapshots'),
      );
      assert.equal(snapshot?.why, 'reset');
    });

    test('while much is still to be told to a restored server, nothing here goes back', async () => {
      const mine = phone({
        api: async (...asked) => {
          const answer = await server.api(...asked);
          assert.deepEqual(await mine.shown(), written);
          return answer;
        },
      });
      let written: Record<string, unknown> = {};
      const ids: string[] = [];
      for (let at = 0; at < 5; at += 1) ids.push((await mine.records.put('drink', aDrink)).id);
      written = await mine.shown();
      await mine.sync();
      const older = server.backup();
      for (const id of ids) await mine.records.put('drink', { ml: 500 }, id);
      written = await mine.shown();
      await mine.sync();

      server.mostOps = 2;
      server.restore(older);
      await mine.sync();

      assert.deepEqual(await mine.shown(), written);
      assert.ok([...server.contents.records.values()].every(({ fields }) => fields['ml'] === 500));
      assert.equal(mine.runner.status.value.differs, false);
    });

    test('a corrupt number here is noticed within a day and mended by one full read', async () => {
      const mine = phone();
      const { id } = await mine.records.put('drink', aDrink);
      await mine.sync();
      await mine.storage.transaction(['records'], 'readwrite', async (tx) => {
        const row = await tx.get('records', id);
        if (row) await tx.put('records', { ...row, seq: 99, fields: { ml: -1 } });
      });

      // Until then the digest is carried on from page to page, and no sync reads all records.
      mine.clock.advance(DAY);
      await mine.records.put('drink', aDrink);
      await mine.sync();

      assert.deepEqual((await mine.records.get(id))?.fields, aDrink);
      assert.equal(mine.runner.status.value.differs, false);
    });

    test('a record that the server has lost goes back to it', async () => {
      const mine = phone();
      const { id } = await mine.records.put('drink', aDrink);
      await mine.sync();
      server.contents.records.delete(id);

      await mine.records.put('cramp', aCramp);
      await mine.sync();

      assert.deepEqual(server.contents.records.get(id)?.fields, aDrink);
      assert.equal(mine.runner.status.value.differs, false);
    });
  });
}
