import { type Signal, useSignal } from '@preact/signals';
import type { DrinkFields } from '../contract/wire.ts';
import type { Clock } from '../foundation/clock.ts';
import { isoNow, parseIso } from '../foundation/clock.ts';
import { t } from '../foundation/locale.ts';
import { Choice, TimeField } from './fields.tsx';
import { HowMuch, useAmount } from './how-much.tsx';
import type { Units } from './logic/volume.ts';
import { changedTime, dayBefore, isToCome, toField } from './logic/wall.ts';
import { beverageOptions } from './words.ts';

interface Props {
  units: Units;
  clock: Clock;
  /** What is changed; nothing for a new drink. */
  before?: DrinkFields;
  glassMl: number;
  onSave: (fields: DrinkFields) => void;
  onCancel?: () => void;
}

interface WhenProps {
  at: Signal<string>;
  clock: Clock;
  isNew: boolean;
  trouble: string | undefined;
}

/** What is wrong with the time of a drink, if anything. One that nobody has changed may stay. */
const troubleOf = (
  moment: string | undefined,
  before: string | undefined,
  now: number,
): string | undefined => {
  const ms = moment === undefined ? undefined : parseIso(moment)?.ms;
  if (ms === undefined) return t('Enter a date and a time.');
  return moment !== before && isToCome(ms, now)
    ? t('That is still to come. Look at the date and the time.')
    : undefined;
};

const When = ({ at, clock, isNew, trouble }: WhenProps) => (
  <>
    <TimeField
      label={t('When')}
      value={at.value}
      onChange={(field) => (at.value = field)}
      error={trouble}
    />
    {isNew && (
      <button
        type="button"
        class="text-button field__clear"
        onClick={() => (at.value = dayBefore(toField(isoNow(clock))))}
      >
        {t('That was yesterday')}
      </button>
    )}
  </>
);

/** What is honest to say about a drink while it is chosen. */
const About = ({ beverage }: { beverage: string }) => {
  if (beverage === 'alcohol')
    return (
      <p role="status">
        {t(
          'It will stand in your list, but adds nothing to the day: alcohol does not count as a drink. Only a limit counts it.',
        )}
      </p>
    );
  if (beverage === 'food')
    return (
      <p role="status">
        {t('Soup counts. Water in fruit and meals comes on top of the range, so leave it out.')}
      </p>
    );
  return null;
};

/** Any amount of any drink at any time. */
export const DrinkForm = ({ units, clock, before, glassMl, onSave, onCancel }: Props) => {
  const amount = useAmount({ ml: before?.ml ?? glassMl, units });
  const beverage = useSignal<string>(before?.beverage ?? 'water');
  const at = useSignal(toField(before?.at ?? isoNow(clock)));
  const trouble = useSignal<string | undefined>(undefined);
  const submit = (event: Event): void => {
    event.preventDefault();
    const moment = changedTime(at.value, before?.at, clock);
    trouble.value = troubleOf(moment, before?.at, clock.now());
    const ml = amount.take();
    if (moment && !trouble.value && ml !== undefined)
      onSave({ at: moment, ml, beverage: beverage.value });
  };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <HowMuch amount={amount} />
      <Choice
        legend={t('What')}
        hint={t('Tea, coffee, milk and juice count like water. Alcohol does not count.')}
        options={beverageOptions()}
        value={beverage.value}
        onChoose={(word) => (beverage.value = word)}
      />
      <About beverage={beverage.value} />
      <When at={at} clock={clock} isNew={!before} trouble={trouble.value} />
      <div class="row">
        <button type="submit" class="button button--strong">
          {t('Save')}
        </button>
        {onCancel && (
          <button type="button" class="button button--quiet" onClick={onCancel}>
            {t('Cancel')}
          </button>
        )}
      </div>
    </form>
  );
};
