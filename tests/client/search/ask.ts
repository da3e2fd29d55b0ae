// Answers questions from stdin on stdout, for tests/client/test_ask.py to look at.

import { readFileSync, writeFileSync } from 'node:fs';
import type { PublishedSearch } from '../../../client/contract/wire.ts';
import { openEngine } from '../../../client/search/engine.ts';

interface Given {
  content: PublishedSearch;
  questions: string[];
}

const { content, questions }: Given = JSON.parse(readFileSync(0, 'utf8'));
const ask = await openEngine(content, () => undefined);
const named = ({ kind, id }: { kind: string; id: string }): string => `${kind}:${id}`;

writeFileSync(
  1,
  JSON.stringify(
    Object.fromEntries(
      questions.map((question) => {
        const { urgent, needsCall, answers, places } = ask(question);
        return [
          question,
          {
            urgent,
            needs_call: needsCall,
            answers: answers.map(named),
            places: places.map(named),
          },
        ];
      }),
    ),
  ),
);
