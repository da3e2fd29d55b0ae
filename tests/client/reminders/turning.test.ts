import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { signal } from '@preact/signals';
import type { ChangeOf } from '../../../client/foundation/records.ts';
import type { StoredReminder } from '../../../client/reminders/logic/kinds.ts';
import type { Enrolled } from '../../../client/reminders/push.ts';
import { createTurning } from '../../../client/reminders/view/turning.ts';

const ID = '0199f0c3-5a1e-7c44-9d21-3f6b8a07c512';
const STRETCH = { what: 'bedtime-stretch', schedule: { times: ['22:30'] } };

const reminders = signal<readonly StoredReminder[]>([]);
let answers: ((enrolled: Enrolled) => void)[] = [];

const save = async (change: ChangeOf<'reminder'>, id = ID): Promise<string> => {
  const before = reminders.value.find((each) => each.id === id)?.fields ?? STRETCH;
  reminders.value = [{ id, fields: { ...before, ...change } as StoredReminder['fields'] }];
  return id;
};
const enrol = (): Promise<Enrolled> => new Promise((resolve) => answers.push(resolve));
const isOn = (): boolean | undefined => reminders.value[0]?.fields.enabled;
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  reminders.value = [];
  answers = [];
});

test('while the phone is asked, the switch says so', async () => {
  const { said, turn } = createTurning({ enrol, reminders, save });

  await turn({ ...STRETCH, enabled: true });

  assert.deepEqual(said.value, { id: ID, text: 'Getting this phone ready to ring.' });
});

test('a switch that nothing answers goes back to off, and says why', async () => {
  const { said, turn } = createTurning({ enrol, reminders, save });
  await turn({ ...STRETCH, enabled: true });

  answers[0]?.('silent');
  await settled();

  assert.equal(isOn(), false);
  assert.match(said.value?.text ?? '', /^Switched back off: .* did not answer/);
});

test('without network the switch stays on: it rings as soon as there is some', async () => {
  const { turn } = createTurning({ enrol, reminders, save });
  await turn({ ...STRETCH, enabled: true });

  answers[0]?.('unreachable');
  await settled();

  assert.equal(isOn(), true);
});

test('whoever has switched off meanwhile hears nothing more of it', async () => {
  const { said, turn } = createTurning({ enrol, reminders, save });
  await turn({ ...STRETCH, enabled: true });
  await turn({ enabled: false }, ID);

  answers[0]?.('silent');
  await settled();

  assert.equal(said.value?.text, 'Switched off.');
});

test('a second try is not ended by the silence that met the first', async () => {
  const { said, turn } = createTurning({ enrol, reminders, save });
  await turn({ ...STRETCH, enabled: true });
  await turn({ enabled: false }, ID);
  await turn({ enabled: true }, ID);

  answers[0]?.('silent');
  answers[1]?.('done');
  await settled();

  assert.equal(isOn(), true);
  assert.equal(said.value?.text, 'Switched on. This phone will ring.');
});

test('what could not be saved is not called switched', async () => {
  const { said, turn } = createTurning({ enrol, reminders, save: async () => undefined });

  assert.equal(await turn({ ...STRETCH, enabled: true }), false);

  assert.equal(said.value, undefined);
});
