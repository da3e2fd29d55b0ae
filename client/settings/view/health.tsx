import { t } from '../../foundation/locale.ts';
import { GateQuestions } from '../../parts/gate-questions.tsx';
import { type Answers, restIsNo } from '../../parts/logic/gates.ts';
import type { SectionProps } from './parts.ts';

/** "Is any of this true for you?": asked by day, never at night. */
export const Health = ({ parts, profile }: SectionProps) => {
  const questions = parts.questions.value;
  const answers: Answers = profile.gates ?? {};
  const save = (gates: Record<string, string>) => void parts.change({ gates });
  const answer = (gate: string, given: string | null): void => {
    const { [gate]: _, ...others } = answers as Record<string, string>;
    save(given === null ? others : { ...others, [gate]: given });
  };
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
        <details class="disclosure">
          <summary>
            {t('{answered} of {all} questions answered', {
              answered: questions.filter(({ gate }) => answers[gate] !== undefined).length,
              all: questions.length,
            })}
          </summary>
          <GateQuestions
            questions={questions}
            answers={answers}
            onAnswer={answer}
            onNone={() =>
              save({
                ...answers,
                ...restIsNo(
                  answers,
                  questions.map(({ gate }) => gate),
                ),
              } as Record<string, string>)
            }
          />
        </details>
      )}
    </section>
  );
};
