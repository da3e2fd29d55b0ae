// What is said of an answer is what became of it.
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { PROFILE_ID } from '../../../client/contract/wire.ts';
import { type Home, openHome } from '../../../client/foundation/records.ts';
import { answer, givenAnswer } from '../../../client/reminders/answer.ts';
import type { Press, Ringing } from '../../../client/reminders/logic/notification.ts';

const NOW = Date.parse('2026-11-21T10:00:10Z');
const clock = { now: () => NOW, offset: () => 60 };
const RINGING: Ringing = {
  owner: undefined,
  reminder: '0199f0c3-5a1e-7c44-9d21-3f6b8a07c512',
  what: 'hydration',
  date: '2026-11-21',
  slot: '11:00',
  due: NOW,
  deadline: 0,
  ml: undefined,
};

let homes = 0;
let home: Home;
const say = (press: Press) =>
  answer(home.records, { ringing: RINGING, press, at: NOW, ml: 250 }, clock);
const given = async () => (await givenAnswer(home.records, RINGING))?.as;

beforeEach(async () => {
  homes += 1;
  home = openHome(`00000000-0000-4000-8000-0000000000a${homes}`, clock);
  const reminder = { what: 'custom', schedule: { times: ['11:00'] } };
  await home.records.put('reminder', reminder, RINGING.reminder);
});
afterEach(() => home.close());

test('a glass that was deleted and is pressed again is not said to be noted', async () => {
  assert.equal(await say('drink'), true);
  const [drink] = await home.records.list('drink');
  await home.records.remove(drink?.id ?? '');

  assert.equal(await say('drink'), false);
  assert.deepEqual(await home.records.list('drink'), []);
});

test('what was put off and then switched off is not said to ring again', async () => {
  await say('later');
  assert.equal(await given(), 'later');

  await home.records.put('reminder', { enabled: false }, RINGING.reminder);

  assert.equal(await given(), 'off');
});

test('what is put off into a holiday is not said to ring again', async () => {
  const paused_until = '2026-11-28T00:00:00+01:00';
  await home.records.put('profile', { reminders: { paused_until } }, PROFILE_ID);

  await say('later');

  assert.equal(await given(), 'away');
});
