import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MedicineFields } from '../../../client/contract/wire.ts';
import { drawn } from '../support/frames.ts';
import { openScreen } from '../support/screen.ts';

const { h, render } = await import('preact');
const { signal } = await import('@preact/signals');
const { createEdits } = await import('../../../client/parts/edits.ts');
const { createSaver } = await import('../../../client/parts/saving.ts');
const { List } = await import('../../../client/medicines/view/list.tsx');

const medicine = (fields: Partial<MedicineFields> = {}) => ({
  id: '1',
  kind: 'medicine',
  fields: { name: 'Furosemide', dose: '20 mg', ...fields },
});

test('a medicine changed elsewhere while it is open here keeps what was not touched here', async () => {
  const changes: object[] = [];
  const store = { put: async (_kind: string, change: object) => void changes.push(change) };
  const medicines = signal([medicine()]);
  const parts = {
    medicines,
    writing: signal(undefined),
    cards: [],
    today: () => '2026-11-21',
    saver: createSaver(),
    exportUrl: '/account',
    edits: createEdits({ store: store as never, saver: createSaver() }),
  };
  const View = () => h(List, { parts: parts as never });
  const screen = openScreen();
  render(h(View, null), screen.host);
  await drawn();
  assert.ok(screen.tap('Change'));
  await drawn();

  medicines.value = [medicine({ dose: '40 mg', since: '2026-11-20' })];
  await drawn();
  screen.type('2026-12-01', -1);
  await drawn();
  screen.tap('Save');
  await drawn();

  assert.deepEqual(changes, [{ until: '2026-12-01' }]);
});
