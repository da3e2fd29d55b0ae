// What sounds is heard to its end, and by itself: nothing cuts it off, nothing speaks over it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listening } from './support/listening.ts';
import { block, calf, heat, routine, step } from './support/routines.ts';

test('the end of a routine is heard and felt', async () => {
  const { player, pass, whole, felt } = listening(calf());
  player.begin('routine', calf());

  await pass(145);

  assert.equal(whole('finished').length, 1);
  assert.equal(felt.at(-1), 'end');
});

test('the call after ten minutes is not spoken over the stretch, at no time that it comes', async () => {
  const round = [
    step({ seconds: 30 }),
    step({ id: '2', kind: 'rest', seconds: 10, action: 'Let go.' }),
  ];
  const { player, pass, whole, sentences } = listening(
    routine([block(round, { repetitions: 40 })]),
  );
  player.begin('cramp');

  await pass(16 * 60);

  assert.ok(whole('ten_minutes').length > 1);
  const all = sentences();
  for (const [at, { to, text }] of all.entries())
    assert.ok((all[at + 1]?.from ?? to) >= to, `${text}, ${all[at + 1]?.text}`);
});

test('a pack that has to come off a second time is told as often as the first time', async () => {
  const { player, pass, whole, seconds } = listening(heat());
  player.begin('routine', heat());
  await pass(1);
  player.act({ do: 'pass' });
  await pass(10);
  player.act({ do: 'pause' });
  await pass(16 * 60);
  const first = whole('take_it_off').length;
  const since = seconds();
  player.act({ do: 'came-off' });
  player.act({ do: 'resume' });
  await pass(5);
  for (let back = 0; back < 2; back += 1) player.act({ do: 'previous' });

  await pass(60);

  assert.equal(first, 4);
  assert.ok(whole('take_it_off', since).length >= first);
});

test('whether it still cramps is asked aloud after every stretch', async () => {
  const { player, pass, whole, seconds } = listening(calf());
  player.begin('cramp');
  await pass(135 + 200);
  const since = seconds();
  player.act({ do: 'still' });
  player.act({ do: 'again' });

  await pass(150);

  assert.equal(whole('still_cramping', since).length, 1);
});
