import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { ChangeOf } from '../../../client/foundation/records.ts';
import type { Enrolled } from '../../../client/reminders/push.ts';
import { abilityText } from '../../../client/reminders/view/able-words.ts';
import { createTurning } from '../../../client/reminders/view/turning.ts';

const ID = '0199f0c3-5a1e-7c44-9d21-3f6b8a07c512';
const STRETCH = { what: 'bedtime-stretch', schedule: { times: ['22:30'] } };

let saved: ChangeOf<'reminder'>[] = [];
interface Asked {
  resolve(enrolled: Enrolled): void;
  reject(error: Error): void;
  late(): void;
}
let answers: Asked[] = [];

const save = async (change: ChangeOf<'reminder'>, id = ID): Promise<string> => {
  saved.push(change);
  return id;
};
const enrol = (late: () => void = () => undefined): Promise<Enrolled> =>
  new Promise((resolve, reject) => answers.push({ resolve, reject, late }));
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  [saved, answers] = [[], []];
});

test('while the phone is asked, the switch says so', async () => {
  const { said, turn } = createTurning({ enrol, save });

  await turn({ ...STRETCH, enabled: true });

  assert.deepEqual(said.value, { id: ID, text: 'Getting this phone ready to ring.' });
});

test('a silent push service leaves the reminder on, and its card says what is so', async () => {
  const { said, turn } = createTurning({ enrol, save });
  await turn({ ...STRETCH, enabled: true });

  answers[0]?.resolve('silent');
  await settled();

  assert.deepEqual(saved, [{ ...STRETCH, enabled: true }]);
  assert.match(said.value?.text ?? '', /is saved, and rings while the app is open.* asked again/);
});

test('an answer that comes late after all is told, to whoever has not switched off since', async () => {
  const { said, turn } = createTurning({ enrol, save });
  await turn({ ...STRETCH, enabled: true });
  answers[0]?.resolve('silent');
  await settled();

  answers[0]?.late();
  assert.equal(said.value?.text, 'Switched on. This phone will ring.');

  await turn({ enabled: false }, ID);
  answers[0]?.late();
  assert.equal(said.value?.text, 'Switched off.');
});

test('where nothing can ring from outside, the card says what would help', async () => {
  const { said, turn } = createTurning({ enrol, save });
  await turn({ ...STRETCH, enabled: true });

  answers[0]?.resolve('install-first');
  await settled();

  assert.equal(said.value?.text, abilityText('install-first'));
});

test('whatever goes wrong, no card goes on saying that the phone is being got ready', async () => {
  const { said, turn } = createTurning({ enrol, save });
  await turn({ ...STRETCH, enabled: true });

  answers[0]?.reject(new TypeError('broken'));
  await settled();

  assert.match(said.value?.text ?? '', /^The reminder is saved\./);
});

test('whoever has switched off meanwhile hears nothing more of it', async () => {
  const { said, turn } = createTurning({ enrol, save });
  await turn({ ...STRETCH, enabled: true });
  await turn({ enabled: false }, ID);

  answers[0]?.resolve('silent');
  await settled();

  assert.equal(said.value?.text, 'Switched off.');
});

test('a second try is not answered by the silence that met the first', async () => {
  const { said, turn } = createTurning({ enrol, save });
  await turn({ ...STRETCH, enabled: true });
  await turn({ enabled: false }, ID);
  await turn({ enabled: true }, ID);

  answers[0]?.resolve('silent');
  answers[1]?.resolve('done');
  await settled();

  assert.equal(said.value?.text, 'Switched on. This phone will ring.');
});

test('what could not be saved is not called switched', async () => {
  const { said, turn } = createTurning({ enrol, save: async () => undefined });

  assert.equal(await turn({ ...STRETCH, enabled: true }), false);

  assert.equal(said.value, undefined);
});
