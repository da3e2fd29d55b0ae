import { useSignal } from '@preact/signals';
import { LONGEST_NUMBER } from '../../contract/wire.ts';
import { t } from '../../foundation/locale.ts';
import { Choice, Field, TimeField } from '../../parts/fields.tsx';
import { clockTime, dialled } from '../logic/times.ts';
import type { SectionProps } from './parts.ts';

/** The number that the ten-minute screen and the emergency signs dial. */
export const Emergency = ({ parts, profile }: SectionProps) => {
  // What is no number stays in the field, to be mended there.
  const wrong = useSignal<string | undefined>(undefined);
  const take = (typed: string): void => {
    const number = dialled(typed);
    wrong.value = typed.trim() !== '' && number === '' ? typed : undefined;
    if (wrong.value === undefined) void parts.change({ emergency_number: number || null });
  };
  return (
    <section class="card" aria-labelledby="emergency">
      <h2 id="emergency">{t('Emergency number')}</h2>
      <Field
        label={t('Number to call')}
        hint={t('Without one, the app offers 112, or your local number.')}
        error={wrong.value !== undefined ? t('Enter a telephone number.') : undefined}
      >
        {(ids) => (
          <input
            {...ids}
            class="field__input"
            type="tel"
            autocomplete="off"
            maxLength={LONGEST_NUMBER}
            placeholder="112"
            value={wrong.value ?? profile.emergency_number ?? ''}
            onChange={(event) => take(event.currentTarget.value)}
          />
        )}
      </Field>
    </section>
  );
};

/** When the day begins and ends: drinks are spread over it, and nothing rings outside. */
export const Nights = ({ parts, profile }: SectionProps) => {
  const take = (field: 'wake' | 'bedtime') => (typed: string) =>
    void parts.change({ [field]: clockTime(typed) ?? null });
  return (
    <section class="card" aria-labelledby="nights">
      <h2 id="nights">{t('Your day')}</h2>
      <TimeField
        type="time"
        label={t('You get up at')}
        value={profile.wake ?? ''}
        onChange={take('wake')}
      />
      <TimeField
        type="time"
        label={t('You go to bed at')}
        value={profile.bedtime ?? ''}
        onChange={take('bedtime')}
      />
    </section>
  );
};

const themes = () => [
  { value: 'auto', label: t('By the time of day') },
  { value: 'dark', label: t('Always dark') },
  { value: 'day', label: t('Always light') },
];

/** Dark or light; a routine at night is dark always. It stays with the phone: each stands in a light
 * of its own, and no page can ask the records before it is painted. */
export const Look = ({ parts }: SectionProps) => {
  const chosen = useSignal(parts.theme.stored());
  return (
    <section class="card" aria-labelledby="look">
      <h2 id="look">{t('Look')}</h2>
      <Choice
        legend={t('Dark or light')}
        hint={t('Only on this phone. A running routine is always dark.')}
        options={themes()}
        value={chosen.value}
        onChoose={(value) => {
          chosen.value = value;
          parts.theme.apply(value);
        }}
      />
    </section>
  );
};
