import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { kindValues } from '../../../client/contract/kinds.ts';
import type { SyncAnswer } from '../../../client/contract/wire.ts';
import { DAY } from '../../../client/foundation/clock.ts';
import { wireOp } from '../../../client/foundation/ops.ts';
import { announcement } from '../../../client/sync/logic/announce.ts';
import { swapIn } from '../../../client/sync/repair.ts';
import { startAnew } from '../../../client/sync/reset.ts';
import { snapshotsOf } from '../../../client/sync/snapshots.ts';
import { changeState, load } from '../../../client/sync/state.ts';
import { type Device, device, newStorage, OWNER } from '../support/device.ts';
import { type ModelServer, modelServer } from '../support/model-server.ts';

const aDrink = { at: '2026-11-21T03:12:44.120+01:00', ml: 250 };

let server: ModelServer;
const phone = (api = server.api): Device => device({ storage: newStorage('memory'), api });

beforeEach(() => {
  server = modelServer(OWNER);
});

test('a server whose history is a new one at each question is left in peace after some', async () => {
  let asked = 0;
  const mine = phone(async () => {
    asked += 1;
    // Whoever asks on and on would never come to the end of this test.
    if (asked > 50) return { ok: false, reason: 'unreachable', status: 0 };
    const problem = { code: 'reset', title: 'reset', epoch: `epoch-${asked}` };
    return { ok: false, reason: 'refused', status: 409, problem };
  });
  await mine.records.put('drink', aDrink);

  await mine.sync();

  assert.equal(asked, 3);
  assert.equal(mine.runner.status.value.pending, 1);
  assert.equal(mine.timers.waiting.length, 1);
});

test('a server that promises more and sends nothing is left in peace', async () => {
  let asked = 0;
  const mine = phone(async (...question) => {
    asked += 1;
    if (asked > 50) return { ok: false, reason: 'unreachable', status: 0 };
    const answer = await server.api(...question);
    if (!answer.ok) return answer;
    const nothing = { changes: [], cursor: 0, more: true, digest: null };
    return { ...answer, body: { ...(answer.body as SyncAnswer), ...nothing } };
  });
  await mine.records.put('drink', aDrink);

  await mine.sync();

  assert.equal(asked, 1);
  assert.equal(mine.runner.status.value.pending, 1);
});

test('where all was read and both sides still differ, a person is told, and it is tried again in a day', async () => {
  let isWrong = true;
  const mine = phone(async (...asked) => {
    const answer = await server.api(...asked);
    if (!answer.ok || !isWrong) return answer;
    const body = answer.body as SyncAnswer;
    return { ...answer, body: { ...body, digest: { count: 9, sum: '0123456789abcdef' } } };
  });
  await mine.records.put('drink', aDrink);
  const asks = async (): Promise<number> => {
    const before = server.requests.length;
    await mine.sync();
    return server.requests.length - before;
  };

  assert.equal(await asks(), 2);

  assert.equal(mine.runner.status.value.differs, true);
  assert.equal(await asks(), 1);
  mine.clock.advance(DAY);
  assert.equal(await asks(), 2);
  // The clock was ahead and has been put right: that day would begin only in years.
  mine.clock.advance(-10 * 365 * DAY);
  assert.equal(await asks(), 2);
  isWrong = false;
  assert.equal(await asks(), 1);
  assert.equal(mine.runner.status.value.differs, false);
});

test('what was counted by a clock that has been put right since is counted anew', async () => {
  const mine = phone();
  const { id } = await mine.records.put('drink', aDrink);
  await mine.sync();
  await mine.storage.transaction(['records'], 'readwrite', async (tx) => {
    const row = await tx.get('records', id);
    if (row) await tx.put('records', { ...row, seq: 99 });
  });

  mine.clock.advance(-10 * 365 * DAY);
  await mine.sync();

  const [row] = await mine.rows();
  assert.equal(row?.seq, 1);
});

test('all that was read while another tab read on is thrown away', async () => {
  const mine = phone();
  await mine.records.put('drink', aDrink);
  await mine.sync();
  const before = await mine.rows();
  const { epoch } = server.contents;
  const old = { epoch, cursor: 0, digest: { count: 0, sum: '0'.repeat(16) }, records: new Map() };

  assert.equal(await swapIn(mine.parts, old, 1), false);

  assert.deepEqual(await mine.rows(), before);
  assert.deepEqual(await snapshotsOf(mine.storage), []);
});

test('what is written while all is read anew stays on top of what was read', async () => {
  let isWriting = false;
  const mine = phone(async (...asked) => {
    const answer = await server.api(...asked);
    if (!isWriting || server.requests.at(-1)?.cursor !== 0) return answer;
    isWriting = false;
    await mine.records.put('drink', { ml: 300 }, id);
    return answer;
  });
  const { id } = await mine.records.put('drink', aDrink);
  await mine.sync();
  await mine.storage.transaction(['records', 'state'], 'readwrite', async (tx) => {
    const row = await tx.get('records', id);
    if (row) await tx.put('records', { ...row, seq: 99 });
    await changeState(tx, { tally: null });
  });
  isWriting = true;
  await mine.sync();

  assert.deepEqual((await mine.shown())[id], { ...aDrink, ml: 300 });
});

test('what could not be read to its end is not called synced', async () => {
  const mine = phone(async (...asked) => {
    if (server.requests.length === 1) return { ok: false, reason: 'unreachable', status: 0 };
    const answer = await server.api(...asked);
    if (!answer.ok) return answer;
    const digest = { count: 9, sum: '0123456789abcdef' };
    return { ...answer, body: { ...(answer.body as SyncAnswer), digest } };
  });
  await mine.records.put('drink', aDrink);

  await mine.sync();

  assert.equal(mine.runner.status.value.phase, 'waiting');
  assert.equal(mine.timers.waiting.length, 1);
});

test('a record that the server has lost goes back with what was written to it meanwhile', async () => {
  const mine = phone(async (...asked) => {
    const answer = await server.api(...asked);
    // Written by the person while everything is read anew.
    if (server.requests.length === 3) await mine.records.put('drink', { ml: 400 }, id);
    return answer;
  });
  const { id } = await mine.records.put('drink', aDrink);
  await mine.sync();
  server.contents.records.delete(id);
  await mine.records.put('drink', aDrink);
  const told: number[] = [];
  mine.parts.changes.subscribe(({ kinds }) => void told.push(kinds.length));

  await mine.sync();

  // Whatever stands on the screen is looked at anew.
  assert.ok(told.includes(kindValues.length));
  assert.deepEqual(server.contents.records.get(id)?.fields, { ...aDrink, ml: 400 });
  const { pending, rejected, differs } = mine.runner.status.value;
  assert.deepEqual({ pending, rejected, differs }, { pending: 0, rejected: 0, differs: false });
});

test('an edit that nobody can read, made while another was sent, is taken back to that one', async () => {
  const mine = phone(async (...asked) => {
    const answer = await server.api(...asked);
    if (server.requests.length === 2)
      await mine.records.put('drink', { ml: 7, poison: 1 } as object, id);
    return answer;
  });
  const { id } = await mine.records.put('drink', aDrink);
  await mine.sync();
  await mine.records.put('drink', { ml: 300 }, id);

  await mine.sync();

  assert.deepEqual(await mine.shown(), { [id]: { ...aDrink, ml: 300 } });
});

test('an edit that nobody can read, made while its new record was sent, is taken back', async () => {
  const mine = phone(async (...asked) => {
    const answer = await server.api(...asked);
    if (server.requests.length === 1)
      await mine.records.put('drink', { ml: 7, poison: 1 } as object, id);
    return answer;
  });
  const { id } = await mine.records.put('drink', aDrink);

  await mine.sync();

  assert.deepEqual(await mine.shown(), { [id]: aDrink });
  const { pending, rejected } = mine.runner.status.value;
  assert.deepEqual({ pending, rejected }, { pending: 0, rejected: 1 });
});

test('of a new record whose first words nobody can read, what was written later is all that stays', async () => {
  const mine = phone();
  const { id } = await mine.records.put('drink', {
    ...aDrink,
    beverage: 'tea',
    poison: 1,
  } as object);
  await mine.records.put('drink', aDrink, id);

  await mine.sync();

  assert.deepEqual(server.contents.records.get(id)?.fields, aDrink);
  assert.deepEqual(await mine.shown(), { [id]: aDrink });
});

test('what the server has lost and will not take again is taken away here, and stands in the list', async () => {
  const mine = phone();
  const { id } = await mine.records.put('drink', aDrink);
  await mine.sync();
  server.contents.records.delete(id);
  await mine.storage.transaction(['records'], 'readwrite', async (tx) => {
    const row = await tx.get('records', id);
    if (row) await tx.put('records', { ...row, fields: { ...aDrink, invalid: 1 } });
  });
  const next = await mine.records.put('drink', aDrink);

  await mine.sync();

  assert.deepEqual(await mine.shown(), { [next.id]: aDrink });
  const { rejected, differs } = mine.runner.status.value;
  assert.deepEqual({ rejected, differs }, { rejected: 1, differs: false });
});

test('of a server that came back twice only the last return is told', async () => {
  const mine = phone();
  await mine.records.put('drink', aDrink);
  await mine.sync();
  const backup = server.backup();
  // What differed in a history that is gone says nothing of the next one.
  await mine.storage.transaction(['state'], 'readwrite', (tx) =>
    changeState(tx, { differs: { at: mine.clock.now(), snapshot: null } }),
  );

  for (const [asked, epoch] of [
    ['epoch-1', 'epoch-2'],
    ['epoch-2', 'epoch-3'],
    // An answer to the first question that comes late.
    ['epoch-1', 'epoch-2'],
  ] as const) {
    await startAnew(mine.parts, { asked, epoch, now: mine.clock.now() });
  }

  const { outbox, state } = await load(mine.storage, 10);
  assert.equal(outbox.length, 1);
  assert.equal(state.epoch, 'epoch-3');
  assert.equal(state.differs, null);
  server.restore(backup, 'epoch-3');
  await mine.sync();
  assert.equal(mine.runner.status.value.pending, 0);
});

test('what another tab reads while everything is made ready to be told is told, too', async () => {
  const mine = phone();
  await mine.records.put('drink', aDrink);
  await mine.sync();
  let isFirst = true;
  const readElsewhere = async (): Promise<void> => {
    isFirst = false;
    const [row] = await mine.rows();
    await mine.storage.transaction(['records'], 'readwrite', async (tx) => {
      if (row) await tx.put('records', { ...row, seq: 2, fields: { ...aDrink, ml: 300 } });
    });
  };
  const namedId = async (record: string, name: string): Promise<string> => {
    if (isFirst) await readElsewhere();
    return mine.parts.namedId(record, name);
  };

  const anew = { asked: 'epoch-1', epoch: 'epoch-2', now: mine.clock.now() };
  await startAnew({ ...mine.parts, namedId }, anew);

  const { outbox } = await load(mine.storage, 10);
  const [told, ...others] = outbox.map(wireOp);
  assert.deepEqual(others, []);
  const [row] = await mine.rows();
  assert.ok(row && told);
  const from = { epoch: 'epoch-1', seq: 2 };
  assert.deepEqual(told, announcement(row, { op: told.op, from }));
});
