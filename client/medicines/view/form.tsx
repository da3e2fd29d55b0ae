import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { MedicineFields } from '../../contract/wire.ts';
import { t } from '../../foundation/locale.ts';
import type { ChangeOf } from '../../foundation/records.ts';
import { Field, TimeField } from '../../parts/fields.tsx';

interface Props {
  before: Partial<MedicineFields>;
  onSave: (change: ChangeOf<'medicine'> & { name: string }) => void;
  onCancel: () => void;
}

interface TextProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  value: Signal<string>;
  isFirst?: boolean;
}

const TextField = ({ value, isFirst, ...field }: TextProps) => {
  const box = useRef<HTMLInputElement>(null);
  // The form may open far from the button that asked for it.
  useEffect(() => {
    if (isFirst) box.current?.focus();
  }, [isFirst]);
  return (
    <Field {...field}>
      {(ids) => (
        <input
          {...ids}
          ref={box}
          class="field__input"
          type="text"
          autocomplete="off"
          maxLength={200}
          value={value.value}
          onInput={(event) => (value.value = event.currentTarget.value)}
        />
      )}
    </Field>
  );
};

/** A medicine of the person's own: its name, and as much else as they like. */
export const MedicineForm = ({ before, onSave, onCancel }: Props) => {
  const name = useSignal(before.name ?? '');
  const dose = useSignal(before.dose ?? '');
  const since = useSignal(before.since ?? '');
  const until = useSignal(before.until ?? '');
  const isMissing = useSignal(false);
  const isBackwards = since.value !== '' && until.value !== '' && until.value < since.value;
  const submit = (event: Event): void => {
    event.preventDefault();
    isMissing.value = name.value.trim() === '';
    if (isMissing.value || isBackwards) return;
    onSave({
      name: name.value.trim(),
      dose: dose.value.trim() || null,
      since: since.value || null,
      until: until.value || null,
    });
  };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <TextField
        label={t('Name')}
        error={isMissing.value ? t('Enter a name.') : undefined}
        value={name}
        isFirst
      />
      <TextField
        label={t('How much and when')}
        hint={t('As on the box or your plan.')}
        value={dose}
      />
      <TimeField
        type="date"
        label={t('Taken since')}
        value={since.value}
        onChange={(day) => (since.value = day)}
      />
      <TimeField
        type="date"
        label={t('Taken until')}
        hint={t('Leave this empty while you take it.')}
        value={until.value}
        onChange={(day) => (until.value = day)}
        error={isBackwards ? t('This is before it began.') : undefined}
      />
      <div class="row">
        <button type="submit" class="button button--strong">
          {t('Save')}
        </button>
        <button type="button" class="button button--quiet" onClick={onCancel}>
          {t('Cancel')}
        </button>
      </div>
    </form>
  );
};
