import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  after,
  type Content,
  type Given,
  NOTHING_GIVEN,
  ticksOf,
  withChosen,
  withTicks,
} from '../../../client/check/logic/flow.ts';
import type { TriageQuestion, TriageRule } from '../../../client/contract/wire.ts';

const question = (id: string, block: TriageQuestion['block'], ids: string[]): TriageQuestion => ({
  id,
  block,
  choose: 'several',
  question: `${id}?`,
  findings: ids.map((one) => ({
    id: one,
    text: one,
    gate: one === 'pregnant' ? 'pregnancy' : null,
  })),
});

const rule = (id: string, outcome: TriageRule['outcome']): TriageRule => ({
  id,
  needs: [[id]],
  outcome,
  why: id,
  body: null,
  days: null,
  who: null,
  strength: 'expert',
  routines: [],
  sources: [],
});

const content: Content = {
  triage: {
    version: '',
    review: 'not-reviewed',
    number_hint: '',
    today_hint: '',
    outcomes: [],
    lines: [],
    questions: [
      question('body', 'danger', ['chest']),
      question('leg', 'danger', ['swollen']),
      question('often', 'soon', ['broken-sleep', 'pregnant']),
      question('usual', 'self-care', ['at-rest']),
    ],
    rules: [
      rule('chest', 'call'),
      rule('swollen', 'today'),
      rule('broken-sleep', 'soon'),
      rule('pregnant', 'soon'),
      rule('at-rest', 'self-care'),
    ],
    sources: [],
  },
  sounds: {
    version: '',
    review: 'not-reviewed',
    lead: 3,
    outcomes: [],
    notes: [],
    questions: [
      { id: 'feel', choose: 'one', question: 'Feel?', options: [] },
      { id: 'time', choose: 'one', question: 'Time?', options: [] },
    ],
    patterns: [],
    always: [],
    sources: [],
  },
};

const given = (change: Partial<Given>): Given => ({ ...NOTHING_GIVEN, ...change });
const ask = (id: string) => ({ at: 'ask', question: id }) as const;
const CLEAR = { chest: 'no', swollen: 'no' } as const;

test('danger is asked first', () => {
  assert.deepEqual(after({ at: 'start' }, NOTHING_GIVEN, content), ask('body'));
  assert.deepEqual(after(ask('body'), given({ answers: { chest: 'no' } }), content), ask('leg'));
});

test('a sign of danger ends the asking', () => {
  for (const aim of ['urgency', 'likeness'] as const) {
    const found = after(ask('body'), given({ answers: { chest: 'yes' }, aim }), content);

    assert.deepEqual(found, { at: 'result' });
  }
});

test('what can wait is asked when danger is clear', () => {
  assert.deepEqual(after(ask('leg'), given({ answers: CLEAR }), content), ask('often'));
});

test('somebody who is to see a doctor is not asked what would help oneself', () => {
  const answers = { ...CLEAR, 'broken-sleep': 'yes', pregnant: 'no' } as const;

  assert.deepEqual(after(ask('often'), given({ answers }), content), { at: 'result' });
});

test('somebody else is, and that is the last question', () => {
  const answers = { ...CLEAR, 'broken-sleep': 'no', pregnant: 'no' } as const;

  assert.deepEqual(after(ask('often'), given({ answers }), content), ask('usual'));
  assert.deepEqual(after(ask('usual'), given({ answers }), content), { at: 'result' });
});

test('who wants to know what it sounds like is asked about danger, then about that', () => {
  const clear = given({ answers: CLEAR, aim: 'likeness' });

  assert.deepEqual(after(ask('leg'), clear, content), { at: 'like', question: 'feel' });
  assert.deepEqual(after({ at: 'like', question: 'feel' }, clear, content), {
    at: 'like',
    question: 'time',
  });
  assert.deepEqual(after({ at: 'like', question: 'time' }, clear, content), { at: 'pattern' });
});

test('what the health questions told is ticked until the person says otherwise', () => {
  const about = content.triage.questions[2] as TriageQuestion;

  assert.deepEqual(ticksOf(about, {}, { pregnancy: 'unsure' }), ['pregnant']);
  assert.deepEqual(ticksOf(about, {}, { pregnancy: 'no' }), []);
  assert.deepEqual(ticksOf(about, { pregnant: 'no' }, { pregnancy: 'yes' }), []);
});

test('what is not ticked is answered with no, and other answers stay', () => {
  const about = content.triage.questions[2] as TriageQuestion;

  const answers = withTicks({ chest: 'no', pregnant: 'yes' }, about, ['broken-sleep']);

  assert.deepEqual(answers, { chest: 'no', 'broken-sleep': 'yes', pregnant: 'no' });
});

test('another answer to one question takes the place of the first', () => {
  const options = [{ id: 'knot' }, { id: 'urge' }];

  assert.deepEqual(withChosen(['knot', 'sore'], options, ['urge']), ['sore', 'urge']);
});
