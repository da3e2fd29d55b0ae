import { useSignal } from '@preact/signals';
import type { Gate, ProfileFields } from '../../contract/wire.ts';
import { t } from '../../foundation/locale.ts';
import { GateQuestions } from '../../parts/gate-questions.tsx';
import { DRINK_GATES } from '../../parts/logic/asking.ts';
import type { Units } from '../../parts/logic/volume.ts';
import type { Standing } from '../logic/goal.ts';
import { GoalSetup, LimitField } from './goal-setup.tsx';
import type { WaterParts } from './parts.ts';
import { Honest, Sources } from './sources.tsx';

interface Props {
  parts: WaterParts;
  profile: ProfileFields;
  standing: Standing;
  units: Units;
  daylight: boolean;
}

const Questions = ({ parts, profile }: Pick<Props, 'parts' | 'profile'>) => {
  const all = parts.questions.value;
  if (all === 'missing') {
    return (
      <p class="muted">
        {t('The questions are not on this phone yet. Open this page once with network.')}
      </p>
    );
  }
  if (!all) return null;
  return (
    <GateQuestions
      questions={all.filter(({ gate }) => DRINK_GATES.includes(gate))}
      profile={profile}
      onSave={(change) => void parts.changeProfile(change)}
    />
  );
};

const Ask = ({ parts, profile }: Pick<Props, 'parts' | 'profile'>) => {
  const open = useSignal(false);
  return (
    <section class="card" aria-labelledby="ask">
      <h2 id="ask">{t('A goal for the day?')}</h2>
      <p>
        {t(
          'For some people drinking more is not safe, so five short questions come first. You can note drinks without them.',
        )}
      </p>
      {open.value ? (
        <Questions parts={parts} profile={profile} />
      ) : (
        <button type="button" class="button" onClick={() => (open.value = true)}>
          {t('Show the questions')}
        </button>
      )}
    </section>
  );
};

const reasonText = (gate: Gate): string => {
  switch (gate) {
    case 'heart':
      return t(
        'Your heart team decides this with you. For people who are stable, a recent study doubts strict limits; change yours only together with them.',
      );
    case 'kidney':
      return t('How much you may drink is set by your kidney team.');
    case 'liver':
      return t('Ask your liver team how much is right for you.');
    case 'low_sodium':
      return t('Drinking a lot can lower your sodium. Ask your doctor how much is right.');
    default:
      return t('Your own limit or plan comes first.');
  }
};

const Closed = ({
  parts,
  profile,
  units,
  why,
}: Pick<Props, 'parts' | 'profile' | 'units'> & { why: readonly Gate[] }) => {
  const review = useSignal(false);
  return (
    <section class="card" aria-labelledby="closed">
      <h2 id="closed">{t('No goal here')}</h2>
      <p>
        {t(
          'With your answers, how much to drink is a question for the people who know you. This page only keeps a list.',
        )}
      </p>
      <ul class="stack stack--tight">
        {why.map((gate) => (
          <li key={gate}>{reasonText(gate)}</li>
        ))}
      </ul>
      <details class="disclosure">
        <summary>{t('I was given a limit')}</summary>
        <LimitField parts={parts} profile={profile} units={units} />
      </details>
      <details
        class="disclosure"
        open={review.value}
        onToggle={(event) => (review.value = event.currentTarget.open)}
      >
        <summary>{t('Change my answers')}</summary>
        {review.value && <Questions parts={parts} profile={profile} />}
      </details>
    </section>
  );
};

/** Long effort: too much can be worse than too little, so there is nothing to reach. */
const Effort = ({ parts, profile, units }: Pick<Props, 'parts' | 'profile' | 'units'>) => (
  <section class="card" aria-labelledby="effort">
    <h2 id="effort">{t('By thirst')}</h2>
    <p>
      {t(
        'In sport and hard work thirst is the safest guide. Drinking past it for hours can make you very ill; a light body and tablets such as ibuprofen add to that.',
      )}
    </p>
    <p class="muted">
      {t('You said that you do sport or hard work, so there is no goal here.')}{' '}
      <a href={parts.settingsUrl}>{t('Change what describes you')}</a>
    </p>
    <details class="disclosure">
      <summary>{t('I was given a limit')}</summary>
      <LimitField parts={parts} profile={profile} units={units} />
    </details>
  </section>
);

/** Goal, limit or neither, and why; never a figure before the health questions are answered. */
export const GoalArea = (props: Props) => {
  const { parts, profile, standing, units, daylight } = props;
  const measured = standing.kind === 'range' || standing.kind === 'own';
  return (
    <>
      {standing.kind === 'unasked' && daylight && <Ask parts={parts} profile={profile} />}
      {standing.kind === 'closed' && <Closed {...props} why={standing.why} />}
      {standing.kind === 'effort' && <Effort {...props} />}
      {standing.kind === 'limit' && (
        <details class="disclosure">
          <summary>{t('Change your limit')}</summary>
          <div class="stack">
            <LimitField parts={parts} profile={profile} units={units} />
            <button
              type="button"
              class="button"
              onClick={() => void parts.changeProfile({ goal: null })}
            >
              {t('Take the limit away')}
            </button>
          </div>
        </details>
      )}
      <div class="stack stack--tight">
        <Honest />
        {measured && <Sources profile={profile} units={units} learnUrl={parts.learnUrl} />}
        {(measured || standing.kind === 'thirst') && (
          <GoalSetup parts={parts} profile={profile} standing={standing} units={units} />
        )}
      </div>
    </>
  );
};
