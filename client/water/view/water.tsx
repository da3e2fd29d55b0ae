import { isoNow, minuteAt } from '../../foundation/clock.ts';
import { t } from '../../foundation/locale.ts';
import { isDaylight } from '../../parts/logic/daylight.ts';
import { formatVolume, measuresOf, type Units } from '../../parts/logic/volume.ts';
import { SavedLine } from '../../parts/saved-line.tsx';
import { drinksToday, excessOf, totalMl } from '../logic/day.ts';
import { adviceFor, standingOf } from '../logic/goal.ts';
import { wakingOf } from '../logic/pace.ts';
import { Clues } from './clues.tsx';
import { Drinks, OtherDrink } from './drinks.tsx';
import { GoalArea } from './goal.tsx';
import type { WaterParts } from './parts.ts';
import { TooMuch, Total } from './total.tsx';

interface AddProps {
  parts: WaterParts;
  glassMl: number;
  units: Units;
}

/** The button stays away while a form is open: there it would save something else. */
const AddGlass = ({ parts, glassMl, units }: AddProps) => {
  const add = () =>
    parts.edits.add('drink', { at: isoNow(parts.clock), ml: glassMl, beverage: 'water' });
  return (
    <div class="action stack stack--tight">
      <SavedLine saver={parts.saver} exportUrl={parts.exportUrl} />
      {parts.forms.value === 0 && (
        <button type="button" class="button button--primary" onClick={() => void add()}>
          {t('Add {amount}', { amount: formatVolume(glassMl, units) })}
        </button>
      )}
    </div>
  );
};

/** Drinks today: one tap adds a glass, everything else is quieter. */
export const Water = ({ parts }: { parts: WaterParts }) => {
  const { clock } = parts;
  const profile = parts.profile.value;
  const drinks = parts.drinks.value;
  const now = parts.minute.value;
  if (!profile || !drinks) return null;
  const { units, glassMl } = measuresOf(profile);
  const here = { ms: now, offset: clock.offset(now) };
  const minute = minuteAt(here);
  const waking = wakingOf(profile);
  const today = drinksToday(drinks, here, waking);
  const standing = standingOf(profile);
  const limited = standing.kind === 'limit';
  return (
    <>
      <Total
        totalMl={totalMl(today, { limited })}
        units={units}
        standing={standing}
        minute={minute}
        waking={waking}
      />
      {!limited && <TooMuch units={units} excess={excessOf(today)} checkUrl={parts.checkUrl} />}
      <Drinks parts={parts} drinks={today} units={units} glassMl={glassMl} />
      <OtherDrink parts={parts} units={units} glassMl={glassMl} />
      <GoalArea
        parts={parts}
        profile={profile}
        standing={standing}
        units={units}
        daylight={isDaylight(minute)}
      />
      <Clues advice={adviceFor(profile)} older={profile.describes?.includes('older') ?? false} />
      <AddGlass parts={parts} glassMl={glassMl} units={units} />
    </>
  );
};
