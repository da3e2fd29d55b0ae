import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../foundation/locale.ts';
import type { Option } from './words.ts';

interface ChipProps {
  type: 'radio' | 'checkbox';
  option: Option;
  checked: boolean;
  onChange: (checked: boolean) => void;
  name?: string;
}

const Chip = ({ option, onChange, ...input }: ChipProps) => (
  <label class="chip">
    <input
      {...input}
      class="chip__input"
      value={option.value}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
    <span>{option.label}</span>
  </label>
);

interface GroupProps {
  legend: string;
  hint?: string | undefined;
  class?: string | undefined;
  chips: ComponentChildren;
  children?: ComponentChildren;
}

const Group = ({ legend, hint, chips, children, ...rest }: GroupProps) => (
  <fieldset class={rest.class ? `field ${rest.class}` : 'field'}>
    <legend class="field__label">{legend}</legend>
    {hint && <p class="field__hint">{hint}</p>}
    <div class="chips">{chips}</div>
    {children}
  </fieldset>
);

interface ChoiceProps {
  legend: string;
  options: readonly Option[];
  value: string | undefined;
  onChoose: (value: string) => void;
  /** Offers to take an answer back. */
  onClear?: () => void;
  hint?: string;
  class?: string;
}

/** One of several words, one tap each. */
export const Choice = ({ options, value, onChoose, onClear, ...group }: ChoiceProps) => {
  const name = useId();
  const chips = options.map((option) => (
    <Chip
      key={option.value}
      type="radio"
      name={name}
      option={option}
      checked={option.value === value}
      onChange={() => onChoose(option.value)}
    />
  ));
  return (
    <Group {...group} chips={chips}>
      {onClear && value !== undefined && (
        <button type="button" class="text-button field__clear" onClick={onClear}>
          {t('Take this answer back')}
        </button>
      )}
    </Group>
  );
};

interface SeveralProps {
  legend: string;
  options: readonly Option[];
  values: readonly string[];
  onChange: (values: string[]) => void;
  hint?: string;
}

/** Any of several words. Words that this build does not know stay chosen, unseen. */
export const Several = ({ options, values, onChange, ...group }: SeveralProps) => {
  const toggle = (value: string, on: boolean): void =>
    onChange(on ? [...values, value] : values.filter((other) => other !== value));
  const chips = options.map((option) => (
    <Chip
      key={option.value}
      type="checkbox"
      option={option}
      checked={values.includes(option.value)}
      onChange={(on) => toggle(option.value, on)}
    />
  ));
  return <Group {...group} chips={chips} />;
};

const TEN: readonly Option[] = Array.from({ length: 11 }, (_, n) => ({
  value: String(n),
  label: String(n),
}));

interface ScaleProps {
  legend: string;
  /** What 0 and 10 mean. */
  hint: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}

/** 0 to 10, or nothing said. */
export const Scale = ({ legend, hint, value, onChange }: ScaleProps) => (
  <Choice
    legend={legend}
    hint={hint}
    options={TEN}
    value={value === undefined ? undefined : String(value)}
    onChoose={(chosen) => onChange(Number(chosen))}
    onClear={() => onChange(undefined)}
    class="scale"
  />
);

interface FieldProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  children: (ids: {
    id: string;
    'aria-describedby'?: string;
    'aria-invalid'?: true;
  }) => ComponentChildren;
}

/** A label, a control and the sentences that belong to it. */
export const Field = ({ label, hint, error, children }: FieldProps) => {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
      </label>
      {hint && (
        <p class="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
      {error && (
        <p class="field__error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
};

interface TimeProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** A field that was changed has been left: what stands in it is meant. */
  onLeave?: (() => void) | undefined;
  type?: 'datetime-local' | 'time' | 'date';
  hint?: string | undefined;
  error?: string | undefined;
}

/** Date, time or both, as the phone's own picker gives them. Typed by key, every key is a change:
 * until the field is left it shows what stands in it, whatever became of the steps on the way. */
export const TimeField = ({
  label,
  value,
  onChange,
  onLeave,
  type = 'datetime-local',
  hint,
  error,
}: TimeProps) => {
  const typed = useSignal<string | undefined>(undefined);
  const leave = (): void => {
    if (typed.value === undefined) return;
    typed.value = undefined;
    onLeave?.();
  };
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <input
          {...ids}
          class="field__input"
          type={type}
          value={typed.value ?? value}
          onChange={(event) => {
            typed.value = event.currentTarget.value;
            onChange(typed.value);
          }}
          onBlur={leave}
        />
      )}
    </Field>
  );
};

interface NoteProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

export const NoteField = ({ label, value, onChange }: NoteProps) => (
  <Field label={label}>
    {(ids) => (
      <textarea
        {...ids}
        class="field__input"
        rows={3}
        maxLength={1500}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    )}
  </Field>
);
