import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SyncAnswer, SyncRequest } from '../../../client/contract/wire.ts';
import { takeOver } from '../../../client/sync/apply.ts';
import { digestOf } from '../../../client/sync/logic/digest.ts';
import { startAnew } from '../../../client/sync/reset.ts';
import { changeState, load } from '../../../client/sync/state.ts';
import { type Device, device, newStorage, OWNER } from '../support/device.ts';
import { modelServer } from '../support/model-server.ts';

const aDrink = { at: '2026-11-21T03:12:44.120+01:00', ml: 250 };
const aCramp = { started_at: '2026-11-21T03:12:44.120+01:00', muscle: 'calf' } as const;

const asked = async (mine: Device): Promise<SyncRequest> => {
  const { outbox } = await load(mine.storage, 1000);
  return {
    device: OWNER,
    owner: OWNER,
    epoch: null,
    cursor: 0,
    ops: outbox.map(({ n: _, ...op }) => op),
  };
};
const told = ({ ops }: SyncRequest, changes: SyncAnswer['changes']): SyncAnswer => ({
  epoch: 'e1',
  results: ops.map(({ op }) => ({ op, status: 'applied' as const })),
  changes,
  cursor: changes.at(-1)?.seq ?? 0,
  more: true,
  head: 9,
  server_time: '2026-11-21T02:20:07.551Z',
});

test('an acknowledged op is remembered until a page tells of its record, and no longer', async () => {
  const mine = device({ storage: newStorage('memory'), api: async () => assert.fail() });
  const one = await mine.records.put('drink', aDrink);
  const two = await mine.records.put('drink', aDrink);
  const request = await asked(mine);

  const answer = told(request, [{ record: one.id, seq: 1 }]);
  await takeOver(mine.storage, { request, answer }, { part: 'all', now: 1 });

  const { state, pending } = await load(mine.storage, 0);
  assert.equal(pending, 0);
  assert.deepEqual(
    state.unread.map(({ record }) => record),
    [two.id],
  );
});

test('nor is it once a refusal has told of its record: others have written over it', async () => {
  const mine = device({ storage: newStorage('memory'), api: async () => assert.fail() });
  const { id } = await mine.records.put('drink', aDrink);
  await mine.records.put('drink', { ml: -1 }, id);
  const request = await asked(mine);
  const answer = told(request, []);
  const [counted, refused] = answer.results;
  assert.ok(counted && refused);
  const now = { record: id, kind: 'drink', seq: 3, deleted: false, fields: aDrink } as const;
  const why = { status: 'rejected', code: 'invalid-field', detail: '', now } as const;

  const results = [counted, { op: refused.op, ...why }];
  await takeOver(
    mine.storage,
    { request, answer: { ...answer, results } },
    { part: 'all', now: 1 },
  );

  const { state, rejected } = await load(mine.storage, 0);
  assert.deepEqual({ unread: state.unread, rejected }, { unread: [], rejected: 1 });
});

test('an announcement that counted is not remembered: each return of a server makes them anew', async () => {
  const server = modelServer(OWNER);
  const mine = device({ storage: newStorage('memory'), api: server.api });
  await mine.records.put('drink', aDrink);
  await mine.sync();
  const { storage, parts } = mine;
  await startAnew({ storage, namedId: parts.namedId }, { asked: 'epoch-1', epoch: 'e1', now: 1 });
  const request = { ...(await asked(mine)), epoch: 'e1' };
  assert.deepEqual(
    request.ops.map(({ action }) => action),
    ['announce'],
  );

  // Deletions wait for a word, so that the page itself is not read yet.
  await takeOver(storage, { request, answer: told(request, []) }, { part: 'results', now: 2 });

  const { state, pending } = await load(storage, 0);
  assert.deepEqual({ unread: state.unread, pending }, { unread: [], pending: 0 });
  // The sum over the numbers of another history is no beginning for one over these.
  assert.equal(state.tally, null);
});

test('the digest carried on over a changed record is the one counted from the records', async () => {
  const server = modelServer(OWNER);
  const mine = device({ storage: newStorage('memory'), api: server.api });
  const { id } = await mine.records.put('drink', aDrink);
  await mine.sync();
  const { state } = await load(mine.storage, 0);
  const request = { ...(await asked(mine)), epoch: state.epoch, cursor: state.cursor };
  const epoch = state.epoch ?? assert.fail();

  const answer = { ...told(request, [{ record: id, seq: state.cursor + 1 }]), epoch };
  const taken = await takeOver(mine.storage, { request, answer }, { part: 'all', now: 1 });

  assert.deepEqual(taken?.standing.state.tally?.digest, digestOf(await mine.rows(), epoch));
});

test('an answer to a question of another place in the history changes nothing', async () => {
  const mine = device({ storage: newStorage('memory'), api: async () => assert.fail() });
  const { id } = await mine.records.put('drink', aDrink);
  const request = { ...(await asked(mine)), cursor: 5 };

  const taken = await takeOver(
    mine.storage,
    { request, answer: { ...told(request, [{ record: id, seq: 6 }]), cursor: 6 } },
    { part: 'all', now: 1 },
  );

  assert.equal(taken, undefined);
  assert.equal((await load(mine.storage, 0)).pending, 1);
});

test('a first question that is answered after this device has begun a history changes nothing', async () => {
  const mine = device({ storage: newStorage('memory'), api: async () => assert.fail() });
  const { id } = await mine.records.put('drink', aDrink);
  const request = await asked(mine);
  const answer = told(request, [{ record: id, seq: 1 }]);
  // Another tab was answered first, wrote on, and met the history that this answer comes from.
  await mine.storage.transaction(['state'], 'readwrite', (tx) => changeState(tx, { epoch: 'e1' }));

  for (const part of ['results', 'all'] as const) {
    assert.equal(await takeOver(mine.storage, { request, answer }, { part, now: 1 }), undefined);
  }

  assert.equal((await load(mine.storage, 0)).pending, 1);
  assert.equal((await mine.rows())[0]?.seq, null);
});

test('a new record that the server refused is taken away, and stands in the list of refusals', async () => {
  const mine = device({ storage: newStorage('memory'), api: async () => assert.fail() });
  await mine.records.put('drink', aDrink);
  const request = await asked(mine);
  const refusals = request.ops.map(({ op }) => ({
    ...{ op, status: 'rejected' as const, code: 'invalid-field' as const },
    ...{ detail: 'ml: too much', now: null },
  }));

  const answer = { ...told(request, []), results: refusals };
  await takeOver(mine.storage, { request, answer }, { part: 'all', now: 1 });

  assert.deepEqual(await mine.rows(), []);
  const { pending, rejected } = await load(mine.storage, 0);
  assert.deepEqual({ pending, rejected }, { pending: 0, rejected: 1 });
});

test('over what stands after a refusal lies what was written since', async () => {
  const server = modelServer(OWNER);
  const mine = device({ storage: newStorage('memory'), api: server.api });
  const { id: record } = await mine.records.put('drink', aDrink);
  await mine.sync();
  const { epoch, cursor } = (await load(mine.storage, 0)).state;
  await mine.records.put('drink', { ml: -1 }, record);
  await mine.records.put('drink', { ml: 300 }, record);
  const request = { ...(await asked(mine)), epoch, cursor };
  await mine.records.put('drink', { ml: 400 }, record);
  const now = {
    record,
    kind: 'drink',
    seq: 2,
    deleted: false,
    fields: { ...aDrink, ml: 300 },
  } as const;
  const [first, second] = told(request, []).results;
  const refusal = { status: 'rejected', code: 'invalid-field', detail: 'ml', now } as const;
  const results = [{ op: first?.op ?? '', ...refusal }, second ?? assert.fail()];

  // Deletions wait for a word, so that no page tells of the record.
  const answer = { ...told(request, []), results };
  await takeOver(mine.storage, { request, answer }, { part: 'results', now: 1 });

  assert.deepEqual(await mine.shown(), { [record]: { ...aDrink, ml: 400 } });
});

test('others may write over a change whose answer was lost; all phones show their word', async () => {
  const server = modelServer(OWNER);
  let isLost = false;
  const other = device({ storage: newStorage('memory'), api: server.api });
  const mine = device({
    storage: newStorage('memory'),
    api: async (...asked) => {
      const answer = await server.api(...asked);
      return isLost ? { ok: false, reason: 'unreachable', status: 0 } : answer;
    },
  });
  const { id } = await mine.records.put('cramp', aCramp);
  await mine.sync();
  isLost = true;
  await mine.records.put('cramp', { intensity: 3 }, id);
  await mine.records.put('cramp', { side: 'left' }, id);
  await mine.sync();
  await other.sync();
  await other.records.put('cramp', { side: 'right' }, id);
  await other.sync();

  // One at a time: the answer to the first brings their word, and the second lies on top of it.
  server.mostOps = 1;
  isLost = false;
  await mine.sync();

  const theirs = { [id]: { ...aCramp, intensity: 3, side: 'right' } };
  assert.deepEqual(await other.shown(), theirs);
  assert.deepEqual(await mine.shown(), theirs);
  assert.equal(mine.runner.status.value.pending, 0);
  // At the end of what there is to read, nothing is remembered to be told again.
  assert.deepEqual((await load(mine.storage, 0)).state.unread, []);
});
