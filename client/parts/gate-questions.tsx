import type { GateQuestion, ProfileFields } from '../contract/wire.ts';
import { t } from '../foundation/locale.ts';
import { Choice } from './fields.tsx';
import { allAnswered, restIsNo } from './logic/asking.ts';
import { afterAnswers, withAnswer } from './logic/describes.ts';
import { type Answers, answersOf } from './logic/gates.ts';

const answerOptions = () => [
  { value: 'yes', label: t('Yes') },
  { value: 'unsure', label: t('Not sure') },
  { value: 'no', label: t('No') },
];

interface Props {
  questions: readonly GateQuestion[];
  profile: ProfileFields;
  onSave: (change: Pick<ProfileFields, 'gates' | 'describes'>) => void;
  /** The one tap for all of them was it. */
  onRest?: () => void;
}

/** Health questions, each with its reason; one tap answers all of them with no. */
export const GateQuestions = ({ questions, profile, onSave, onRest }: Props) => {
  const gates = questions.map(({ gate }) => gate);
  const answers = answersOf(profile);
  const save = (given: Answers): void => onSave(afterAnswers(profile, given));
  const some = gates.some((gate) => answers[gate] !== undefined);
  return (
    <div class="stack">
      {!allAnswered(answers, gates) && (
        <button
          type="button"
          class="button button--wide"
          onClick={() => {
            save({ ...answers, ...restIsNo(answers, gates) });
            onRest?.();
          }}
        >
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
          onChoose={(answer) => save(withAnswer(answers, gate, answer))}
          onClear={() => save(withAnswer(answers, gate, null))}
        />
      ))}
    </div>
  );
};
