import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  afterAnswers,
  afterChoice,
  skipped,
  toAsk,
  wasAsked,
} from '../../../client/parts/logic/describes.ts';
import { answersOf } from '../../../client/parts/logic/gates.ts';

for (const [word, gate] of [
  ['pregnant', 'pregnancy'],
  ['lupus', 'lupus'],
  ['diabetes', 'diabetes'],
  ['kidney', 'kidney'],
  ['liver', 'liver'],
  ['heart', 'heart'],
] as const) {
  test(`"${word}" answers the health question ${gate} with yes, even after a no`, () => {
    assert.equal(afterChoice({}, [word]).gates[gate], 'yes');
    assert.equal(afterChoice({ gates: { [gate]: 'no' } }, [word]).gates[gate], 'yes');
  });

  test(`taking "${word}" back opens its question again`, () => {
    const told = afterChoice({}, [word]);

    assert.deepEqual(afterChoice(told, []), { describes: [], gates: {} });
  });
}

test('what was answered about other things stays', () => {
  const told = { describes: ['diabetes'], gates: { diabetes: 'yes', heart: 'no' } } as const;

  assert.deepEqual(afterChoice({ ...told, describes: [...told.describes] }, []).gates, {
    heart: 'no',
  });
});

test('a word that stays keeps its answer when another is chosen', () => {
  for (const answer of ['yes', 'unsure'] as const) {
    const told = { describes: ['heart'], gates: { heart: answer, lupus: 'no' } } as const;

    const after = afterChoice({ ...told, describes: ['heart'] }, ['heart', 'older']);

    assert.deepEqual(after, { describes: ['heart', 'older'], gates: told.gates });
  }
});

test('diabetes leads to the question whether the feet feel less', () => {
  assert.ok(toAsk({ describes: ['diabetes'] }).includes('reduced_feeling'));
});

test('what has an answer is not asked again', () => {
  const gates = { reduced_feeling: 'no', pad: 'unsure' } as const;

  assert.deepEqual(toAsk({ describes: ['diabetes'], gates }), []);
});

test('"none of the others" goes alone, whichever was tapped last', () => {
  assert.deepEqual(afterChoice({ describes: ['older'] }, ['older', 'general']).describes, [
    'general',
  ]);
  assert.deepEqual(afterChoice({ describes: ['general'] }, ['general', 'older']).describes, [
    'older',
  ]);
});

test('breastfeeding and words of a newer build outlive every choice', () => {
  const before = { describes: ['breastfeeding', 'cyclist', 'older'] };

  assert.deepEqual(afterChoice(before, [...before.describes, 'general']).describes, [
    'breastfeeding',
    'cyclist',
    'general',
  ]);
});

test('"none of the others" stays beside a word that was not offered with it', () => {
  const chosen = ['general', 'breastfeeding'];

  assert.deepEqual(afterChoice({ describes: ['general'] }, chosen).describes, chosen);
});

test('a word goes with its yes: a no, a doubt and an answer taken back end it', () => {
  const describes = ['diabetes', 'older'];
  const gates = { diabetes: 'yes', heart: 'no' } as const;

  for (const after of [{ diabetes: 'no' }, { diabetes: 'unsure' }, {}]) {
    assert.deepEqual(afterAnswers({ describes, gates }, after), {
      gates: after,
      describes: ['older'],
    });
  }
  assert.deepEqual(afterAnswers({ describes, gates }, gates), { gates, describes });
});

test('who answers a health question has not been asked for words by that', () => {
  assert.equal(wasAsked(afterAnswers({}, { heart: 'yes' })), false);
});

test('a word is a yes, whatever its question says, and stands among the answers from then on', () => {
  const told = { describes: ['heart', 'pregnant', 'carer'], gates: { heart: 'no' } } as const;
  const answers = answersOf({ ...told, describes: [...told.describes] });

  assert.deepEqual([answers['heart'], answers['pregnancy']], ['yes', 'yes']);
  assert.deepEqual(afterAnswers({ describes: [...told.describes] }, answers).gates, {
    heart: 'yes',
    pregnancy: 'yes',
  });
});

test('who has answered or skipped is not asked again', () => {
  assert.equal(wasAsked({}), false);
  assert.equal(wasAsked({ describes: ['breastfeeding'] }), false);
  assert.equal(wasAsked({ describes: ['carer'] }), true);
  assert.equal(wasAsked({ describes: skipped(undefined) }), true);
  assert.equal(wasAsked({ describes: skipped(['breastfeeding']) }), true);
});
