import { useSignal } from '@preact/signals';
import { t } from '../../foundation/locale.ts';
import { AmountField } from '../../parts/amount.tsx';
import { Choice } from '../../parts/fields.tsx';
import { amountsFor, formatVolume, measuresOf, unitsOf } from '../../parts/logic/volume.ts';
import { unitOptions } from '../../parts/words.ts';
import type { SectionProps } from './parts.ts';

/** The glass behind the button on Water. */
const Glass = ({ parts, profile }: SectionProps) => {
  const { units: chosen, glassMl: glass } = measuresOf(profile);
  const other = useSignal(false);
  const offered = amountsFor(chosen);
  const options = [
    ...offered.map((ml) => ({ value: String(ml), label: formatVolume(ml, chosen) })),
    { value: 'other', label: t('Another size') },
  ];
  const shown = other.value || !offered.includes(glass) ? 'other' : String(glass);
  return (
    <>
      <Choice
        legend={t('Your glass')}
        hint={t('What one tap on Water adds.')}
        options={options}
        value={shown}
        onChoose={(value) => {
          other.value = value === 'other';
          if (value !== 'other') void parts.change({ glass_ml: Number(value) });
        }}
      />
      {shown === 'other' && (
        <AmountField
          label={t('Size of your glass')}
          units={chosen}
          ml={glass}
          onChange={(ml) => void parts.change({ glass_ml: ml })}
        />
      )}
    </>
  );
};

export const Measures = ({ parts, profile }: SectionProps) => (
  <section class="card" aria-labelledby="measures">
    <h2 id="measures">{t('Drinks')}</h2>
    <Choice
      legend={t('Units')}
      options={unitOptions()}
      value={unitsOf(profile.units)}
      onChoose={(value) => void parts.change({ units: value })}
    />
    <Glass parts={parts} profile={profile} />
    <a href={parts.waterUrl}>{t('Goal or limit for the day')}</a>
  </section>
);
