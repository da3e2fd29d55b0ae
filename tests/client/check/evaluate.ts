// Answers cases from stdin on stdout, for tests/client/test_check.py to compare.

import { readFileSync, writeFileSync } from 'node:fs';
import { soundsLike } from '../../../client/check/logic/sounds-like.ts';
import { evaluate, type TickAnswers } from '../../../client/check/logic/triage.ts';
import type { PublishedSoundsLike, PublishedTriage } from '../../../client/contract/wire.ts';

interface Given {
  triage: PublishedTriage;
  sounds: PublishedSoundsLike;
  answers: TickAnswers[];
  chosen: string[][];
}

const { triage, sounds, answers, chosen }: Given = JSON.parse(readFileSync(0, 'utf8'));

writeFileSync(
  1,
  JSON.stringify({
    verdicts: answers.map((one) => evaluate(triage, one)),
    likenesses: chosen.map((one) => soundsLike(sounds, one)),
  }),
);
