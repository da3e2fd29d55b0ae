import type { GateQuestion } from '../../contract/wire.ts';
import { t } from '../../foundation/locale.ts';
import { GateQuestions } from '../../parts/gate-questions.tsx';
import { stillTrue } from '../../parts/logic/describes.ts';
import { restIsNo } from '../../parts/logic/gates.ts';
import type { SectionProps } from './parts.ts';

type Given = Record<string, string>;

interface QuestionsProps {
  questions: readonly GateQuestion[];
  answers: Given;
  onSave: (answers: Given) => void;
}

/** The questions, folded away under the number of those that have an answer. */
const Questions = ({ questions, answers, onSave }: QuestionsProps) => {
  const gates = questions.map(({ gate }) => gate);
  const answer = (gate: string, given: string | null): void => {
    const { [gate]: _, ...others } = answers;
    onSave(given === null ? others : { ...others, [gate]: given });
  };
  return (
    <details class="disclosure">
      <summary>
        {t('{answered} of {all} questions answered', {
          answered: gates.filter((gate) => answers[gate] !== undefined).length,
          all: gates.length,
        })}
      </summary>
      <GateQuestions
        questions={questions}
        answers={answers}
        onAnswer={answer}
        onNone={() => onSave({ ...answers, ...restIsNo(answers, gates) })}
      />
    </details>
  );
};

/** "Is any of this true for you?": asked by day, never at night. */
export const Health = ({ parts, profile }: SectionProps) => {
  const questions = parts.questions.value;
  return (
    <section class="card" aria-labelledby="health">
      <h2 id="health">{t('Is any of this true for you?')}</h2>
      <p>
        {t(
          'Your answers keep unsafe advice away: heat on numb skin, or a goal to drink more with a weak heart. They stay among your own records.',
        )}
      </p>
      {questions === 'missing' && (
        <p class="muted">
          {t('The questions are not on this phone yet. Open this page once with network.')}
        </p>
      )}
      {Array.isArray(questions) && (
        <Questions
          questions={questions}
          answers={profile.gates ?? {}}
          onSave={(gates) =>
            void parts.change({ gates, describes: stillTrue(profile.describes ?? [], gates) })
          }
        />
      )}
    </section>
  );
};
