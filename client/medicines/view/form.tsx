import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { LONGEST_NAME, type MedicineFields } from '../../contract/wire.ts';
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
          maxLength={LONGEST_NAME}
          value={value.value}
          onInput={(event) => (value.value = event.currentTarget.value)}
        />
      )}
    </Field>
  );
};

const useDraft = (before: Partial<MedicineFields>) => ({
  name: useSignal(before.name ?? ''),
  dose: useSignal(before.dose ?? ''),
  since: useSignal(before.since ?? ''),
  until: useSignal(before.until ?? ''),
});

type Draft = ReturnType<typeof useDraft>;

/** Days are texts that sort by time; an empty one says nothing. */
const isBackwards = ({ since, until }: Draft): boolean =>
  since.value !== '' && until.value !== '' && until.value < since.value;

const Days = ({ draft }: { draft: Draft }) => (
  <>
    <TimeField
      type="date"
      label={t('Taken since')}
      value={draft.since.value}
      onChange={(day) => (draft.since.value = day)}
    />
    <TimeField
      type="date"
      label={t('Taken until')}
      hint={t('Leave this empty while you take it.')}
      value={draft.until.value}
      onChange={(day) => (draft.until.value = day)}
      error={isBackwards(draft) ? t('This is before it began.') : undefined}
    />
  </>
);

/** A medicine of the person's own: its name, and as much else as they like. */
export const MedicineForm = ({ before, onSave, onCancel }: Props) => {
  const draft = useDraft(before);
  const isMissing = useSignal(false);
  const submit = (event: Event): void => {
    event.preventDefault();
    const name = draft.name.value.trim();
    isMissing.value = name === '';
    if (isMissing.value || isBackwards(draft)) return;
    onSave({
      name,
      dose: draft.dose.value.trim() || null,
      since: draft.since.value || null,
      until: draft.until.value || null,
    });
  };
  const error = isMissing.value ? t('Enter a name.') : undefined;
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <TextField label={t('Name')} error={error} value={draft.name} isFirst />
      <TextField
        label={t('How much and when')}
        hint={t('As on the box or your plan.')}
        value={draft.dose}
      />
      <Days draft={draft} />
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
