import type { GateQuestion } from '../contract/wire.ts';
import { t } from '../foundation/locale.ts';
import { Choice } from './fields.tsx';
import { type Answers, allAnswered } from './logic/gates.ts';

const answerOptions = () => [
  { value: 'yes', label: t('Yes') },
  { value: 'unsure', label: t('Not sure') },
  { value: 'no', label: t('No') },
];

interface Props {
  questions: readonly GateQuestion[];
  answers: Answers;
  onAnswer: (gate: string, answer: string | null) => void;
  /** Answers "no" to everything that has no answer yet. */
  onNone: () => void;
}

/** Health questions, each with its reason; one tap answers all of them with no. */
export const GateQuestions = ({ questions, answers, onAnswer, onNone }: Props) => {
  const gates = questions.map(({ gate }) => gate);
  const some = gates.some((gate) => answers[gate] !== undefined);
  return (
    <div class="stack">
      {!allAnswered(answers, gates) && (
        <button type="button" class="button button--wide" onClick={onNone}>
          {some ? t('No to the rest') : t('None of these')}
        </button>
      )}
      {questions.map(({ gate, question, why }) => (
        <Choice
          key={gate}
          legend={question}
          hint={why}
          options={answerOptions()}
          value={answers[gate]}
          onChoose={(answer) => onAnswer(gate, answer)}
          onClear={() => onAnswer(gate, null)}
        />
      ))}
    </div>
  );
};
