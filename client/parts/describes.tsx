import type { ProfileFields } from '../contract/wire.ts';
import { t } from '../foundation/locale.ts';
import { Several } from './fields.tsx';
import { afterChoice, OFFERED } from './logic/describes.ts';
import type { Option } from './words.ts';

const LABELS: Readonly<Record<string, () => string>> = {
  general: () => t('None of the others'),
  older: () => t('Over 60'),
  pregnant: () => t('Pregnant, or gave birth in the last six weeks'),
  athlete: () => t('Much sport or hard work'),
  lupus: () => t('Lupus'),
  diabetes: () => t('Diabetes'),
  kidney: () => t('Kidney disease or dialysis'),
  liver: () => t('Liver disease'),
  heart: () => t('Heart disease'),
  carer: () => t('I care for somebody'),
  clinician: () => t('I treat people'),
};

/** The name of a word that may be one of a newer build. */
export const describesName = (word: string): string | undefined => LABELS[word]?.();

/** What a choice changes, told where it is made. */
const EFFECTS: Readonly<Record<string, () => string>> = {
  older: () => t('You are asked about falls, and reminders to drink stay gentle.'),
  pregnant: () =>
    t(
      'Rubbing turns to light strokes, and you lie on your side. Change this six weeks after birth.',
    ),
  athlete: () => t('No goal for drinks: in sport thirst is the safer guide.'),
  lupus: () => t('You are asked about the cold before anything cold is offered.'),
  diabetes: () => t('You are asked what your feet feel before anything warm or cold is offered.'),
  kidney: () => t('No goal for drinks, and salty drinks are not offered.'),
  liver: () => t('No goal for drinks, and salty drinks are not offered.'),
  heart: () => t('No goal for drinks, and salty drinks are not offered.'),
  carer: () => t('Each routine for a cramp has lines for the one who helps.'),
  clinician: () => t('Cards on medicines open with the figures of the studies.'),
};

const options = (): Option[] =>
  OFFERED.map((value) => ({ value, label: LABELS[value]?.() ?? value }));

interface Props {
  profile: ProfileFields;
  onChange: (change: Required<Pick<ProfileFields, 'describes' | 'gates'>>) => void;
}

/** Who somebody is, as far as it matters for what is safe and how it is said. */
export const Describes = ({ profile, onChange }: Props) => {
  const chosen = profile.describes ?? [];
  const effects = new Set(chosen.flatMap((word) => EFFECTS[word]?.() ?? []));
  return (
    <div class="stack stack--tight">
      <Several
        legend={t('Which describes you?')}
        hint={t('Any that fit. It changes what is offered and what stays away.')}
        options={options()}
        values={chosen}
        onChange={(words) => onChange(afterChoice(profile, words))}
      />
      <ul class="stack stack--tight muted" aria-live="polite">
        {[...effects].map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
    </div>
  );
};
