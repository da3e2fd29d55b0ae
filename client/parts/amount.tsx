import { useSignal } from '@preact/signals';
import type { Ref } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { MOST_ML } from '../contract/wire.ts';
import { t } from '../foundation/locale.ts';
import { Field } from './fields.tsx';
import {
  type AmountTrouble,
  formatVolume,
  readAmount,
  stepOf,
  typedOf,
  type Units,
} from './logic/volume.ts';

const unitName = (units: Units): string => {
  if (units === 'floz') return t('fl oz');
  return units === 'cups' ? t('cups') : t('ml');
};

const troubleText = (trouble: AmountTrouble, units: Units): string =>
  trouble === 'too-much'
    ? t('Enter {amount} or less.', { amount: formatVolume(MOST_ML, units) })
    : t('Enter an amount above zero.');

interface BoxProps {
  label: string;
  units: Units;
  typed: string;
  trouble: AmountTrouble | undefined;
  hint?: string | undefined;
  /** Told every change of what is in the box. */
  onType: (typed: string) => void;
  /** Told once typing has come to an end. */
  onDone?: (typed: string) => void;
  box?: Ref<HTMLInputElement>;
}

/** A box for a volume in the person's own units; whoever shows it holds what is in it. */
export const AmountBox = (props: BoxProps) => {
  const { label, units, typed, trouble, hint, onType, onDone, box = null } = props;
  return (
    <Field
      label={t('{label} in {unit}', { label, unit: unitName(units) })}
      hint={hint}
      error={trouble && troubleText(trouble, units)}
    >
      {(ids) => (
        <input
          {...ids}
          ref={box}
          class="field__input"
          type="number"
          inputMode="decimal"
          min={stepOf(units)}
          step="any"
          value={typed}
          onInput={(event) => onType(event.currentTarget.value)}
          onChange={(event) => onDone?.(event.currentTarget.value)}
        />
      )}
    </Field>
  );
};

interface Props {
  label: string;
  units: Units;
  ml: number | undefined;
  /** Told only amounts that can be saved, once they are complete: for what is saved at once. */
  onChange: (ml: number) => void;
  hint?: string;
}

/** A volume that is saved as soon as it is typed. */
export const AmountField = ({ label, units, ml, onChange, hint }: Props) => {
  const shown = ml === undefined ? '' : typedOf(ml, units);
  const typed = useSignal(shown);
  const trouble = useSignal<AmountTrouble | undefined>(undefined);
  // Before anybody can type: an effect of a later frame would put back what stood there.
  useLayoutEffect(() => {
    typed.value = shown;
    trouble.value = undefined;
  }, [shown]);
  const take = (text: string): void => {
    const read = readAmount(text, units, ml);
    trouble.value = 'trouble' in read ? read.trouble : undefined;
    if ('ml' in read && read.ml !== ml) onChange(read.ml);
  };
  return (
    <AmountBox
      label={label}
      units={units}
      typed={typed.value}
      trouble={trouble.value}
      hint={hint}
      onType={(text) => (typed.value = text)}
      onDone={take}
    />
  );
};
