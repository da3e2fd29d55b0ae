import { t } from '../../foundation/locale.ts';
import { Describes } from '../../parts/describes.tsx';
import { GateQuestions } from '../../parts/gate-questions.tsx';
import { useKept } from './kept.ts';
import type { SectionProps } from './parts.ts';

/** The questions that a choice leads to; they stay while the page is open, so that none jumps away. */
const Next = ({ parts, profile }: SectionProps) => {
  const gates = useKept(profile);
  const questions = parts.questions.value;
  if (gates.length === 0 || !Array.isArray(questions)) return null;
  return (
    <div class="stack stack--tight">
      <h3>{t('And this?')}</h3>
      <GateQuestions
        questions={questions.filter(({ gate }) => gates.includes(gate))}
        profile={profile}
        onSave={(change) => void parts.change(change)}
      />
    </div>
  );
};

/** Who the person is; their answers here are answers to the health questions, too. */
export const WhoYouAre = (props: SectionProps) => (
  <section class="card" id="describes" aria-labelledby="describes-title">
    <h2 id="describes-title">{t('About you')}</h2>
    <Describes profile={props.profile} onChange={(change) => void props.parts.change(change)} />
    <Next {...props} />
  </section>
);
