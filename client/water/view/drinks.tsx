import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { t } from '../../foundation/locale.ts';
import type { StoredRecord } from '../../foundation/records.ts';
import { DrinkForm } from '../../parts/drink-form.tsx';
import { focusHere, useFocusAfter } from '../../parts/focus.ts';
import { adds } from '../../parts/logic/drinks.ts';
import { timeThere } from '../../parts/logic/elsewhere.ts';
import { formatVolume, type Units } from '../../parts/logic/volume.ts';
import { oneTap } from '../../parts/one-tap.ts';
import { beverageName } from '../../parts/words.ts';
import type { WaterParts } from './parts.ts';

interface Props {
  parts: WaterParts;
  drinks: readonly StoredRecord<'drink'>[];
  units: Units;
  glassMl: number;
}

/** Whether a form is open, told to the page; and the button that opens it, where reading goes on
 * once it is closed. */
const useForm = ({ forms, saver }: WaterParts) => {
  const open = useSignal(false);
  const closed = useSignal(0);
  useSignalEffect(() => {
    if (!open.value) return;
    saver.forget();
    forms.value = forms.peek() + 1;
    return () => {
      forms.value = forms.peek() - 1;
      closed.value = closed.peek() + 1;
    };
  });
  return { open, opener: useFocusAfter<HTMLButtonElement>(closed.value) };
};

interface LineProps {
  parts: WaterParts;
  drink: StoredRecord<'drink'>;
  units: Units;
  form: ReturnType<typeof useForm>;
  onDelete: () => void;
}

const DrinkLine = ({ parts, drink, units, form: { open, opener }, onDelete }: LineProps) => {
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
        ref={opener}
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
        onClick={oneTap(onDelete)}
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
  onDelete,
}: Omit<Props, 'drinks'> & Pick<LineProps, 'drink' | 'onDelete'>) => {
  const form = useForm(parts);
  const { open } = form;
  // Compared with what was opened: a field that was changed elsewhere since, but not here, stays.
  const opened = useRef(drink);
  if (!open.value) opened.current = drink;
  return (
    <li class="drink" onSubmitCapture={() => parts.saver.forget()}>
      <DrinkLine parts={parts} drink={drink} units={units} form={form} onDelete={onDelete} />
      {open.value && (
        <DrinkForm
          units={units}
          clock={parts.clock}
          before={opened.current.fields}
          glassMl={glassMl}
          onCancel={() => (open.value = false)}
          onSave={async (fields) => {
            if (await parts.edits.change(opened.current, fields)) open.value = false;
          }}
        />
      )}
    </li>
  );
};

/** Where reading goes on when the drink is gone that was deleted here. */
const useDeleting = (drinks: Props['drinks']) => {
  const waiting = useRef<string | undefined>(undefined);
  const gone = useRef(0);
  if (waiting.current !== undefined && !drinks.some(({ id }) => id === waiting.current)) {
    waiting.current = undefined;
    gone.current += 1;
  }
  return { waiting, title: useFocusAfter<HTMLHeadingElement>(gone.current) };
};

/** Today's drinks, newest first, each to change or delete. */
export const Drinks = ({ drinks, ...rest }: Props) => {
  const { waiting, title } = useDeleting(drinks);
  const remove = (drink: StoredRecord<'drink'>): void => {
    waiting.current = drink.id;
    void rest.parts.edits.remove(drink);
  };
  return (
    <section class="stack stack--tight" aria-labelledby="drinks">
      <h2 id="drinks" tabIndex={-1} ref={title}>
        {t('Today’s drinks')}
      </h2>
      {drinks.length === 0 ? (
        <p class="muted">{t('Nothing noted yet today. One tap below adds your glass.')}</p>
      ) : (
        <ul class="list">
          {drinks.map((drink) => (
            <Row key={drink.id} drink={drink} onDelete={() => remove(drink)} {...rest} />
          ))}
        </ul>
      )}
    </section>
  );
};

/** Another amount, another drink, another time: yesterday's last glass too. */
export const OtherDrink = ({ parts, units, glassMl }: Omit<Props, 'drinks'>) => {
  const { open, opener } = useForm(parts);
  return open.value ? (
    <section class="card" aria-labelledby="other" onSubmitCapture={() => parts.saver.forget()}>
      <h2 id="other" tabIndex={-1} ref={focusHere}>
        {t('Another drink')}
      </h2>
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
    <button
      type="button"
      class="button button--wide"
      ref={opener}
      onClick={() => (open.value = true)}
    >
      {t('Another amount, drink or time')}
    </button>
  );
};
