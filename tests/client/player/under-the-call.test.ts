import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begun, closedFor, type Night } from './support/night.ts';
import { SIGNS, seen, tap, title } from './support/panels.ts';

const LONG = 10 * 60_000 + 1000;
const JAW = { sign: 'Jaw', underStop: false };

test('a sign that was tapped says so to whoever hears the screen, after ten minutes and under Stop', async () => {
  const night = await begun();
  night.sleep(LONG);
  const pressed = (): unknown[] =>
    seen(night, { marks: [JAW] })
      .filter(({ text }) => SIGNS.includes(text))
      .map(({ pressed }) => pressed);
  const onlyJaw = SIGNS.map((sign) => sign === 'Jaw');

  assert.deepEqual(pressed(), onlyJaw);
  night.player.act({ do: 'stop' });
  assert.deepEqual(pressed(), onlyJaw);
});

test('after ten minutes the stretch that goes on stands whole under the call, before the signs', async () => {
  const night = await begun();
  await night.pass(9 * 60_000 + 50_000);
  night.player.act({ do: 'again' });
  await night.pass(30_000);

  const texts = seen(night).map(({ text }) => text);

  const at = (text: string): number => texts.indexOf(text);
  assert.ok(at('Call 112') < at('Draw the foot back.'), String(texts));
  assert.ok(at('Draw the foot back.') < at(String(SIGNS[0])));
  assert.ok(at(String(night.running().caption)) < at(String(SIGNS[0])));
  assert.ok(at(String(Math.ceil(night.running().frame.left / 1000))) > 0);
});

test('after ten minutes, too, nothing is shown of a stretch that is not for this person', async () => {
  const night = await closedFor('reduced_feeling');
  await night.pass(9 * 60_000 + 50_000);
  night.player.act({ do: 'again' });
  await night.pass(30_000);
  assert.match(String(title(night)), /too long/);

  assert.ok(!seen(night).some(({ text }) => text === night.running().frame.moment?.step.action));
});

const stopped = async (): Promise<Night> => {
  const night = await begun();
  await night.pass(20_000);
  night.player.act({ do: 'stop' });
  await night.settle();
  return night;
};

test('whoever called for help and comes back to a page that the phone threw away finds the call again', async () => {
  const night = await stopped();

  await night.crash();

  assert.equal(title(night), 'Stop. Get medical help now.');
  tap(night, 'I touched Stop by mistake');
  assert.equal(title(night), undefined);
  assert.equal(night.running().frame.paused, false);
});

test('an end under Stop that is taken back leads back under Stop', async () => {
  const night = await stopped();
  night.player.act({ do: 'gone' });

  night.player.act({ do: 'undo' });

  assert.equal(title(night), 'Stop. Get medical help now.');
});

test('the end after Stop says so after a crash, too', async () => {
  const night = await stopped();
  await night.crash();

  night.player.act({ do: 'gone' });

  const shown = night.look();
  assert.ok(shown.at === 'ended' && shown.stopped);
});
