import { useSignal } from '@preact/signals';
import type { Gate, ProfileFields } from '../../contract/wire.ts';
import { t } from '../../foundation/locale.ts';
import { focusHere } from '../../parts/focus.ts';
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

type Asked = Pick<Props, 'parts' | 'profile'>;

const Questions = ({ parts, profile, onDone }: Asked & { onDone: () => void }) => {
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
      onRest={onDone}
    />
  );
};

/** The questions, open from the tap that asks for them until they are done: what an answer makes of
 * the day stands below them and moves none. */
const Asking = ({ parts, profile, onDone }: Asked & { onDone: () => void }) => (
  <section class="card" aria-labelledby="asking">
    <h2 id="asking" tabIndex={-1} ref={focusHere}>
      {t('Five questions about your health')}
    </h2>
    <Questions parts={parts} profile={profile} onDone={onDone} />
    <button type="button" class="button" onClick={onDone}>
      {t('Done')}
    </button>
  </section>
);

const Ask = ({ onAsk }: { onAsk: () => void }) => (
  <section class="card" aria-labelledby="ask">
    <h2 id="ask">{t('A goal for the day?')}</h2>
    <p>
      {t(
        'For some people drinking more is not safe, so five short questions come first. You can note drinks without them.',
      )}
    </p>
    <button type="button" class="button" onClick={onAsk}>
      {t('Show the questions')}
    </button>
  </section>
);

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

/** A team's word on how much it may be, where this app sets no goal. */
const OwnLimit = ({ parts, profile, units }: Pick<Props, 'parts' | 'profile' | 'units'>) => (
  <details class="disclosure">
    <summary>{t('I was given a limit')}</summary>
    <LimitField parts={parts} profile={profile} units={units} />
  </details>
);

const Closed = ({
  parts,
  profile,
  units,
  why,
  onAsk,
}: Pick<Props, 'parts' | 'profile' | 'units'> & {
  why: readonly Gate[];
  onAsk: (() => void) | undefined;
}) => (
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
    <OwnLimit parts={parts} profile={profile} units={units} />
    {onAsk && (
      <button type="button" class="button button--wide" onClick={onAsk}>
        {t('Change my answers')}
      </button>
    )}
  </section>
);

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
    <OwnLimit parts={parts} profile={profile} units={units} />
  </section>
);

const Limited = ({ parts, profile, units }: Pick<Props, 'parts' | 'profile' | 'units'>) => (
  <details class="disclosure">
    <summary>{t('Change your limit')}</summary>
    <div class="stack">
      <LimitField parts={parts} profile={profile} units={units} />
      <button type="button" class="button" onClick={() => void parts.changeProfile({ goal: null })}>
        {t('Take the limit away')}
      </button>
    </div>
  </details>
);

/** Goal, limit or neither, and why; never a figure before the health questions are answered. */
export const GoalArea = (props: Props) => {
  const { parts, profile, standing, units, daylight } = props;
  const measured = standing.kind === 'range' || standing.kind === 'own';
  const asking = useSignal(false);
  const ask = (): void => {
    asking.value = true;
  };
  const onDone = (): void => {
    asking.value = false;
  };
  return (
    <>
      {asking.value && <Asking {...props} onDone={onDone} />}
      {!asking.value && standing.kind === 'unasked' && daylight && <Ask onAsk={ask} />}
      {standing.kind === 'closed' && (
        <Closed {...props} why={standing.why} onAsk={asking.value ? undefined : ask} />
      )}
      {standing.kind === 'effort' && <Effort {...props} />}
      {standing.kind === 'limit' && <Limited {...props} />}
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
