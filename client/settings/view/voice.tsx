import { type Signal, useSignal } from '@preact/signals';
import { t } from '../../foundation/locale.ts';
import { Choice } from '../../parts/fields.tsx';
import { voiceOptions } from '../../parts/words.ts';
import type { SectionProps } from './parts.ts';

const Answer = ({ heard }: { heard: boolean }) =>
  heard ? (
    <p>{t('Good. It will sound like this at night.')}</p>
  ) : (
    <div class="stack stack--tight">
      <p>{t('Try these, then play it again:')}</p>
      <ul>
        <li>{t('Turn up the volume while it plays.')}</li>
        <li>{t('On an iPhone, look at the silent switch on its side.')}</li>
        <li>{t('See whether headphones or a speaker are connected.')}</li>
      </ul>
      <p>{t('Without sound, a routine still shows every step on the screen.')}</p>
    </div>
  );

type Asked = 'no' | 'played' | 'no-sound' | 'heard' | 'unheard';

/** What follows a try: the question, then what the answer calls for. */
const Heard = ({ asked }: { asked: Signal<Asked> }) => {
  switch (asked.value) {
    case 'no':
      return null;
    case 'played':
      return (
        <>
          <p>{t('Did you hear it?')}</p>
          <div class="row">
            <button type="button" class="button" onClick={() => (asked.value = 'heard')}>
              {t('Yes')}
            </button>
            <button type="button" class="button" onClick={() => (asked.value = 'unheard')}>
              {t('No')}
            </button>
          </div>
        </>
      );
    case 'no-sound':
      return (
        <p>{t('The sound could not be played here. Routines show every step on the screen.')}</p>
      );
    default:
      return <Answer heard={asked.value === 'heard'} />;
  }
};

/** How routines speak, and a try by day so that the night brings no surprise. */
export const VoiceSection = ({ parts, profile }: SectionProps) => {
  const mode = profile.voice?.mode ?? 'voice';
  const asked = useSignal<Asked>('no');
  const play = async (): Promise<void> => {
    asked.value = await parts.soundCheck(mode);
  };
  return (
    <section class="card" aria-labelledby="voice">
      <h2 id="voice">{t('Sound in a routine')}</h2>
      <Choice
        legend={t('How it speaks')}
        options={voiceOptions()}
        value={mode}
        onChoose={(chosen) => {
          asked.value = 'no';
          void parts.change({ voice: { mode: chosen } });
        }}
      />
      {mode !== 'silent' && (
        <button type="button" class="button" onClick={() => void play()}>
          {asked.value === 'no' ? t('Try the sound') : t('Play it again')}
        </button>
      )}
      <div role="status" class="stack stack--tight">
        <Heard asked={asked} />
      </div>
    </section>
  );
};
