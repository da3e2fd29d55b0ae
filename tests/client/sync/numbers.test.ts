// The numbers that many new records get at once stand in a list; whoever needs one finds it there.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { SyncRequest } from '../../../client/contract/wire.ts';
import { DAY, HOUR } from '../../../client/foundation/clock.ts';
import type { Api } from '../../../client/foundation/http.ts';
import type { RecordRow } from '../../../client/foundation/tables.ts';
import { addNumbers, numberLists, WORTH_A_LIST } from '../../../client/sync/numbers.ts';
import { refuse } from '../../../client/sync/rejected.ts';
import { startAnew } from '../../../client/sync/reset.ts';
import { load } from '../../../client/sync/state.ts';
import { type Device, device, newStorage, OWNER } from '../support/device.ts';
import { type ModelServer, modelServer } from '../support/model-server.ts';

const aDrink = { at: '2026-11-21T03:12:44.120+01:00', ml: 250 };

let server: ModelServer;
const phone = (api: Api = server.api, listFrom = 1): Device =>
  device({ storage: newStorage('memory'), api, parts: { listFrom } });

/** A phone that has read what there is: its digest is carried on from page to page. */
const readPhone = async (api?: Api): Promise<Device> => {
  const mine = phone(api);
  await mine.sync();
  return mine;
};

const listed = ({ storage }: Device): Promise<string[]> =>
  storage.transaction(['state'], 'readonly', async (tx) =>
    (await numberLists(tx)).flatMap(({ value }) => [...value.numbers.keys()]),
  );
const rowOf = async (mine: Device, id: string): Promise<RecordRow> =>
  (await mine.rows()).find((row) => row.id === id) ?? assert.fail('no such record');
const numberOf = async (mine: Device, id: string): Promise<number | null> =>
  (await rowOf(mine, id)).seq;
const lastCounted = async ({ storage }: Device): Promise<number | undefined> =>
  (await load(storage, 0)).state.tally?.counted;
const lastRequest = (): SyncRequest => server.requests.at(-1) ?? assert.fail('nothing was asked');

beforeEach(() => {
  server = modelServer(OWNER);
});

test('many records from before the account get their numbers in a list, and both sides agree', async () => {
  const mine = device({ storage: newStorage('memory'), api: server.api });
  const ids: string[] = [];
  for (let n = 0; n < WORTH_A_LIST; n += 1) ids.push((await mine.records.put('drink', aDrink)).id);

  await mine.sync();

  assert.deepEqual([(await listed(mine)).sort(), server.requests.length], [ids.sort(), 1]);
  assert.equal(await numberOf(mine, ids[0] ?? ''), null);
  const { pending, differs } = mine.runner.status.value;
  assert.deepEqual({ pending, differs }, { pending: 0, differs: false });
  assert.equal((await load(mine.storage, 0)).state.tally?.digest.count, WORTH_A_LIST);
});

test('a few new records get their numbers in their rows', async () => {
  const mine = device({ storage: newStorage('memory'), api: server.api });
  await mine.sync();
  let last = '';
  for (let n = 1; n < WORTH_A_LIST; n += 1) last = (await mine.records.put('drink', aDrink)).id;

  await mine.sync();

  assert.deepEqual([await listed(mine), await numberOf(mine, last)], [[], WORTH_A_LIST - 1]);
});

test('a day later, when both sides are counted, the numbers are written into the records', async () => {
  const mine = await readPhone();
  const one = await mine.records.put('drink', aDrink);
  await mine.sync();
  const two = await mine.records.put('drink', aDrink);
  await mine.sync();
  assert.equal((await listed(mine)).length, 2);
  mine.clock.advance(DAY);
  server.requests.length = 0;

  await mine.sync();

  const numbers = [await numberOf(mine, one.id), await numberOf(mine, two.id)];
  assert.deepEqual([numbers, await listed(mine)], [[1, 2], []]);
  assert.equal((await rowOf(mine, two.id)).epoch, server.contents.epoch);
  // Both sides agreed: nothing was read anew.
  assert.equal(server.requests.length, 1);
});

for (const [what, change, after] of [
  ['an edit', ({ records }: Device, id: string) => records.put('drink', { ml: 300 }, id), 300],
  ['a deletion', ({ records }: Device, id: string) => records.remove(id), undefined],
] as const) {
  test(`${what} lies on the content that the number in the list stands for`, async () => {
    const mine = await readPhone();
    const { id } = await mine.records.put('drink', aDrink);
    await mine.sync();
    server.restore(server.backup(), 'epoch-2');
    await change(mine, id);

    await mine.sync();

    const told = server.requests
      .flatMap(({ ops }) => ops)
      .find(({ record, action }) => record === id && action === 'announce');
    assert.ok(told?.action === 'announce');
    assert.deepEqual([told.from, told.fields], [{ epoch: 'epoch-1', seq: 1 }, aDrink]);
    assert.equal((await rowOf(mine, id)).fields['ml'], after);
    assert.equal(server.contents.records.get(id)?.fields['ml'], after);
  });
}

test('an edit that counted has its number in the row, and the one in the list is forgotten', async () => {
  const mine = await readPhone();
  const { id } = await mine.records.put('drink', aDrink);
  await mine.sync();
  await mine.records.put('drink', { ml: 300 }, id);
  await mine.sync();
  assert.equal(await numberOf(mine, id), 2);
  mine.clock.advance(DAY);
  server.requests.length = 0;

  await mine.sync();

  assert.deepEqual([await numberOf(mine, id), server.requests.length], [2, 1]);
});

test('a server that forgot all of it hears of what stands in a list', async () => {
  const nothing = server.backup();
  const mine = await readPhone();
  const { id } = await mine.records.put('drink', aDrink);
  await mine.sync();
  server.restore(nothing, 'epoch-2');

  await mine.sync();

  assert.deepEqual(server.contents.records.get(id)?.fields, aDrink);
  assert.deepEqual(await listed(mine), []);
});

test('nor is a list passed over that another tab makes in the very moment', async () => {
  const mine = await readPhone();
  const { id } = await mine.records.put('drink', aDrink);
  let isFirst = true;
  const { storage } = mine;
  const late: typeof storage = {
    ...storage,
    async transaction(tables, mode, work) {
      const made = await storage.transaction(tables, mode, work);
      // What stood in lists has just been written into the records.
      const numbers = new Map([[id, 1]]);
      if (isFirst)
        await storage.transaction(['state', 'outbox'], 'readwrite', async (tx) => {
          await addNumbers(tx, { epoch: 'epoch-1', numbers });
          await tx.clear('outbox');
        });
      isFirst = false;
      return made;
    },
  };

  const anew = { asked: 'epoch-1', epoch: 'epoch-2', now: 1 };
  await startAnew({ storage: late, namedId: mine.parts.namedId }, anew);

  const { outbox } = await load(storage, 10);
  assert.deepEqual(
    outbox.map((op) => [op.record, op.action]),
    [[id, 'announce']],
  );
});

test('what was changed twice before it was sent has its number in the row', async () => {
  const mine = await readPhone();
  const { id } = await mine.records.put('drink', aDrink);
  await mine.records.put('drink', { ml: 300 }, id);

  await mine.sync();

  assert.deepEqual([await listed(mine), await numberOf(mine, id)], [[], 2]);
});

test('what is changed while its making is on the way has its number in the row', async () => {
  let meanwhile = async (): Promise<void> => undefined;
  const mine = await readPhone(async (...asked) => {
    const answer = await server.api(...asked);
    await meanwhile();
    return answer;
  });
  const { id } = await mine.records.put('drink', aDrink);
  const request = await load(mine.storage, 10);
  meanwhile = async () => {
    meanwhile = async () => undefined;
    await mine.records.put('drink', { ml: 300 }, id);
    // The first answer alone is looked at.
    server.signedInAs = null;
  };

  await mine.sync();

  const { seq, base } = await rowOf(mine, id);
  assert.deepEqual([await listed(mine), seq, base], [[], 1, aDrink]);
  assert.equal(request.outbox.length, 1);
});

test('what may have counted before has its number in the row', async () => {
  let isLost = true;
  const mine = await readPhone(async (...asked) => {
    const answer = await server.api(...asked);
    return isLost && lastRequest().ops.length > 0
      ? { ok: false, reason: 'unreachable', status: 0 }
      : answer;
  });
  const { id } = await mine.records.put('drink', aDrink);
  await mine.sync();
  isLost = false;

  await mine.sync();

  assert.deepEqual([await listed(mine), await numberOf(mine, id)], [[], 1]);
});

test('the digest goes on rightly when another phone changes what stands in a list', async () => {
  const mine = await readPhone();
  const { id } = await mine.records.put('drink', aDrink);
  await mine.sync();
  const other = await readPhone();
  await other.records.put('drink', { ml: 300 }, id);
  await other.sync();
  const counted = await lastCounted(mine);
  mine.clock.advance(HOUR);
  server.requests.length = 0;

  await mine.sync();

  assert.deepEqual([await numberOf(mine, id), server.requests.length], [2, 1]);
  await other.records.put('drink', { ml: 350 }, id);
  await other.sync();
  await mine.sync();
  // It fits the server's: nothing had to be counted.
  assert.deepEqual([await numberOf(mine, id), await lastCounted(mine)], [3, counted]);
});

test('what another phone had made, too, is not put off to a list', async () => {
  const [mine, other] = [await readPhone(), await readPhone()];
  const id = '0199f0c3-5a1e-7c44-9d21-3f6b8a07c512';
  await other.records.put('drink', { ...aDrink, note: 'theirs' }, id);
  await other.sync();
  await mine.records.put('drink', aDrink, id);

  await mine.sync();

  assert.deepEqual(await mine.shown(), { [id]: { ...aDrink, note: 'theirs' } });
  assert.deepEqual(await listed(mine), []);
});

test('few among many changes of others get their numbers in their rows', async () => {
  const [mine, other] = [phone(server.api, 2), await readPhone()];
  await mine.sync();
  await other.records.put('drink', aDrink);
  await other.sync();
  const { id } = await mine.records.put('drink', aDrink);

  await mine.sync();

  assert.deepEqual([await listed(mine), await numberOf(mine, id)], [[], 2]);
});

test('an edit that is refused as a whole leaves the record that stands in a list', async () => {
  const mine = await readPhone();
  const { id } = await mine.records.put('drink', aDrink);
  await mine.sync();
  await mine.records.put('drink', { ml: 300 }, id);
  const [edit] = (await load(mine.storage, 1)).outbox;
  assert.ok(edit);

  await refuse(mine.storage, edit, { code: 'too-large', detail: '', now: 1 });

  assert.deepEqual(await mine.shown(), { [id]: aDrink });
  assert.deepEqual([await numberOf(mine, id), (await rowOf(mine, id)).base], [1, undefined]);
});

test('a tombstone is told of a record that was deleted while its number stood in a list', async () => {
  const mine = await readPhone();
  const { id } = await mine.records.put('drink', aDrink);
  await mine.sync();
  await mine.records.remove(id);

  await mine.sync();

  assert.equal(server.contents.records.get(id)?.deleted, true);
  mine.clock.advance(DAY);
  await mine.sync();
  assert.deepEqual([await numberOf(mine, id), mine.runner.status.value.differs], [2, false]);
});
