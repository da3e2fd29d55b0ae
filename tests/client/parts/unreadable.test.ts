import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { h } from 'preact';
import { unreadable } from '../../../client/parts/live.ts';
import { openScreen } from '../support/screen.ts';

const { mountInto } = await import('../../../client/parts/mount.tsx');

afterEach(() => {
  unreadable.value = false;
});

// Tabs of this app let go of the records at once: none of them is ever what keeps them closed.
test('records that cannot be opened are said to be there, and what helps is no other tab', () => {
  const screen = openScreen();
  unreadable.value = true;

  mountInto(Object.assign(screen.host, { replaceChildren: () => undefined }) as never, h('p', {}));

  assert.match(screen.words(), /They are not lost\. Load the page again;/);
  assert.doesNotMatch(screen.words(), /tab/);
});
