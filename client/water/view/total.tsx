import { t } from '../../foundation/locale.ts';
import { formatAbout, formatTotal, formatVolume, type Units } from '../../parts/logic/volume.ts';
import { type Excess, MOST_IN_AN_HOUR } from '../logic/day.ts';
import type { Standing } from '../logic/goal.ts';
import { evenPace, type Waking } from '../logic/pace.ts';
import { Glass } from './glass.tsx';

interface Props {
  totalMl: number;
  units: Units;
  standing: Standing;
  /** Minutes since midnight. */
  minute: number;
  waking: Waking;
}

type Limit = Extract<Standing, { kind: 'limit' }>;
type Goal = Extract<Standing, { kind: 'range' | 'own' }>;

const AgainstLimit = ({
  totalMl,
  units,
  limit,
}: Pick<Props, 'totalMl' | 'units'> & { limit: Limit }) => {
  const left = limit.ml - totalMl;
  // Both as exact as each other: a rounded remainder can be more than the limit itself.
  const named = { left: formatVolume(left, units), limit: formatVolume(limit.ml, units) };
  const label =
    left > 0
      ? t('{left} left of your limit of {limit}', named)
      : t('You have reached your limit of {limit}', named);
  return (
    <div class="day-glass">
      <Glass totalMl={totalMl} fullMl={limit.ml} label={label} />
      <div class="day-glass__words stack stack--tight">
        <p>{label}.</p>
        {left <= 0 && <p class="muted">{t('Thirsty? Ask the team that set your limit.')}</p>}
        <p class="muted small">{t('Soup, ice and jelly count towards a limit, too.')}</p>
      </div>
    </div>
  );
};

const goalText = (goal: Goal, units: Units): string =>
  goal.kind === 'own'
    ? t('Your goal: {goal} of drinks today', { goal: formatVolume(goal.ml, units) })
    : t('Range for the day: {low} to {high} of drinks', {
        low: formatAbout(goal.low, units),
        high: formatAbout(goal.high, units),
      });

const AgainstGoal = ({ totalMl, units, minute, waking, goal }: Props & { goal: Goal }) => {
  const [aim, full] = goal.kind === 'own' ? [goal.ml, goal.ml] : [goal.low, goal.high];
  const label = goalText(goal, units);
  const paceMl = evenPace(aim, minute, waking);
  const enough = totalMl >= aim;
  return (
    <div class="day-glass">
      <Glass
        totalMl={totalMl}
        fullMl={full}
        markMl={aim < full ? aim : undefined}
        paceMl={enough ? undefined : paceMl}
        label={label}
      />
      <div class="day-glass__words stack stack--tight">
        <p>{label}.</p>
        <p class="muted">
          {enough
            ? t('That is enough for most people. More is not better.')
            : t(
                'An even pace, the dashed line, would be about {pace} by now. There is nothing to catch up; thirst is a good guide.',
                { pace: formatAbout(paceMl, units) },
              )}
        </p>
      </div>
    </div>
  );
};

const Against = (props: Props) => {
  const { standing } = props;
  if (standing.kind === 'limit') return <AgainstLimit {...props} limit={standing} />;
  if (standing.kind === 'range' || standing.kind === 'own') {
    return <AgainstGoal {...props} goal={standing} />;
  }
  return null;
};

/** Today's total, and what it is measured against where that is allowed. */
export const Total = (props: Props) => (
  <section class="stack stack--tight" aria-labelledby="total">
    <h2 id="total" class="muted total__title">
      {t('Hydration today')}
    </h2>
    <p class="number">{formatTotal(props.totalMl, props.units)}</p>
    <Against {...props} />
  </section>
);

interface TooMuchProps {
  units: Units;
  excess: Excess | undefined;
  checkUrl: string;
}

/** A calm word when it was a lot at once. */
export const TooMuch = ({ units, excess, checkUrl }: TooMuchProps) => {
  if (!excess) return null;
  return (
    <section class="notice stack stack--tight" role="status">
      <p>
        {excess === 'hour'
          ? t(
              'That is more than {amount} within an hour. Unless you are sweating hard, leave some time before the next glass.',
              { amount: formatAbout(MOST_IN_AN_HOUR, units) },
            )
          : t(
              'That is a lot for one day. Unless it is hot or you are working hard, you need no more.',
            )}
      </p>
      <p>
        {t(
          'Drinking far too much can lower the salt in your blood. Headache, being sick, confusion or a seizure after a lot of fluid is an emergency: call for help.',
        )}
      </p>
      <a href={checkUrl}>{t('Signs that need help')}</a>
    </section>
  );
};
