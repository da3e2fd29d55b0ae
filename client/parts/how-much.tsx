import { type ReadonlySignal, type Signal, useComputed, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../foundation/locale.ts';
import { AmountBox } from './amount.tsx';
import { Choice } from './fields.tsx';
import { amountsFor, formatVolume, readAmount, typedOf, type Units } from './logic/volume.ts';

interface Amount {
  readonly units: Units;
  /** What is in the box: the form has nothing beside it. */
  readonly typed: Signal<string>;
  readonly read: ReadonlySignal<ReturnType<typeof readAmount>>;
  /** How often it could not be taken. */
  readonly refusals: Signal<number>;
  choose(ml: number): void;
  /** Millilitres to save; undefined when there are none, and then the field says why. */
  take(): number | undefined;
}

/** The amount of a form, from what it held when the form was opened. */
export const useAmount = (opened: { readonly ml: number; readonly units: Units }): Amount => {
  // The person's units may change on another phone: what was typed in one is not read in another.
  const { ml, units } = useRef(opened).current;
  const typed = useSignal(typedOf(ml, units));
  // What the box was filled from is more exact than what it shows.
  const from = useSignal(ml);
  const refusals = useSignal(0);
  const read = useComputed(() => readAmount(typed.value, units, from.value));
  const choose = (chosen: number): void => {
    from.value = chosen;
    typed.value = typedOf(chosen, units);
  };
  const take = (): number | undefined => {
    if ('ml' in read.value) return read.value.ml;
    refusals.value += 1;
    return undefined;
  };
  return { units, typed, read, refusals, choose, take };
};

/** Usual amounts to tap, and a box for any other. */
export const HowMuch = ({ amount }: { amount: Amount }) => {
  const { units, typed, read, refusals } = amount;
  const box = useRef<HTMLInputElement>(null);
  const refused = refusals.value;
  // The box may be far above the button that was pressed. Its sentence stands before focus comes.
  useLayoutEffect(() => {
    if (refused > 0) box.current?.focus();
  }, [refused]);
  const now = read.value;
  return (
    <>
      <Choice
        legend={t('How much')}
        options={amountsFor(units).map((ml) => ({
          value: String(ml),
          label: formatVolume(ml, units),
        }))}
        value={'ml' in now ? String(now.ml) : undefined}
        onChoose={(ml) => amount.choose(Number(ml))}
      />
      <AmountBox
        label={t('Amount')}
        units={units}
        typed={typed.value}
        // Nobody is told off while typing, only after asking to save.
        trouble={refused > 0 && 'trouble' in now ? now.trouble : undefined}
        onType={(text) => (typed.value = text)}
        box={box}
      />
    </>
  );
};
