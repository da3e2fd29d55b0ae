import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { StoredRecord } from '../../../client/foundation/records.ts';
import { drawn } from '../support/frames.ts';
import { openScreen } from '../support/screen.ts';

const { h, render } = await import('preact');
const { signal } = await import('@preact/signals');
const { createSaver } = await import('../../../client/parts/saving.ts');
const { List } = await import('../../../client/medicines/view/list.tsx');

const ADD = 'Add a medicine';
let screen: ReturnType<typeof openScreen>;

const show = (): void => {
  const medicines = signal([
    { id: '1', kind: 'medicine', fields: { name: 'Magnesium' } } as StoredRecord<'medicine'>,
  ]);
  const parts = {
    medicines,
    writing: signal(undefined),
    cards: [],
    today: () => '2026-11-21',
    saver: createSaver(),
    exportUrl: '/account',
    edits: {
      remove: async () => {
        medicines.value = [];
        return true;
      },
    },
  };
  const View = () => h(List, { parts: parts as never });
  render(h(View, null), screen.host);
};

beforeEach(() => {
  screen = openScreen();
  show();
});

for (const [last, presses] of [
  ['a form is closed', [ADD, 'Cancel']],
  ['a medicine is deleted', ['Delete']],
] as const) {
  test(`where ${last}, reading goes on at the way to add one`, async () => {
    for (const label of presses) {
      await drawn();
      assert.ok(screen.tap(label));
    }
    await drawn();

    assert.equal(screen.focused(), ADD);
  });
}
