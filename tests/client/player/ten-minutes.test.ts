import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Action, Panel } from '../../../client/player/logic/actions.ts';
import type { Mark } from '../../../client/player/view/button.tsx';
import { begun } from './support/night.ts';
import { ASIDE, elementsOf, emergency, seen, title } from './support/panels.ts';

const { Screen } = await import('../../../client/player/view/screen.tsx');
const later = await import('../../../client/player/view/later.tsx');

const SHORTLY_BEFORE = 9 * 60_000 + 50_000;

for (const panel of ['muscle', 'partner', 'next'] as const satisfies readonly Panel[])
  test(`the ten minutes come over an open panel: ${panel}`, async () => {
    const night = await begun();
    await night.pass(SHORTLY_BEFORE);
    night.player.act({ do: 'panel', panel });

    await night.pass(20_000);

    assert.equal(title(night), emergency.headline);
  });

test('Stop stays over the ten minutes: it says the same, and more', async () => {
  const night = await begun();
  await night.pass(SHORTLY_BEFORE);
  night.player.act({ do: 'stop' });

  await night.pass(20_000);

  assert.equal(title(night), 'Stop. Get medical help now.');
});

const texts = (
  night: Awaited<ReturnType<typeof begun>>,
  { marks = [] as Mark[], hasCome = true, number = '112' } = {},
): string[] =>
  elementsOf(
    Screen({
      shown: night.look(),
      act: (action) => night.player.act(action),
      later: hasCome ? later : undefined,
      aside: { ...ASIDE, marks, number },
    }),
  ).map(({ text }) => text);

test('whoever says when it was gone after ten minutes still has Stop beside it', async () => {
  const night = await begun();
  await night.pass(16 * 60_000);
  assert.ok(!texts(night).includes('Stop'));

  night.player.act({ do: 'panel', panel: 'gone-at' });

  assert.ok(texts(night).includes('Stop'));
});

test('where the later screens have not come, Stop stays when the ten minutes are over', async () => {
  const night = await begun();

  await night.pass(11 * 60_000);

  assert.ok(texts(night, { hasCome: false }).includes('Stop'));
});

test('where the later screens have not come, the ten minutes are told over the stretch, with the number', async () => {
  const night = await begun();
  await night.pass(9 * 60_000 + 50_000);
  night.player.act({ do: 'again' });
  await night.pass(30_000);

  const shown = texts(night, { hasCome: false, number: '999' });

  assert.ok(shown.some((text) => text.startsWith('More than ten minutes is too long.')));
  assert.ok(shown.includes('Call 999'));
  assert.ok(shown.includes('Draw the foot back.'));
  night.player.act({ do: 'stop' });
  const stopped = texts(night, { hasCome: false });
  assert.ok(stopped.some((text) => text.startsWith('Stop. Get medical help now.')));
  assert.ok(!stopped.includes('Draw the foot back.'));
});

test('what takes the place of a question, or of an offer that was taken, is read from its title', async () => {
  const night = await begun();
  const panel = (): unknown => seen(night)[0]?.key;
  await night.pass(9 * 60_000);
  const asked = panel();
  night.player.act({ do: 'still' });
  assert.notEqual(panel(), asked);

  await night.pass(2 * 60_000);
  const offered = panel();
  night.player.act({ do: 'again' });
  await night.settle();
  assert.notEqual(panel(), offered);
});

test('a sign of danger that was marked is not forgotten when the cramp is gone', async () => {
  const night = await begun();
  night.player.act({ do: 'gone' });
  night.player.act({ do: 'up' });
  await night.settle();

  const told = texts(night, { marks: [{ sign: 'jaw', underStop: true }] });
  assert.ok(told.includes('Call 112'));
  assert.ok(told.some((text) => text.startsWith('You marked a sign of danger.')));
  assert.ok(!texts(night).includes('Call 112'));
});

test('what the disk refused can be saved again, and only that', async () => {
  const night = await begun();
  night.diskFails = true;
  night.player.act({ do: 'gone' });
  night.player.act({ do: 'up' });
  await night.settle();
  assert.ok(texts(night).includes('Try to save again'));
  night.diskFails = false;

  night.player.act({ do: 'save' });
  assert.ok(!texts(night).includes('Try to save again'));
  await night.settle();

  assert.ok(!texts(night).includes('Try to save again'));
});

/** The texts at the end of a cramp before which somebody did this. */
const toldAtTheEnd = async (...taps: Action['do'][]): Promise<string[]> => {
  const night = await begun();
  await night.pass(2000);
  for (const tap of taps) night.player.act({ do: tap } as Action);
  night.player.act({ do: 'gone' });
  night.player.act({ do: 'up' });
  await night.settle();
  return texts(night);
};

test('whoever ended the cramp under Stop is asked at the end to get help, and not after a mistake', async () => {
  const asks = (told: string[]): boolean =>
    told.some((text) => text.startsWith('You pressed Stop.')) && told.includes('Call 112');

  assert.ok(asks(await toldAtTheEnd('stop')));
  assert.ok(!asks(await toldAtTheEnd('stop', 'mistake')));
  assert.ok(!asks(await toldAtTheEnd('stop', 'undo')));
  assert.ok(!asks(await toldAtTheEnd()));
});
