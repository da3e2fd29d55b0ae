import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { t } from '../../foundation/locale.ts';
import { Field } from '../../parts/fields.tsx';
import { focusHere, useFocusAfter } from '../../parts/focus.ts';
import { isOn, ownReminders, type StoredReminder } from '../logic/kinds.ts';
import { isSilenced, nextOf } from '../logic/plan.ts';
import type { RemindersParts } from './parts.ts';
import { ChangeReminder, SaidHere, SwitchRow } from './reminder.tsx';
import type { Said } from './turning.ts';
import { nameIfOffered, nextText } from './words.ts';

const LONGEST = 80;

interface OneProps {
  reminder: StoredReminder;
  parts: RemindersParts;
  said: ReadonlySignal<Said | undefined>;
  onSwitch: (reminder: StoredReminder, on: boolean) => void;
}

/** By its own words; a second one of an offered kind by the name of that. */
const nameHere = ({ what, title }: StoredReminder['fields']): string =>
  nameIfOffered(what) ?? (title || t('A reminder'));

/** Who is not offered to be nudged to drink cannot switch on a second one either. */
const isClosed = ({ what }: StoredReminder['fields'], { drinking }: RemindersParts): boolean =>
  what === 'hydration' && drinking.value !== 'open';

const One = ({ reminder, parts, said, onSwitch }: OneProps) => {
  const id = useId();
  const known = parts.known.value;
  const on = isOn(reminder);
  if (!known) return null;
  return (
    <section class="card stack stack--tight" aria-labelledby={id}>
      <SwitchRow
        id={id}
        name={nameHere(reminder.fields)}
        on={on}
        disabled={!on && isClosed(reminder.fields, parts)}
        onSwitch={(to) => onSwitch(reminder, to)}
      />
      <SaidHere said={said} id={reminder.id} />
      {on && (
        <p>{nextText(nextOf(reminder, known, parts.minute.value), isSilenced(reminder, known))}</p>
      )}
      <ChangeReminder reminder={reminder} schedule={reminder.fields.schedule} parts={parts} />
    </section>
  );
};

interface Props {
  parts: RemindersParts;
  said: ReadonlySignal<Said | undefined>;
  onSwitch: (reminder: StoredReminder, on: boolean) => void;
  onMake: (title: string) => Promise<boolean>;
}

interface MakeProps {
  /** False when it could not be saved; what was typed stays then. */
  onMake: (title: string) => Promise<boolean>;
  onClose: () => void;
}

/** Names a new one; the words may be read on the lock screen, so the person chooses them. */
const Make = ({ onMake, onClose }: MakeProps) => {
  const title = useSignal('');
  const isMissing = useSignal(false);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const words = title.value.trim();
    isMissing.value = words === '';
    if (!isMissing.value && (await onMake(words))) onClose();
  };
  return (
    <form class="card stack" noValidate onSubmit={(event) => void submit(event)}>
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
            value={title.value}
            onInput={(event) => (title.value = event.currentTarget.value)}
          />
        )}
      </Field>
      <SaveOrNot onClose={onClose} />
    </form>
  );
};

const SaveOrNot = ({ onClose }: Pick<MakeProps, 'onClose'>) => (
  <div class="row">
    <button type="submit" class="button button--strong">
      {t('Add it')}
    </button>
    <button type="button" class="button button--quiet" onClick={onClose}>
      {t('Cancel')}
    </button>
  </div>
);

const New = ({ onMake }: Pick<Props, 'onMake'>) => {
  const open = useSignal(false);
  const closed = useSignal(0);
  const opener = useFocusAfter<HTMLButtonElement>(closed.value);
  const close = (): void => {
    open.value = false;
    closed.value += 1;
  };
  if (open.value) return <Make onMake={onMake} onClose={close} />;
  return (
    <button
      type="button"
      class="button button--wide"
      ref={opener}
      onClick={() => (open.value = true)}
    >
      {t('Add a reminder of your own')}
    </button>
  );
};

/** Reminders that the person has made up, and whichever stands beside another one of its kind. */
export const OwnReminders = ({ onMake, ...rest }: Props) => (
  <>
    {ownReminders(rest.parts.reminders.value ?? []).map((reminder) => (
      <One key={reminder.id} reminder={reminder} {...rest} />
    ))}
    <New onMake={onMake} />
  </>
);
