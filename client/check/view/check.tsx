import { t } from '../../foundation/locale.ts';
import { after, type Place, ticksOf, withChosen, withTicks } from '../logic/flow.ts';
import type { CheckParts } from './parts.ts';
import { Pattern } from './pattern.tsx';
import { Question } from './question.tsx';
import { LineResult, Result } from './result.tsx';
import { Start } from './start.tsx';

interface AskedProps {
  parts: CheckParts;
  place: Place;
  id: string;
}

const progress = (list: readonly { readonly id: string }[], id: string): string =>
  t('Question {n} of {all}', {
    n: list.findIndex((one) => one.id === id) + 1,
    all: list.length,
  });

const Urgency = ({ parts, place, id }: AskedProps) => {
  const { content, trail, given, gates } = parts;
  const { questions } = content.triage;
  const question = questions.find((one) => one.id === id);
  if (!question) return null;
  const done = (ticked: string[]): void => {
    const next = { ...given.value, answers: withTicks(given.value.answers, question, ticked) };
    given.value = next;
    trail.go(after(place, next, content));
  };
  const asked =
    given.value.aim === 'likeness'
      ? questions.filter(({ block }) => block === 'danger')
      : questions;
  return (
    <Question
      progress={progress(asked, id)}
      question={question.question}
      hint={question.choose === 'several' ? t('Not sure? Tick it, too.') : undefined}
      rows={question.findings}
      several={question.choose === 'several'}
      required={question.choose === 'one'}
      ticked={ticksOf(question, given.value.answers, gates.value)}
      onDone={done}
      onBack={() => trail.back()}
    />
  );
};

const Likeness = ({ parts, place, id }: AskedProps) => {
  const { content, trail, given } = parts;
  const { questions } = content.sounds;
  const question = questions.find((one) => one.id === id);
  if (!question) return null;
  const { options } = question;
  const done = (ticked: string[]): void => {
    const next = { ...given.value, chosen: withChosen(given.value.chosen, options, ticked) };
    given.value = next;
    trail.go(after(place, next, content));
  };
  return (
    <Question
      progress={progress(questions, id)}
      question={question.question}
      hint={question.choose === 'one' ? t('Choose what fits best.') : undefined}
      rows={options}
      several={question.choose === 'several'}
      ticked={options.map((one) => one.id).filter((one) => given.value.chosen.includes(one))}
      onDone={done}
      onBack={() => trail.back()}
    />
  );
};

/** Is this dangerous, and what does it sound like: one screen after another. */
export const Check = ({ parts }: { parts: CheckParts }) => {
  const place = parts.trail.place.value;
  switch (place.at) {
    case 'start':
      return <Start parts={parts} />;
    case 'line':
      return <LineResult key={place.line} parts={parts} line={place.line} />;
    case 'ask':
      return <Urgency key={place.question} parts={parts} place={place} id={place.question} />;
    case 'like':
      return <Likeness key={place.question} parts={parts} place={place} id={place.question} />;
    case 'result':
      return <Result parts={parts} />;
    case 'pattern':
      return <Pattern parts={parts} />;
  }
};
