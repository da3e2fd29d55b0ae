import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEpisodes, type Episodes } from '../../../client/player/episodes.ts';
import { newSession, type Session } from '../../../client/player/logic/session.ts';

interface Put {
  kind: string;
  fields: object;
  id: string | undefined;
}

const session = (purpose: Session['purpose']): Session =>
  newSession({
    id: 'run',
    record: 'record',
    purpose,
    startedAt: 1000,
    muscle: 'calf',
    routine: 'calf-bed-acute',
  });

const ENDING = {
  elapsed: 60_000,
  during: { routine: 'calf-bed-acute', step: '2' },
  done: 1,
  of: 4,
};

const notebook = ({
  profileFails = false,
  isFull = false,
  iso = String as (at: number) => string,
} = {}): { episodes: Episodes; puts: Put[]; removed: string[] } => {
  const puts: Put[] = [];
  const removed: string[] = [];
  const store = {
    get: (id: string) => Promise.resolve(puts.findLast((put) => put.id === id) as never),
    put: (kind: string, fields: object, id?: string) => {
      if (isFull) return Promise.reject(new Error('storage-full'));
      puts.push({ kind, fields, id });
      return Promise.resolve({} as never);
    },
    remove: (id: string) => {
      removed.push(id);
      return Promise.resolve();
    },
    saveProfile: () =>
      profileFails ? Promise.reject(new Error('storage-full')) : Promise.resolve(),
  };
  return { episodes: createEpisodes(() => Promise.resolve(store), iso), puts, removed };
};

test('what has begun is written down at once, each as what it is', async () => {
  const { episodes, puts } = notebook();

  await episodes.begin(session('cramp'));
  await episodes.begin(session('routine'));

  const started_at = '1000';
  assert.deepEqual(puts, [
    { kind: 'cramp', fields: { started_at, muscle: 'calf' }, id: 'record' },
    { kind: 'session', fields: { routine: 'calf-bed-acute', started_at }, id: 'record' },
  ]);
});

test('an end makes a whole cramp, though its start could not be saved', async () => {
  const { episodes, puts } = notebook();

  await episodes.end(session('cramp'), ENDING);

  assert.deepEqual(puts, [
    {
      kind: 'cramp',
      fields: {
        started_at: '1000',
        ended_at: '61000',
        ended_during: ENDING.during,
        muscle: 'calf',
        side: undefined,
      },
      id: 'record',
    },
  ]);
});

test('an end makes a whole run of a routine, though its start could not be saved', async () => {
  const { episodes, puts } = notebook();

  await episodes.end(session('routine'), ENDING);

  const fields = {
    routine: 'calf-bed-acute',
    started_at: '1000',
    ended_at: '61000',
    completed_steps: 1,
    of_steps: 4,
  };
  assert.deepEqual(puts, [{ kind: 'session', fields, id: 'record' }]);
});

test('a cramp is saved even where the muscle for next time is not', async () => {
  const { episodes, puts } = notebook({ profileFails: true });

  await episodes.end(session('cramp'), ENDING);

  assert.equal(puts.length, 1);
});

test('what could not be written is never taken for written', async () => {
  const { episodes } = notebook({ isFull: true });
  const full = { message: 'storage-full' };

  for (const purpose of ['cramp', 'routine'] as const) {
    await assert.rejects(episodes.begin(session(purpose)), full);
    await assert.rejects(episodes.end(session(purpose), ENDING), full);
    await assert.rejects(episodes.reopen(session(purpose)), full);
  }
});

test('an end that is taken back leaves a whole record, too', async () => {
  const { episodes, puts } = notebook();

  await episodes.reopen(session('cramp'));
  await episodes.reopen(session('routine'));

  assert.deepEqual(
    puts.map(({ fields }) => Object.entries(fields).filter(([, value]) => value !== null)),
    [
      [['started_at', '1000']],
      [
        ['routine', 'calf-bed-acute'],
        ['started_at', '1000'],
      ],
    ],
  );
});

test('what was not done after all leaves no record', async () => {
  const { episodes, puts, removed } = notebook();

  await episodes.drop(session('routine'));

  assert.deepEqual([puts, removed], [[], ['record']]);
});

test('a journey meanwhile leaves the start the offset of where it began', async () => {
  let zone = 'Berlin';
  for (const purpose of ['cramp', 'routine'] as const) {
    zone = 'Berlin';
    const { episodes, puts } = notebook({ iso: (at) => `${at} ${zone}` });
    await episodes.begin(session(purpose));
    zone = 'New York';

    await episodes.end(session(purpose), ENDING);
    const ended = puts.at(-1)?.fields as Record<string, unknown>;
    assert.deepEqual([ended['started_at'], ended['ended_at']], ['1000 Berlin', '61000 New York']);

    await episodes.reopen(session(purpose));
    const open = puts.at(-1)?.fields as Record<string, unknown>;
    assert.deepEqual([open['started_at'], open['ended_at']], ['1000 Berlin', null]);
  }
});
