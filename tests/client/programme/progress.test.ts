import assert from 'node:assert/strict';
import { test } from 'node:test';
import { progressOf, tonightAt } from '../../../client/programme/logic/progress.ts';

const PROGRAMME = { days: 42, routines: [{ id: 'seated', title: 'Sitting' }] };
const at = (iso: string) => ({ ms: Date.parse(iso), offset: 60 });
const run = (evening: string, change: object = {}) => ({
  fields: {
    routine: 'seated',
    started_at: `${evening}T22:30:00+01:00`,
    ended_at: `${evening}T22:33:00+01:00`,
    completed_steps: 9,
    of_steps: 9,
    ...change,
  },
});
const look = (now: string, runs: ReturnType<typeof run>[] = []) =>
  progressOf(PROGRAMME, { startedOn: '2026-11-01', runs, now: at(now) });

test('the first evening is to come, and nothing was left out before it', () => {
  const { evening, among, done, last, isOver } = look('2026-11-01T21:00:00+01:00');

  assert.deepEqual([evening, among, done, last, isOver], [1, 0, 0, '2026-12-12', false]);
});

test('an evening that is still to come is none that was left out', () => {
  const runs = [run('2026-11-01'), run('2026-11-02')];

  assert.deepEqual(
    [look('2026-11-03T21:00:00+01:00', runs).done, look('2026-11-03T21:00:00+01:00', runs).among],
    [2, 2],
  );
});

test('an evening counts when half of its steps were done, not with fewer', () => {
  const done = (completed_steps: number): number =>
    look('2026-11-02T21:00:00+01:00', [run('2026-11-01', { completed_steps, of_steps: 8 })]).done;

  assert.deepEqual([done(4), done(3)], [1, 0]);
});

test('what is done after midnight belongs to the evening before', () => {
  const late = run('2026-11-01', {
    started_at: '2026-11-02T00:20:00+01:00',
    ended_at: '2026-11-02T00:24:00+01:00',
  });

  const progress = look('2026-11-02T00:30:00+01:00', [late]);

  assert.deepEqual([progress.doneTonight, progress.done, progress.among], [true, 1, 1]);
});

test('it looks back on fourteen evenings at most, and a gap costs nothing', () => {
  const runs = ['2026-11-01', '2026-11-05', '2026-11-19', '2026-11-20'].map((day) => run(day));

  const { done, among, evening, doneInAll } = look('2026-11-21T08:00:00+01:00', runs);

  assert.deepEqual([done, among, evening, doneInAll], [2, 14, 21, 4]);
});

test('in the morning the evening to come is the one that counts, and not done yet', () => {
  const { evening, doneTonight, done, among } = look('2026-11-02T09:00:00+01:00', [
    run('2026-11-01'),
  ]);

  assert.deepEqual([evening, doneTonight, done, among], [2, false, 1, 1]);
});

test('two runs on one evening are one evening', () => {
  const twice = [run('2026-11-01'), run('2026-11-01', { started_at: '2026-11-01T23:30:00+01:00' })];

  assert.equal(look('2026-11-02T09:00:00+01:00', twice).done, 1);
});

test('a run that was left at once, never ended, or of another routine does not count', () => {
  const none = [
    run('2026-11-01', { completed_steps: 2 }),
    run('2026-11-02', { ended_at: undefined }),
    run('2026-11-03', { routine: 'desk-ankle-break' }),
  ];

  assert.equal(look('2026-11-04T09:00:00+01:00', none).done, 0);
});

test('it is over the morning after its last evening, or once that one is done', () => {
  assert.equal(look('2026-12-12T21:00:00+01:00').isOver, false);
  assert.equal(look('2026-12-12T23:00:00+01:00', [run('2026-12-12')]).isOver, true);
  assert.equal(look('2026-12-13T09:00:00+01:00').isOver, true);
  assert.equal(look('2027-02-01T09:00:00+01:00').evening, 42);
});

test('a programme begun in the morning begins that evening, one begun after midnight with the night', () => {
  const first = (time: string): string => tonightAt(at(`2026-11-01T${time}:00+01:00`));

  assert.deepEqual(['00:30', '03:59', '04:00', '09:00', '11:59', '12:00', '23:30'].map(first), [
    '2026-10-31',
    '2026-10-31',
    ...Array(5).fill('2026-11-01'),
  ]);
});

test('what was done on the evening before the programme began is none of its evenings', () => {
  const { doneTonight, done, among, evening } = look('2026-11-01T09:00:00+01:00', [
    run('2026-10-31'),
  ]);

  assert.deepEqual([doneTonight, done, among, evening], [false, 0, 0, 1]);
});
