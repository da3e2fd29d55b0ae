import { useSignal } from '@preact/signals';
import { t } from '../../foundation/locale.ts';
import { Field } from '../../parts/fields.tsx';
import { focusHere, useFocusAfter } from '../../parts/focus.ts';

const LONGEST = 80;

interface FormProps {
  /** What stands in the field at first. */
  first: string;
  submit: string;
  /** False when it could not be saved; what was typed stays then. */
  onWords: (words: string) => Promise<boolean>;
  onClose: () => void;
}

/** The words may be read on the lock screen, so the person chooses them. */
const Form = ({ first, submit, onWords, onClose }: FormProps) => {
  const words = useSignal(first);
  const isMissing = useSignal(false);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const said = words.value.trim();
    isMissing.value = said === '';
    if (!isMissing.value && (said === first || (await onWords(said)))) onClose();
  };
  return (
    <form class="card stack" noValidate onSubmit={(event) => void save(event)}>
      <Field
        label={t('What it says')}
        hint={t('This may stand on your lock screen, where others can read it.')}
        error={isMissing.value ? t('Enter a few words.') : undefined}
      >
        {(ids) => (
          <input
            {...ids}
            ref={focusHere}
            class="field__input"
            required
            maxLength={LONGEST}
            value={words.value}
            onInput={(event) => (words.value = event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="row">
        <button type="submit" class="button button--strong">
          {submit}
        </button>
        <button type="button" class="button button--quiet" onClick={onClose}>
          {t('Cancel')}
        </button>
      </div>
    </form>
  );
};

interface Props extends Omit<FormProps, 'onClose'> {
  opener: string;
  look: string;
}

/** A button that opens the form in its place; reading goes on there once the form is closed. */
export const Wording = ({ opener, look, ...form }: Props) => {
  const open = useSignal(false);
  const closed = useSignal(0);
  const button = useFocusAfter<HTMLButtonElement>(closed.value);
  const close = (): void => {
    open.value = false;
    closed.value += 1;
  };
  if (open.value) return <Form {...form} onClose={close} />;
  return (
    <button type="button" class={`button ${look}`} ref={button} onClick={() => (open.value = true)}>
      {opener}
    </button>
  );
};
