import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { formatDate, t } from '../../foundation/locale.ts';
import type { ChangeOf, Kind } from '../../foundation/records.ts';
import { DrinkForm } from '../../parts/drink-form.tsx';
import { Choice, TimeField } from '../../parts/fields.tsx';
import { lastNight } from '../../parts/logic/daylight.ts';
import { measuresOf } from '../../parts/logic/volume.ts';
import { SavedLine } from '../../parts/saved-line.tsx';
import { answerOn, middleOf, type NightAnswer } from '../logic/nights.ts';
import { CrampForm } from './cramp-form.tsx';
import type { DiaryParts } from './parts.ts';
import { SessionForm } from './session-form.tsx';

const kinds = () => [
  { value: 'cramp', label: t('A cramp') },
  { value: 'drink', label: t('A drink') },
  { value: 'session', label: t('A routine') },
  { value: 'night', label: t('A night without cramps') },
];

type Known = Parameters<typeof answerOn>[1];
type Add = <K extends Kind>(kind: K, fields: ChangeOf<K>) => void;

/** Why this night cannot be one without cramps; undefined when it can. */
const whyNot = (
  date: string,
  last: string,
  answerOn: NightProps['answerOn'],
): string | undefined => {
  if (date === '' || date > last) return t('Choose a night that is over.');
  switch (answerOn(date)) {
    case 'some':
      return t('A cramp is noted in this night. If that is wrong, change it in the diary.');
    case 'none':
      return t('This night is noted already as one without cramps.');
    default:
      return undefined;
  }
};

interface NightProps {
  last: string;
  answerOn: (date: string) => NightAnswer;
  onSave: (date: string) => void;
}

const NightForm = ({ last, answerOn, onSave }: NightProps) => {
  const date = useSignal(last);
  const wrong = whyNot(date.value, last, answerOn);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!wrong) onSave(date.value);
  };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <TimeField
        type="date"
        label={t('The evening it began')}
        hint={t('The night from Friday to Saturday is Friday’s.')}
        value={date.value}
        onChange={(field) => (date.value = field)}
        error={wrong}
      />
      <button type="submit" class="button button--primary">
        {wrong ? t('Save') : t('No cramp in the night of {date}', { date: formatDate(date.value) })}
      </button>
    </form>
  );
};

interface FormProps {
  parts: DiaryParts;
  kind: string;
  known: Known;
  add: Add;
}

const lastOf = ({ clock, minute }: DiaryParts): string =>
  lastNight({ ms: minute.value, offset: clock.offset(minute.value) });

const Form = ({ parts, kind, known, add }: FormProps) => {
  switch (kind) {
    case 'drink':
      return (
        <DrinkForm
          {...measuresOf(parts.profile.value)}
          clock={parts.clock}
          onSave={(fields) => add('drink', fields)}
        />
      );
    case 'session':
      return (
        <SessionForm
          before={{}}
          titles={parts.titles}
          clock={parts.clock}
          saveLabel={t('Add this routine')}
          onSave={(fields) => add('session', fields)}
        />
      );
    case 'night':
      return (
        <NightForm
          last={lastOf(parts)}
          answerOn={(date) => answerOn(date, known)}
          onSave={(date) => add('night', { date, cramps: 'none' })}
        />
      );
    default:
      return (
        <CrampForm
          before={{}}
          clock={parts.clock}
          guess={parts.isOfLastNight ? middleOf(lastOf(parts)) : undefined}
          saveLabel={t('Add this cramp')}
          onSave={(fields) => add('cramp', fields)}
        />
      );
  }
};

/** Adds something that is over: a cramp, a drink, a routine, a quiet night. */
export const NewEntry = ({ parts }: { parts: DiaryParts }) => {
  const kind = useSignal('cramp');
  const saved = useSignal(0);
  const end = useRef<HTMLDivElement>(null);
  // What was saved is told below the button: where that is out of sight it would lie over it.
  useEffect(() => {
    if (saved.value > 0) end.current?.scrollIntoView({ block: 'nearest' });
  }, [saved.value]);
  const add: Add = async (of, fields) => {
    if (await parts.edits.add(of, fields)) saved.value += 1;
  };
  const [cramps, nights] = [parts.cramps.value, parts.nights.value];
  if (!parts.profile.value || !cramps || !nights) return null;
  return (
    <>
      <a href={parts.url('/diary')}>{t('All nights')}</a>
      <Choice
        legend={t('What do you want to add?')}
        options={kinds()}
        value={kind.value}
        onChoose={(chosen) => (kind.value = chosen)}
      />
      {/* What was said of the last entry is no answer to a refusal of this one. */}
      <div onSubmitCapture={() => parts.saver.forget()}>
        <Form
          key={`${kind.value}-${saved.value}`}
          parts={parts}
          kind={kind.value}
          known={{ cramps, nights }}
          add={add}
        />
      </div>
      <SavedLine saver={parts.saver} exportUrl={parts.url('/account')} gone={saved.value} />
      <div ref={end} />
    </>
  );
};
