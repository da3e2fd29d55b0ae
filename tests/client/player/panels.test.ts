import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Action, Panel } from '../../../client/player/logic/actions.ts';
import type { Aside, Mark } from '../../../client/player/view/button.tsx';
import { begun, closedFor, HOUR, type Night } from './support/night.ts';
import {
  ASIDE,
  type Element,
  elementsOf,
  emergency,
  SIGNS,
  seen,
  tap,
  title,
} from './support/panels.ts';

const { Screen } = await import('../../../client/player/view/screen.tsx');
const { Keys } = await import('../../../client/player/view/tools.tsx');

/** Eleven minutes of cramp, and warmth was chosen. */
const warming = async (): Promise<Night> => {
  const night = await begun();
  night.sleep(11 * 60_000);
  night.player.act({ do: 'offer', id: 'recovery-heat' });
  await night.pass(1000);
  return night;
};
/** The warmth has been on the skin for as long as it may be. */
const warmed = async (): Promise<Night> => {
  const night = await warming();
  night.player.act({ do: 'pass' });
  night.player.act({ do: 'pause' });
  night.sleep(16 * 60_000);
  return night;
};

test('a safety check after ten minutes can be passed by its tap', async () => {
  const night = await warming();
  assert.equal(night.running().frame.waiting, true);

  tap(night, 'All is well. Go on.');

  assert.equal(night.running().frame.moment?.step.action, 'Put the pack on.');
  assert.match(String(title(night)), /too long/);
  assert.ok(!seen(night).some(({ text }) => text === 'All is well. Go on.'));
});

test('after ten minutes of cramp, too, it is said and shown that the pack has to come off', async () => {
  const night = await warmed();
  night.said.length = 0;

  await night.pass(20_000);

  assert.equal(title(night), 'Take it off now.');
  assert.ok(night.said.filter((text) => text === 'take_it_off').length >= 2, String(night.said));
});

test('while something else is to be done first, no key looks like the one thing to do', async () => {
  const main = (night: Night): string[] =>
    elementsOf(Keys({ shown: night.running(), act: () => undefined }))
      .filter(({ look }) => String(look).includes('primary'))
      .map(({ text }) => text);
  const night = await warming();
  assert.deepEqual(main(night), []);

  night.player.act({ do: 'pass' });
  assert.deepEqual(main(night), ['Pause']);

  assert.deepEqual(main(await warmed()), []);
});

test('no other panel hides that the pack has to come off, help excepted', async () => {
  const night = await warmed();
  const over = (panel: Panel): string | undefined => {
    night.player.act({ do: 'panel', panel });
    return title(night);
  };

  assert.deepEqual(
    (['muscle', 'gone-at', 'partner'] as const).map(over),
    Array(3).fill('Take it off now.'),
  );
  assert.match(String(over('emergency')), /^Stop/);
});

test('once it is off the ten minutes are told again, and nothing talks over them', async () => {
  const night = await warmed();
  night.player.act({ do: 'resume' });
  await night.pass(5000);
  night.said.length = 0;

  tap(night, 'It is off');
  await night.pass(600);

  assert.match(String(title(night)), /too long/);
  assert.deepEqual(night.said, ['ten_minutes']);
  await night.pass(6000);
  assert.ok(night.said.includes('Take it off now.'), 'the plan was not taken up again');
});

test('who was away for hours takes the pack off first, and is asked about the cramp then', async () => {
  const night = await begun();
  night.player.act({ do: 'offer', id: 'recovery-heat' });
  night.player.act({ do: 'pass' });
  night.player.act({ do: 'pause' });
  night.sleep(4 * 3_600_000);
  assert.equal(title(night), 'Take it off now.');

  tap(night, 'It is off');

  assert.equal(title(night), 'Still cramping?');
});

const LONG = 10 * 60_000 + 1000;
const JAW: Mark = { sign: 'Jaw', underStop: false };
const JAW_UNDER_STOP: Mark = { sign: 'Jaw', underStop: true };
const buttonsOf = (elements: Element[]): string[] =>
  elements.filter(({ type }) => type === 'button' || type === 'a').map(({ text }) => text);

test('after ten minutes the urgent line comes first, then the number, then the signs', async () => {
  const night = await begun();
  night.sleep(LONG);

  const [panel, headline, ...rest] = seen(night);

  assert.equal(panel?.type, 'section');
  assert.deepEqual([headline?.type, headline?.text], ['h1', emergency.headline]);
  assert.deepEqual(buttonsOf(rest).slice(0, 1 + SIGNS.length), ['Call 112', ...SIGNS]);
});

test('who fell asleep in the light of the screen can say when it was gone', async () => {
  const night = await begun();
  await night.pass(LONG);
  assert.ok(!seen(night).some(({ text }) => text === "It's gone at about …"));
  night.sleep(5 * 3_600_000);
  assert.match(String(title(night)), /too long/);

  tap(night, "It's gone at about …");
  const time = buttonsOf(seen(night)).find((each) => each.includes('after'));
  tap(night, String(time));
  await night.settle();

  assert.ok((night.written.at(-1)?.ending?.elapsed ?? HOUR) <= 120_000);
});

test('each sign makes the call the one action, with the number that the person has chosen', async () => {
  const night = await begun();
  night.sleep(LONG);
  const marks: Mark[] = [];
  let repaints = 0;
  const repaint = (): void => {
    repaints += 1;
  };
  for (const { text, tap: press } of seen(night, { marks, repaint }))
    if (SIGNS.includes(text) && typeof press === 'function') press();
  assert.equal(marks.length, SIGNS.length);
  assert.equal(repaints, SIGNS.length);

  const alarmed = seen(night, { marks, number: '999' });

  const call = alarmed.find(({ type }) => type === 'a');
  assert.deepEqual([call?.text, call?.look], ['Call 999', 'button button--primary']);
  assert.equal(alarmed.filter(({ look }) => String(look).includes('primary')).length, 1);
  assert.ok(!alarmed.some(({ text }) => text === emergency.number_hint));
});

test('after ten minutes reading begins at the headline, and at the call only once a sign is tapped there', async () => {
  const night = await begun();
  night.sleep(LONG);
  const read = (change: Partial<Aside>) =>
    seen(night, change).flatMap(({ type, focus }) => (focus ? [type] : []));

  assert.deepEqual(read({ marks: [JAW_UNDER_STOP] }), ['h1']);
  assert.deepEqual(read({ marks: [JAW_UNDER_STOP, JAW] }), ['h1', 'a']);
});

test('with every further sign reading goes on at the call', async () => {
  const night = await begun();
  night.sleep(LONG);
  const calls = [[JAW], [JAW, JAW], [JAW, JAW, JAW]].map(
    (marks) => seen(night, { marks }).find(({ look }) => look === 'player__call')?.key,
  );

  assert.equal(new Set(calls).size, 3);
});

test('whatever is asked while the voice goes on, one tap quiets it', async () => {
  const asked = await begun();
  await asked.pass(9 * 60_000);
  const chosen = await begun();
  chosen.player.act({ do: 'panel', panel: 'muscle' });
  const offered = await begun();
  await offered.pass(9 * 60_000);
  offered.player.act({ do: 'still' });
  const when = await begun();
  when.player.act({ do: 'panel', panel: 'gone-at' });

  for (const night of [asked, chosen, offered, when, await warmed()]) {
    tap(night, 'Mute');
    assert.equal(night.running().sound, 'muted', title(night));
  }
});

test('no answer to the signs leads on as if all were well', async () => {
  const night = await begun();
  night.sleep(LONG);

  const labels = buttonsOf(seen(night, { marks: [JAW] }));

  assert.deepEqual(
    labels.filter((label) => /well|go on|continue|carry/i.test(label)),
    [],
  );
});

test('a helper reads three lines, with and without the routine on the phone', async () => {
  const night = await begun();
  const [calf] = [...night.routines.values()];
  assert.ok(calf);

  night.player.act({ do: 'panel', panel: 'partner' });
  const linesOf = (): string[] =>
    seen(night)
      .filter(({ type }) => type === 'li')
      .map(({ text }) => text);

  assert.equal(linesOf().length, 3);
  const lines = ['Hold the heel.', 'Push the toes up.', 'Stop if it hurts.'].map((text) => ({
    text,
    audio: null,
    seconds: 2,
  }));
  night.routines.set(calf.id, { ...calf, partner: lines });
  night.player.act({ do: 'panel', panel: 'partner' });
  assert.deepEqual(
    linesOf(),
    lines.map(({ text }) => text),
  );
});

/** What the whole screen offers to a finger. */
const offered = async (night: Night, hasCome = true): Promise<string[]> => {
  const later = hasCome ? await import('../../../client/player/view/later.tsx') : undefined;
  const act = (action: Action): void => night.player.act(action);
  return buttonsOf(elementsOf(Screen({ shown: night.look(), act, later, aside: ASIDE })));
};

test('however long somebody sits, one way leads on from the end', async () => {
  const night = await begun();
  await night.pass(20_000);
  night.player.act({ do: 'gone' });
  await night.settle();
  assert.deepEqual(await offered(night), ['I am sitting', 'Undo: it is still there']);

  await night.pass(11_000);

  assert.deepEqual(await offered(night), ['I am sitting']);
  assert.deepEqual(await offered(night, false), ['Back to Today']);
});

test('only what may need a doctor offers the emergency number; numb skin just has another routine', async () => {
  for (const gate of ['clot_risk', 'fresh_injury', 'recent_surgery'] as const)
    assert.deepEqual(buttonsOf(seen(await closedFor(gate))), ['Call 112'], gate);
  for (const gate of ['reduced_feeling', 'pregnancy', 'raynaud'] as const)
    assert.deepEqual(buttonsOf(seen(await closedFor(gate))), ['Another muscle'], gate);
});

test('a routine that is closed can be left, and neither paused nor skipped', async () => {
  const night = await closedFor('reduced_feeling');
  night.player.act({ do: 'gone' });
  await night.settle();
  night.player.begin('routine', night.routines.get('calf-stand-acute'));
  await night.settle();
  night.sleep(300_000);

  assert.deepEqual(await offered(night), ['Stop', 'End']);
});
