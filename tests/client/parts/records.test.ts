import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_ML } from '../../../client/contract/wire.ts';
import { inLanguage, recordOf } from '../../../client/parts/logic/address.ts';
import { allAnswered, restIsNo } from '../../../client/parts/logic/asking.ts';
import { onlyChanged, reverseOf } from '../../../client/parts/logic/change.ts';
import { isAwake, isDaylight } from '../../../client/parts/logic/daylight.ts';
import {
  amountsFor,
  formatAbout,
  formatTotal,
  formatVolume,
  inUnits,
  measuresOf,
  readAmount,
  typedOf,
  unitsOf,
} from '../../../client/parts/logic/volume.ts';

const before = { started_at: 'A', side: 'left', relief: ['stretch'], note: 'x' };

test('a form sends only what was changed, so that another phone’s change of the rest is kept', () => {
  const change = { started_at: 'A', side: 'right', relief: ['stretch'], intensity: 6 };

  assert.deepEqual(onlyChanged(before, change), { side: 'right', intensity: 6 });
});

test('taking away what was never there is no change', () => {
  assert.deepEqual(onlyChanged(before, { ended_at: null, note: null }), { note: null });
});

test('Undo puts back what was there, and takes away what was not', () => {
  assert.deepEqual(reverseOf(before, { side: 'right', intensity: 6 }), {
    side: 'left',
    intensity: null,
  });
});

test('"None of these" answers what is open and leaves a given answer alone', () => {
  const answers = restIsNo({ heart: 'yes' }, ['heart', 'kidney']);

  assert.deepEqual(answers, { heart: 'yes', kidney: 'no' });
  assert.equal(allAnswered(answers, ['heart', 'kidney']), true);
  assert.equal(allAnswered({ heart: 'yes' }, ['heart', 'kidney']), false);
});

test('an amount comes back from its unit as the same millilitres', () => {
  for (const units of ['ml', 'floz', 'cups'] as const) {
    for (const ml of amountsFor(units)) {
      const back = readAmount(typedOf(ml, units), units);

      assert.ok('ml' in back && Math.abs(back.ml - ml) <= 2, `${ml} ml by way of ${units}`);
      assert.deepEqual(readAmount(typedOf(ml, units), units, ml), { ml });
    }
  }
});

test('a figure of a guide is no more exact in other units', () => {
  assert.deepEqual(
    (['ml', 'floz', 'cups'] as const).map((units) => formatAbout(1600, units)),
    ['1,600 ml', '54 fl oz', '6.75 cups'],
  );
});

test('what has been added up is told no more exactly than it was poured', () => {
  const totals = (...amounts: number[]) => amounts.map((ml) => formatTotal(ml, 'floz'));

  assert.deepEqual(totals(0, 3, 370, 8 * 237, 2014), [
    '0 fl oz',
    '0.1 fl oz',
    '12.5 fl oz',
    '64 fl oz',
    '68 fl oz',
  ]);
  assert.deepEqual([formatTotal(2014, 'ml'), formatTotal(2014, 'cups')], ['2,014 ml', '8.5 cups']);
});

test('an amount that nobody can drink is refused, and why is known', () => {
  for (const typed of ['0', '-5', '', 'x', '0.001'])
    assert.deepEqual(readAmount(typed, 'floz'), { trouble: 'nothing' }, typed);
  assert.deepEqual(readAmount('20001', 'ml'), { trouble: 'too-much' });
  assert.deepEqual(readAmount('1e999', 'ml'), { trouble: 'too-much' });
  assert.deepEqual(readAmount('20000', 'ml'), { ml: 20_000 });
});

test('the most that is told in a unit can be entered in it, and no more', () => {
  assert.equal(formatVolume(MOST_ML, 'floz'), '676.3 fl oz');
  assert.deepEqual(readAmount('676.3', 'floz'), { ml: MOST_ML });
  assert.deepEqual(readAmount('676.4', 'floz'), { trouble: 'too-much' });
  assert.equal(formatVolume(MOST_ML, 'cups'), '84.54 cups');
  assert.deepEqual(readAmount('84.54', 'cups'), { ml: MOST_ML });
  assert.deepEqual(readAmount('84.55', 'cups'), { trouble: 'too-much' });
});

test('an amount that nobody touched stays as exact as it was', () => {
  assert.deepEqual(readAmount('8.5', 'floz', 250), { ml: 250 });
  assert.deepEqual(readAmount('8.5', 'floz', 330), { ml: 251 });
  assert.deepEqual(readAmount('0', 'floz', 250), { trouble: 'nothing' });
});

test('volumes are shown in the units of the person', () => {
  assert.deepEqual(
    [formatVolume(250), formatVolume(1500), formatVolume(250, 'floz'), formatVolume(250, 'cups')],
    ['250 ml', '1,500 ml', '8.5 fl oz', '1.06 cups'],
  );
  assert.deepEqual([formatVolume(237, 'cups'), formatVolume(118, 'cups')], ['1 cup', '0.5 cups']);
});

test('a glass is 250 ml, or eight fluid ounces, until somebody measures theirs', () => {
  assert.equal(measuresOf(undefined).glassMl, 250);
  assert.equal(inUnits(measuresOf({ units: 'floz' }).glassMl, 'floz'), 8);
  assert.equal(inUnits(measuresOf({ units: 'cups' }).glassMl, 'cups'), 1);
  assert.equal(measuresOf({ units: 'ml', glass_ml: 180 }).glassMl, 180);
});

test('units of a newer build read as millilitres', () => {
  assert.equal(unitsOf('pints'), 'ml');
  assert.equal(unitsOf(undefined), 'ml');
});

test('a link stays in the language of the page', () => {
  assert.equal(inLanguage('/diary', '/xx/water'), '/xx/diary');
  assert.equal(inLanguage('/diary', '/now'), '/diary');
  assert.equal(inLanguage('/', '/xx'), '/xx/');
});

test('a diary address names its record, in every language', () => {
  const id = '0199f0c3-5a1e-7c44-9d21-3f6b8a07c512';

  assert.equal(recordOf(`/diary/${id}`), id);
  assert.equal(recordOf(`/xx/diary/${id}`), id);
  assert.equal(recordOf('/diary/new'), undefined);
});

test('nobody is asked anything at night', () => {
  assert.equal(isDaylight(3 * 60), false);
  assert.equal(isDaylight(7 * 60), true);
  assert.equal(isDaylight(21 * 60), false);
});

test('what belongs to the evening is there until midnight and not in the night', () => {
  assert.deepEqual([23 * 60, 60, 5 * 60].map(isAwake), [true, false, true]);
});
