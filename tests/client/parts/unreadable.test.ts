import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SaveFailed } from '../../../client/foundation/records.ts';
import { whyUnreadable } from '../../../client/parts/live.ts';

const { unreadableText } = await import('../../../client/parts/mount.tsx');

test('to close other tabs is advised only where one of them is the cause', () => {
  const blocked = unreadableText(whyUnreadable(new SaveFailed('storage-blocked')));
  assert.match(blocked, /Close other tabs/);

  for (const cause of [new SaveFailed('storage-broken'), new Error('odd'), undefined]) {
    const said = unreadableText(whyUnreadable(cause));
    assert.doesNotMatch(said, /tab/);
    assert.match(said, /not lost\. Load the page again/);
  }
});
