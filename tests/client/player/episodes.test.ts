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
} = {}): { episodes: Episodes; puts: Put[]; removed: string[] } => {
  const puts: Put[] = [];
  const removed: string[] = [];
  const store = {
    put: (kind: string, fields: object, id?: string) => {
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
  return { episodes: createEpisodes(() => Promise.resolve(store), String), puts, removed };
};

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
