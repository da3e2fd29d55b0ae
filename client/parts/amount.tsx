import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../foundation/locale.ts';
import { Field } from './fields.tsx';
import { inUnits, stepOf, toMl, type Units } from './logic/volume.ts';

const unitName = (units: Units): string => {
  if (units === 'floz') return t('fl oz');
  return units === 'cups' ? t('cups') : t('ml');
};

interface Props {
  label: string;
  units: Units;
  ml: number | undefined;
  /** Told only amounts that can be saved. */
  onChange: (ml: number) => void;
  hint?: string;
}

/** A volume typed in the person's own units. */
export const AmountField = ({ label, units, ml, onChange, hint }: Props) => {
  const shown = ml === undefined ? '' : String(inUnits(ml, units));
  const text = useSignal(shown);
  const wrong = useSignal(false);
  useEffect(() => {
    text.value = shown;
    wrong.value = false;
  }, [shown]);
  const take = (typed: string): void => {
    text.value = typed;
    const amount = typed === '' ? undefined : toMl(Number(typed), units);
    wrong.value = amount === undefined;
    if (amount !== undefined && amount !== ml) onChange(amount);
  };
  return (
    <Field
      label={t('{label} in {unit}', { label, unit: unitName(units) })}
      hint={hint}
      error={wrong.value ? t('Enter an amount above zero.') : undefined}
    >
      {(ids) => (
        <input
          {...ids}
          class="field__input"
          type="number"
          inputMode="decimal"
          min={stepOf(units)}
          step="any"
          value={text.value}
          onChange={(event) => take(event.currentTarget.value)}
        />
      )}
    </Field>
  );
};
