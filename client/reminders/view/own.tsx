import type { ReadonlySignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { t } from '../../foundation/locale.ts';
import { isOn, ownReminders, type StoredReminder } from '../logic/kinds.ts';
import { comingOf } from '../logic/week.ts';
import type { RemindersParts } from './parts.ts';
import { ChangeReminder, SaidHere, SwitchRow } from './reminder.tsx';
import type { Said } from './turning.ts';
import { Wording } from './wording.tsx';
import { nameIfOffered, nextText } from './words.ts';

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
      {on && <p>{nextText(comingOf(reminder, known, parts.minute.value))}</p>}
      <ChangeReminder reminder={reminder} schedule={reminder.fields.schedule} parts={parts}>
        {nameIfOffered(reminder.fields.what) === undefined && (
          <Wording
            opener={t('Change what it says')}
            look="button--quiet"
            first={reminder.fields.title ?? ''}
            submit={t('Save the words')}
            onWords={async (title) => (await parts.save({ title }, reminder.id)) !== undefined}
          />
        )}
      </ChangeReminder>
    </section>
  );
};

interface Props {
  parts: RemindersParts;
  said: ReadonlySignal<Said | undefined>;
  onSwitch: (reminder: StoredReminder, on: boolean) => void;
  /** False when it could not be saved. */
  onMake: (title: string) => Promise<boolean>;
}

/** Reminders that the person has made up, and whichever stands beside another one of its kind. */
export const OwnReminders = ({ onMake, ...rest }: Props) => (
  <>
    {ownReminders(rest.parts.reminders.value ?? []).map((reminder) => (
      <One key={reminder.id} reminder={reminder} {...rest} />
    ))}
    <Wording
      opener={t('Add a reminder of your own')}
      look="button--wide"
      first=""
      submit={t('Add it')}
      onWords={onMake}
    />
  </>
);
