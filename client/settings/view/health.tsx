import type { GateQuestion } from '../../contract/wire.ts';
import { t } from '../../foundation/locale.ts';
import { GateQuestions } from '../../parts/gate-questions.tsx';
import { answersOf } from '../../parts/logic/gates.ts';
import type { SectionProps } from './parts.ts';

interface QuestionsProps extends SectionProps {
  questions: readonly GateQuestion[];
}

/** The questions, folded away under the number of those that have an answer. */
const Questions = ({ questions, parts, profile }: QuestionsProps) => {
  const answers = answersOf(profile);
  return (
    <details class="disclosure">
      <summary>
        {t('{answered} of {all} questions answered', {
          answered: questions.filter(({ gate }) => answers[gate] !== undefined).length,
          all: questions.length,
        })}
      </summary>
      <GateQuestions
        questions={questions}
        profile={profile}
        onSave={(change) => void parts.change(change)}
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
        <Questions questions={questions} parts={parts} profile={profile} />
      )}
    </section>
  );
};
