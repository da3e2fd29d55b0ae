import { useSignal } from '@preact/signals';
import { t } from '../../foundation/locale.ts';
import { Screen } from './screen.tsx';

interface Row {
  readonly id: string;
  readonly text: string;
}

interface Props {
  /** How far this is, in words. */
  progress: string;
  question: string;
  hint?: string | undefined;
  rows: readonly Row[];
  several: boolean;
  /** An answer has to be chosen before it goes on. */
  required?: boolean;
  ticked: readonly string[];
  onDone: (ticked: string[]) => void;
  onBack: () => void;
}

const labelOf = (several: boolean, none: boolean): string => {
  if (!none) return t('Go on');
  return several ? t('None of these') : t('None of these fits');
};

/** The second tap of a double one would fall on the next question, which is there by then. */
const onlyOnce = (event: MouseEvent): void => {
  if (event.detail > 1) event.preventDefault();
};

interface TicksProps extends Pick<Props, 'question' | 'rows' | 'several' | 'required'> {
  ticked: readonly string[];
  onTick: (ticked: readonly string[]) => void;
}

const Ticks = ({ question, rows, several, required, ticked, onTick }: TicksProps) => {
  const toggle = (id: string, on: boolean): void => {
    const others = several ? ticked.filter((one) => one !== id) : [];
    onTick(on ? [...others, id] : others);
  };
  return (
    <fieldset class="ticks">
      <legend class="visually-hidden">{question}</legend>
      {rows.map(({ id, text }) => (
        <label class="tick" key={id}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name="answer"
            value={id}
            required={required}
            checked={ticked.includes(id)}
            onChange={(event) => toggle(id, event.currentTarget.checked)}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
};

/** One question with its answers under each other, each a target as wide as the screen. */
export const Question = ({ rows, several, required = false, onDone, onBack, ...told }: Props) => {
  const ticked = useSignal<readonly string[]>(told.ticked);
  const none = ticked.value.length === 0;
  const isMissing = useSignal(false);
  const submit = (event: Event): void => {
    event.preventDefault();
    isMissing.value = required && none;
    if (!isMissing.value) onDone([...ticked.value]);
  };
  return (
    <Screen title={told.question} above={told.progress} onBack={onBack}>
      <form class="stack check__form" noValidate onSubmit={submit} onClickCapture={onlyOnce}>
        {told.hint && <p class="muted">{told.hint}</p>}
        <Ticks
          {...{ question: told.question, rows, several, required }}
          ticked={ticked.value}
          onTick={(chosen) => {
            ticked.value = chosen;
          }}
        />
        {isMissing.value && none && (
          <p class="field__error" role="alert">
            {t('Choose one first.')}
          </p>
        )}
        <div class="action">
          <button type="submit" class="button button--primary">
            {required ? t('Go on') : labelOf(several, none)}
          </button>
        </div>
      </form>
    </Screen>
  );
};
