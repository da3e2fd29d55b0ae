import { useSignal } from '@preact/signals';
import type { ProfileFields } from '../../contract/wire.ts';
import { t } from '../../foundation/locale.ts';
import { AmountField } from '../../parts/amount.tsx';
import { Choice, Several } from '../../parts/fields.tsx';
import { formatAbout, type Units } from '../../parts/logic/volume.ts';
import { bodyOptions, goalOptions } from '../../parts/words.ts';
import { BREASTFEEDING_WORD, ownGoal, rangeFor, type Standing } from '../logic/goal.ts';
import type { WaterParts } from './parts.ts';

interface Props {
  parts: WaterParts;
  profile: ProfileFields;
  standing: Standing;
  units: Units;
}

const Body = ({ parts, profile }: Pick<Props, 'parts' | 'profile'>) => {
  const others = (profile.describes ?? []).filter((word) => word !== BREASTFEEDING_WORD);
  const nursing = profile.describes?.includes(BREASTFEEDING_WORD) ?? false;
  return (
    <>
      <Choice
        legend={t('The range for')}
        options={bodyOptions()}
        value={profile.body ?? 'unsaid'}
        onChoose={(body) => void parts.changeProfile({ body })}
      />
      <Several
        legend={t('Does this fit?')}
        options={[{ value: BREASTFEEDING_WORD, label: t('I am breastfeeding') }]}
        values={nursing ? [BREASTFEEDING_WORD] : []}
        onChange={(chosen) => void parts.changeProfile({ describes: [...others, ...chosen] })}
      />
    </>
  );
};

/** A goal inside the range: the app does not help anybody to aim past it. */
const OwnGoal = ({ parts, profile, units }: Omit<Props, 'standing'>) => {
  const range = rangeFor(profile);
  const outside = useSignal(false);
  const take = (ml: number): void => {
    const own = ownGoal(ml, range);
    outside.value = own === undefined;
    if (own !== undefined) void parts.changeProfile({ goal: { kind: 'own', ml: own } });
  };
  return (
    <>
      <AmountField
        label={t('Your goal')}
        units={units}
        ml={profile.goal?.kind === 'own' ? profile.goal.ml : undefined}
        hint={t('Between {low} and {high}.', {
          low: formatAbout(range.low, units),
          high: formatAbout(range.high, units),
        })}
        onChange={take}
      />
      {outside.value && (
        <p class="field__error" role="alert">
          {t(
            'This is outside the range, so it was not saved. If a professional gave you this number, enter it as a limit or note it with them.',
          )}
        </p>
      )}
    </>
  );
};

export const LimitField = ({ parts, profile, units }: Omit<Props, 'standing'>) => (
  <AmountField
    label={t('Your limit for a day')}
    units={units}
    ml={profile.goal?.kind === 'limit' ? profile.goal.ml : undefined}
    hint={t('The number that your own team gave you. The app never suggests one.')}
    onChange={(ml) => void parts.changeProfile({ goal: { kind: 'limit', ml } })}
  />
);

/** What the day is measured against, to choose once the health questions allow it. */
export const GoalSetup = ({ parts, profile, standing, units }: Props) => {
  const picked = useSignal<string | undefined>(undefined);
  const kind = picked.value ?? (standing.kind === 'thirst' ? 'none' : standing.kind);
  const choose = (chosen: string): void => {
    picked.value = chosen;
    if (chosen === 'range' || chosen === 'none')
      void parts.changeProfile({ goal: { kind: chosen } });
  };
  return (
    <details class="disclosure">
      <summary>{t('Change what the day is measured against')}</summary>
      <div class="stack">
        <Choice
          legend={t('Measure against')}
          options={goalOptions()}
          value={kind}
          onChoose={choose}
        />
        {(kind === 'range' || kind === 'own') && <Body parts={parts} profile={profile} />}
        {kind === 'own' && <OwnGoal parts={parts} profile={profile} units={units} />}
        {kind === 'limit' && <LimitField parts={parts} profile={profile} units={units} />}
      </div>
    </details>
  );
};
