import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PublishedEntry, PublishedSearch } from '../../../client/contract/wire.ts';
import { openEngine } from '../../../client/search/engine.ts';

const question = (id: string, title: string): PublishedEntry =>
  ({ id, kind: 'question', title, names: '', text: '' }) as PublishedEntry;

const content: PublishedSearch = {
  version: '',
  entries: [question('magnesium', 'Does magnesium help?'), question('salt', 'Does salt help?')],
  synonyms: [],
  stopwords: ['does'],
  danger: ['swollen'],
  together: [{ words: [['overdose']], within: 1, needs_call: true }],
  harmless: [],
  calm: [],
  lookalikes: [],
} as PublishedSearch;

test('the engine lets others work between two entries', async () => {
  let breaths = 0;
  await openEngine(content, () => {
    breaths += 1;
    return undefined;
  });

  assert.ok(breaths >= content.entries.length);
});

test('a place that is called as it was asked does not silence the answers', async () => {
  const title = 'Salt substitute';
  const place = { id: 'p', kind: 'medicine', title, names: '', text: '' };
  const entries = [...content.entries, place as PublishedEntry];
  const ask = await openEngine({ ...content, entries }, () => undefined);

  assert.deepEqual(
    ask('salt substitute').answers.map(({ id }) => id),
    ['salt'],
  );
});

test('of many misspelt words the longest are guessed, not the last', async () => {
  const ask = await openEngine(content, () => undefined);

  assert.deepEqual(
    ask('magnesum wobly gadgt dayly befor slep nigth evrey agian tomrw').answers.map(
      ({ id }) => id,
    ),
    ['magnesium'],
  );
});

test('a misspelt word finds what was meant, also at the end of a long story', async () => {
  const ask = await openEngine(content, () => undefined);
  const story = 'wobbly gadgets everywhere yesterday nothing better tomorrow magnesum';

  assert.deepEqual(
    ask(story).answers.map(({ id }) => id),
    ['magnesium'],
  );
});

test('a word without end is not guessed at', async () => {
  const ask = await openEngine(content, () => undefined);

  assert.deepEqual(ask(`magnesium${'m'.repeat(5000)}`), {
    urgent: false,
    needsCall: false,
    answers: [],
    places: [],
  });
});

test('no answer stands beside what needs the telephone', async () => {
  const ask = await openEngine(content, () => undefined);

  assert.deepEqual(ask('overdose of magnesium'), {
    urgent: true,
    needsCall: true,
    answers: [],
    places: [],
  });
});
