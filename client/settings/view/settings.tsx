import { t } from '../../foundation/locale.ts';
import { SavedLine } from '../../parts/saved-line.tsx';
import { WhoYouAre } from './describes.tsx';
import { Health } from './health.tsx';
import { Measures } from './measures.tsx';
import type { SettingsParts } from './parts.ts';
import { Phone } from './phone.tsx';
import { Emergency, Look, Nights } from './rest.tsx';
import { VoiceSection } from './voice.tsx';

const SECTIONS: readonly (readonly [string, () => string])[] = [
  ['describes', () => t('About you')],
  ['health', () => t('Health questions')],
  ['voice', () => t('Sound in a routine')],
  ['emergency', () => t('Emergency number')],
  ['measures', () => t('Drinks')],
  ['nights', () => t('Your day')],
  ['look', () => t('Look')],
  ['phone', () => t('On this phone')],
];

/** The page is several screens long: whoever comes for one thing is there with one tap. */
const Index = () => (
  <nav aria-label={t('On this page')}>
    <ul class="index">
      {SECTIONS.map(([id, name]) => (
        <li key={id}>
          <a href={`#${id}`}>{name()}</a>
        </li>
      ))}
    </ul>
  </nav>
);

/** Everything a person tells once. Each choice is saved as it is made. */
export const Settings = ({ parts }: { parts: SettingsParts }) => {
  const profile = parts.profile.value;
  if (!profile) return null;
  const section = { parts, profile };
  return (
    <div class="stack">
      <Index />
      <WhoYouAre {...section} />
      <Health {...section} />
      <VoiceSection {...section} />
      <Emergency {...section} />
      <Measures {...section} />
      <Nights {...section} />
      <Look {...section} />
      <Phone parts={parts} />
      <SavedLine saver={parts.saver} exportUrl={parts.exportUrl} />
    </div>
  );
};
