import { dateAt, isoNow } from '../../foundation/clock.ts';
import { formatVolume, t } from '../../foundation/locale.ts';
import { isDaylight } from '../../parts/logic/daylight.ts';
import { glassOf, unitsOf } from '../../parts/logic/volume.ts';
import { SavedLine } from '../../parts/saved-line.tsx';
import { drinksOn, excessOf, totalMl } from '../logic/day.ts';
import { adviceFor, standingOf } from '../logic/goal.ts';
import { minuteOf } from '../logic/pace.ts';
import { Clues } from './clues.tsx';
import { Drinks, OtherDrink } from './drinks.tsx';
import { GoalArea } from './goal.tsx';
import type { WaterParts } from './parts.ts';
import { TooMuch, Total } from './total.tsx';

/** Drinks today: one tap adds a glass, everything else is quieter. */
export const Water = ({ parts }: { parts: WaterParts }) => {
  const { clock, edits, saver } = parts;
  const profile = parts.profile.value;
  const drinks = parts.drinks.value;
  const now = parts.minute.value;
  if (!profile || !drinks) return null;
  const units = unitsOf(profile.units);
  const glassMl = glassOf(profile.glass_ml, units);
  const wall = isoNow(clock, now);
  const today = drinksOn(drinks, dateAt({ ms: now, offset: clock.offset(now) }));
  const standing = standingOf(profile);
  const total = totalMl(today);
  const add = () => edits.add('drink', { at: isoNow(clock), ml: glassMl, beverage: 'water' });
  const waking = {
    ...(profile.wake ? { wake: profile.wake } : {}),
    ...(profile.bedtime ? { bedtime: profile.bedtime } : {}),
  };
  return (
    <>
      <Total
        totalMl={total}
        units={units}
        standing={standing}
        minute={minuteOf(wall.slice(11, 16))}
        waking={waking}
      />
      <TooMuch excess={excessOf(today)} checkUrl={parts.checkUrl} />
      <Drinks parts={parts} drinks={today} units={units} glassMl={glassMl} />
      <OtherDrink parts={parts} units={units} glassMl={glassMl} />
      <GoalArea
        parts={parts}
        profile={profile}
        standing={standing}
        units={units}
        daylight={isDaylight(minuteOf(wall.slice(11, 16)))}
      />
      <Clues advice={adviceFor(profile)} />
      <div class="action stack stack--tight">
        <SavedLine saver={saver} exportUrl={parts.exportUrl} />
        {parts.forms.value === 0 && (
          <button type="button" class="button button--primary" onClick={() => void add()}>
            {t('Add {amount}', { amount: formatVolume(glassMl, units) })}
          </button>
        )}
      </div>
    </>
  );
};
