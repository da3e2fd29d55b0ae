import { t } from '../../foundation/locale.ts';
import type { ChangeOf } from '../../foundation/records.ts';
import { Choice, NoteField, Scale, Several } from '../../parts/fields.tsx';
import {
  contextOptions,
  muscleOptions,
  reliefOptions,
  sideOptions,
  sorenessOptions,
} from '../../parts/words.ts';

interface Props {
  now: ChangeOf<'cramp'>;
  set: (change: ChangeOf<'cramp'>) => void;
}

/** How bad it was, and where. */
export const CrampFieldsView = ({ now, set }: Props) => (
  <>
    <Scale
      legend={t('How strong was the pain?')}
      hint={t('0 none, 10 the worst you can imagine')}
      value={now.intensity ?? undefined}
      onChange={(intensity) => set({ intensity: intensity ?? null })}
    />
    <Scale
      legend={t('How much did it disturb your sleep?')}
      hint={t('0 not at all, 10 no more sleep')}
      value={now.sleep_disturbance ?? undefined}
      onChange={(disturbance) => set({ sleep_disturbance: disturbance ?? null })}
    />
    <Choice
      legend={t('Which leg?')}
      options={sideOptions()}
      value={now.side ?? undefined}
      onChoose={(side) => set({ side })}
      onClear={() => set({ side: null })}
    />
    <Choice
      legend={t('Where?')}
      options={muscleOptions()}
      value={now.muscle ?? undefined}
      onChoose={(muscle) => set({ muscle })}
      onClear={() => set({ muscle: null })}
    />
  </>
);

/** What belongs to it, folded away until somebody has something to say. */
export const CrampMore = ({ now, set, open }: Props & { open: boolean }) => (
  <details class="disclosure" open={open}>
    <summary>{t('More about it')}</summary>
    <div class="stack stack--loose">
      <Several
        legend={t('What did you do while it lasted?')}
        hint={t('Most cramps end by themselves, so this is not what helped.')}
        options={reliefOptions()}
        values={now.relief ?? []}
        onChange={(relief) => set({ relief })}
      />
      <Choice
        legend={t('How long was it sore afterwards?')}
        options={sorenessOptions()}
        value={now.soreness ?? undefined}
        onChoose={(soreness) => set({ soreness })}
        onClear={() => set({ soreness: null })}
      />
      <Several
        legend={t('Did any of this come before it?')}
        options={contextOptions()}
        values={now.context ?? []}
        onChange={(context) => set({ context })}
      />
      <NoteField
        label={t('Note')}
        value={now.note ?? ''}
        onChange={(note) => set({ note: note === '' ? null : note })}
      />
    </div>
  </details>
);
