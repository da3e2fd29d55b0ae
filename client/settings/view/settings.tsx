import { SavedLine } from '../../parts/saved-line.tsx';
import { WhoYouAre } from './describes.tsx';
import { Health } from './health.tsx';
import { Measures } from './measures.tsx';
import type { SettingsParts } from './parts.ts';
import { Phone } from './phone.tsx';
import { Emergency, Look, Nights } from './rest.tsx';
import { VoiceSection } from './voice.tsx';

/** Everything a person tells once. Each choice is saved as it is made. */
export const Settings = ({ parts }: { parts: SettingsParts }) => {
  const profile = parts.profile.value;
  if (!profile) return null;
  const section = { parts, profile };
  return (
    <div class="stack">
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
