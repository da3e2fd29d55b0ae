import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import type { SyncAnswer, SyncRequest } from '../../../client/contract/wire.ts';
import { api } from '../../../client/foundation/http.ts';
import { createTransport, judge } from '../../../client/sync/transport.ts';
import { device, newStorage, OWNER } from '../support/device.ts';

const aDrink = { at: '2026-11-21T03:12:44.120+01:00', ml: 250 };
const ELSEWHERE = '0199f0c3-5a1e-7c44-9d21-3f6b8a07c512';

const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  });
const html = (status: number): Response =>
  new Response('<html>Welcome to the hotel. Please log in.</html>', {
    status,
    headers: { 'Content-Type': 'text/html' },
  });
const problem = (code: string, status: number, extra: object = {}): Response =>
  json({ code, status, title: code, ...extra }, status, {
    'Content-Type': 'application/problem+json',
  });

/** What a good server would have said; each strange answer below differs from it in one thing. */
const answerTo = ({ ops, cursor }: SyncRequest): SyncAnswer => ({
  epoch: 'epoch-1',
  results: ops.map(({ op }) => ({ op, status: 'applied' as const })),
  changes: ops.map(({ record }, at) => ({ record, seq: cursor + at + 1 })),
  cursor: cursor + ops.length,
  more: false,
  head: cursor + ops.length,
  server_time: '2026-11-21T02:20:07.551Z',
});
const good = (request: SyncRequest): Response => json(answerTo(request));
const but = (change: (answer: SyncAnswer) => object) => (request: SyncRequest) => {
  const answer = answerTo(request);
  return json({ ...answer, ...change(answer) });
};
const [first, twice] = [0, 1].map(
  (at) =>
    ({ results }: SyncAnswer) =>
      results.slice(0, at + 1),
);

const STRANGE: Record<string, (request: SyncRequest) => Response> = {
  'a page of HTML with 200': () => html(200),
  'an empty body with 200': () => json(''),
  'nothing at all with 204': () => new Response(null, { status: 204 }),
  'an answer cut off in the middle': (request) =>
    json(JSON.stringify(answerTo(request)).slice(0, -9)),
  'JSON that calls itself text': (request) =>
    new Response(JSON.stringify(answerTo(request)), { headers: { 'Content-Type': 'text/plain' } }),
  'the word null': () => json('null'),
  'an empty object': () => json({}),
  'a list': () => json([]),
  'a redirect to a log-in page': () =>
    new Response(null, { status: 302, headers: { Location: '/login' } }),
  'a permanent redirect': () => new Response(null, { status: 308, headers: { Location: '/x' } }),
  '304 not modified': () => new Response(null, { status: 304 }),
  'signed out': () => problem('signed-out', 401),
  'a stranger asking for a password': () => html(401),
  'an account is needed': () => problem('account-needed', 403),
  'a firewall forbids': () => html(403),
  'not found': () => problem('not-found', 404),
  'another account': () => problem('wrong-owner', 409),
  'a reset without the name of the history': () => problem('reset', 409),
  'a stranger calls it too large': () => html(413),
  'a stranger calls it bad': () => html(400),
  'not processable': () => problem('invalid', 422),
  'slow down': () => json({ code: 'slow-down' }, 429, { 'Retry-After': '120' }),
  'server error': () => problem('server-error', 500),
  'bad gateway': () => html(502),
  busy: () => problem('busy', 503),
  'gateway timeout': () => html(504),
  'no results': but(() => ({ results: [] })),
  'a result missing': but((answer) => ({ results: first?.(answer) })),
  'a result too many': but(({ results }) => ({ results: [...results, ...results] })),
  'the same result twice': but((answer) => ({
    results: [...(first?.(answer) ?? []), ...(first?.(answer) ?? [])],
  })),
  'results of other ops': but((answer) => ({
    results: answer.results.map((result) => ({ ...result, op: ELSEWHERE })),
  })),
  'results in another order': but((answer) => ({
    results: [...(twice?.(answer) ?? [])].reverse(),
  })),
  'a status nobody knows': but((answer) => ({
    results: answer.results.map((result) => ({ ...result, status: 'ok' })),
  })),
  'a refusal without a reason': but((answer) => ({
    results: answer.results.map(({ op }) => ({ op, status: 'rejected' })),
  })),
  'another history': but(() => ({ epoch: 'epoch-of-somebody' })),
  'no history': but(() => ({ epoch: null })),
  'a cursor above the page': but(({ cursor }) => ({ cursor: cursor + 5, head: cursor + 5 })),
  'a cursor that goes back': but(() => ({ cursor: 0 })),
  'a cursor that is no number': but(() => ({ cursor: '2' })),
  'a head below the cursor': but(() => ({ head: 0 })),
  'more of nothing, for ever': but(({ cursor }) => ({ changes: [], more: true, cursor })),
  'changes in disorder': but(({ changes }) => ({ changes: [...changes].reverse() })),
  'a change without content': but(({ changes, cursor }) => ({
    changes: [...changes, { record: ELSEWHERE, seq: cursor + 1, deleted: false }],
    cursor: cursor + 1,
    head: cursor + 1,
  })),
  'the number of a record that was not sent': but(({ changes, cursor }) => ({
    changes: [...changes, { record: ELSEWHERE, seq: cursor + 1 }],
    cursor: cursor + 1,
    head: cursor + 1,
  })),
  'a digest that is none': but(() => ({ digest: { count: 1, sum: 'xyz' } })),
  'a digest of fewer than none': but(() => ({ digest: { count: -1, sum: '2d19ce296fdbe586' } })),
  'a record without a name': but(({ changes, cursor }) => ({
    changes: [
      ...changes,
      { record: 7, kind: 'drink', seq: cursor + 1, deleted: false, fields: aDrink },
    ],
    cursor: cursor + 1,
    head: cursor + 1,
  })),
};

const phoneWith = (answer: (request: SyncRequest) => Response) => {
  let answering = answer;
  const storage = newStorage('memory');
  const mine = device({
    storage,
    api: (method, path, body) =>
      api(method, path, body, {
        fetch: async () => {
          const response = answering(body as SyncRequest);
          // A browser shows a redirect it was told not to follow as status 0.
          const isRedirect = response.status >= 300 && response.status < 304;
          return isRedirect || response.status === 308 ? Response.error() : response;
        },
      }),
  });
  return { mine, setAnswer: (next: typeof answer) => (answering = next) };
};

suite('strange answers', () => {
  before(() => assert.ok(Object.keys(STRANGE).length >= 30));
  for (const [name, strange] of Object.entries(STRANGE)) {
    test(`${name}: nothing is lost and nothing counts as sent`, async () => {
      const { mine, setAnswer } = phoneWith(good);
      const sent = await mine.records.put('drink', aDrink);
      await mine.sync();
      const one = await mine.records.put('drink', { ...aDrink, ml: 100 });
      const two = await mine.records.put('drink', { ...aDrink, ml: 200 });
      const before = await mine.shown();

      setAnswer(strange);
      await mine.sync();

      const { pending, rejected, phase, lastSynced } = mine.runner.status.value;
      assert.deepEqual({ pending, rejected }, { pending: 2, rejected: 0 });
      assert.notEqual(phase, 'idle');
      assert.equal(lastSynced, mine.clock.now());
      assert.deepEqual(await mine.shown(), before);

      setAnswer(good);
      await mine.sync();
      assert.equal(mine.runner.status.value.pending, 0);
      assert.deepEqual(Object.keys(await mine.shown()), [sent.id, one.id, two.id].sort());
      mine.close();
    });
  }
});

test('a first answer from a history without a name begins nothing here', async () => {
  const { mine, setAnswer } = phoneWith(but(() => ({ epoch: '' })));
  await mine.records.put('drink', aDrink);

  await mine.sync();
  assert.equal(mine.runner.status.value.pending, 1);

  setAnswer(good);
  await mine.sync();
  assert.equal(mine.runner.status.value.pending, 0);
  mine.close();
});

test('the owner is named in every request', async () => {
  const requests: SyncRequest[] = [];
  const { mine } = phoneWith((request) => {
    requests.push(request);
    return good(request);
  });

  await mine.sync();

  assert.equal(requests[0]?.owner, OWNER);
  mine.close();
});

test('a page that stands where our answer should is no success, whatever it says', async () => {
  const pages = [html(200), new Response('', { status: 200 }), new Response(null, { status: 200 })];

  for (const page of pages) {
    const answer = await api('DELETE', '/api/v1/session', undefined, { fetch: async () => page });

    assert.deepEqual(answer, { ok: false, reason: 'strange', status: 200 });
  }
});

test('a session without an account has ended for whoever had one', () => {
  const refused = { ok: false, reason: 'refused', status: 403 } as const;

  for (const code of ['signed-out', 'account-needed']) {
    assert.deepEqual(judge({ ...refused, problem: { code } }), { kind: 'signed-out' });
  }
  assert.equal(judge({ ...refused, problem: { code: 'slow-down' } }).kind, 'failed');
});

test('a large request is packed, a small one is not, and both carry our header', async () => {
  const sent: { body: unknown; headers: Headers }[] = [];
  const send: typeof fetch = async (_url, init) => {
    sent.push({ body: init?.body, headers: new Headers(init?.headers) });
    return json({});
  };
  const transport = createTransport((method, path, body) =>
    api(method, path, body, { fetch: send }),
  );
  const request = { device: ELSEWHERE, owner: OWNER, epoch: null, cursor: 0, ops: [] };

  await transport.send(request);
  await transport.send({
    ...request,
    ops: Array.from({ length: 100 }, () => ({
      action: 'delete' as const,
      op: ELSEWHERE,
      record: ELSEWHERE,
      kind: 'drink',
    })),
  });

  assert.deepEqual(
    sent.map(({ headers }) => [headers.get('X-Uncramp'), headers.get('Content-Encoding')]),
    [
      ['1', null],
      ['1', 'gzip'],
    ],
  );
  assert.ok(sent[1]?.body instanceof ArrayBuffer && sent[1].body.byteLength < 1000);
});
