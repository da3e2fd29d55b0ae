import { type Signal, useSignal, useSignalEffect } from '@preact/signals';
import { t } from '../../foundation/locale.ts';
import type { StoredRecord } from '../../foundation/records.ts';
import { DrinkForm } from '../../parts/drink-form.tsx';
import { adds } from '../../parts/logic/drinks.ts';
import { timeThere } from '../../parts/logic/elsewhere.ts';
import { formatVolume, type Units } from '../../parts/logic/volume.ts';
import { beverageName } from '../../parts/words.ts';
import type { WaterParts } from './parts.ts';

interface Props {
  parts: WaterParts;
  drinks: readonly StoredRecord<'drink'>[];
  units: Units;
  glassMl: number;
}

/** Whether a form is open, told to the page. */
const useForm = ({ forms, saver }: WaterParts): Signal<boolean> => {
  const open = useSignal(false);
  useSignalEffect(() => {
    if (!open.value) return;
    saver.forget();
    forms.value = forms.peek() + 1;
    return () => {
      forms.value = forms.peek() - 1;
    };
  });
  return open;
};

interface LineProps {
  parts: WaterParts;
  drink: StoredRecord<'drink'>;
  units: Units;
  open: Signal<boolean>;
}

const DrinkLine = ({ parts, drink, units, open }: LineProps) => {
  const { at, ml, beverage } = drink.fields;
  const named = {
    amount: formatVolume(ml, units),
    drink: beverageName(beverage),
    time: timeThere(at, parts.clock),
  };
  return (
    <div class="drink__line">
      <span class="drink__what">
        <span class="list__title">{named.amount}</span>
        <span class="list__detail">
          {named.time} · {named.drink}
          {!adds(drink.fields) && ` · ${t('not counted')}`}
        </span>
      </span>
      <button
        type="button"
        class="text-button"
        aria-expanded={open.value}
        aria-label={t('Change {amount} {drink} at {time}', named)}
        onClick={() => (open.value = !open.value)}
      >
        {t('Change')}
      </button>
      <button
        type="button"
        class="text-button"
        aria-label={t('Delete {amount} {drink} at {time}', named)}
        onClick={() => void parts.edits.remove(drink)}
      >
        {t('Delete')}
      </button>
    </div>
  );
};

const Row = ({
  parts,
  drink,
  units,
  glassMl,
}: Omit<Props, 'drinks'> & { drink: StoredRecord<'drink'> }) => {
  const open = useForm(parts);
  return (
    <li class="drink" onSubmitCapture={() => parts.saver.forget()}>
      <DrinkLine parts={parts} drink={drink} units={units} open={open} />
      {open.value && (
        <DrinkForm
          units={units}
          clock={parts.clock}
          before={drink.fields}
          glassMl={glassMl}
          onCancel={() => (open.value = false)}
          onSave={async (fields) => {
            if (await parts.edits.change(drink, fields)) open.value = false;
          }}
        />
      )}
    </li>
  );
};

/** Today's drinks, newest first, each to change or delete. */
export const Drinks = ({ drinks, ...rest }: Props) => (
  <section aria-labelledby="drinks">
    <h2 id="drinks">{t('Today’s drinks')}</h2>
    {drinks.length === 0 ? (
      <p class="muted">{t('Nothing noted yet today. One tap below adds your glass.')}</p>
    ) : (
      <ul class="list">
        {drinks.map((drink) => (
          <Row key={drink.id} drink={drink} {...rest} />
        ))}
      </ul>
    )}
  </section>
);

/** Another amount, another drink, another time: yesterday's last glass too. */
export const OtherDrink = ({ parts, units, glassMl }: Omit<Props, 'drinks'>) => {
  const open = useForm(parts);
  return open.value ? (
    <section class="card" aria-labelledby="other" onSubmitCapture={() => parts.saver.forget()}>
      <h2 id="other">{t('Another drink')}</h2>
      <DrinkForm
        units={units}
        clock={parts.clock}
        glassMl={glassMl}
        onCancel={() => (open.value = false)}
        onSave={async (fields) => {
          if (await parts.edits.add('drink', fields)) open.value = false;
        }}
      />
    </section>
  ) : (
    <button type="button" class="button button--wide" onClick={() => (open.value = true)}>
      {t('Another amount, drink or time')}
    </button>
  );
};
