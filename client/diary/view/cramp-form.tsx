import { useSignal } from '@preact/signals';
import type { CrampFields } from '../../contract/wire.ts';
import { type Clock, isoNow } from '../../foundation/clock.ts';
import { t } from '../../foundation/locale.ts';
import type { ChangeOf } from '../../foundation/records.ts';
import { Choice, NoteField, Scale, Several, TimeField } from '../../parts/fields.tsx';
import { changedTime, toField } from '../../parts/logic/wall.ts';
import {
  contextOptions,
  muscleOptions,
  reliefOptions,
  sideOptions,
  sorenessOptions,
} from '../../parts/words.ts';
import { type TimeTrouble, timeTrouble } from '../logic/cramp.ts';
import { timeTroubleText } from './words.ts';

interface Props {
  before: Partial<CrampFields>;
  clock: Clock;
  saveLabel: string;
  onSave: (change: ChangeOf<'cramp'> & { started_at: string }) => void;
}

/** The four fields of every study first, then where, then what belongs to it. */
export const CrampForm = ({ before, clock, saveLabel, onSave }: Props) => {
  const draft = useSignal<ChangeOf<'cramp'>>({});
  const begun = useSignal(toField(before.started_at ?? isoNow(clock)));
  const ended = useSignal(toField(before.ended_at));
  const trouble = useSignal<TimeTrouble | undefined>(undefined);
  const set = (change: ChangeOf<'cramp'>): void => {
    draft.value = { ...draft.value, ...change };
  };
  const now = { ...before, ...draft.value };
  const submit = (event: Event): void => {
    event.preventDefault();
    const started_at = changedTime(begun.value, before.started_at, clock);
    const ended_at = changedTime(ended.value, before.ended_at, clock);
    trouble.value = timeTrouble({ started_at, ended_at }, clock.now());
    if (trouble.value || !started_at) return;
    onSave({ ...draft.value, started_at, ended_at: ended_at ?? null });
  };
  const said = trouble.value && timeTroubleText(trouble.value);
  const atStart = trouble.value === 'start-missing' || trouble.value === 'in-future';
  return (
    <form class="stack stack--loose" onSubmit={submit} noValidate>
      <div class="stack">
        <TimeField
          label={t('Began')}
          value={begun.value}
          onChange={(field) => (begun.value = field)}
          error={atStart ? said : undefined}
        />
        <TimeField
          label={t('Ended')}
          hint={t('Leave it empty if you do not know.')}
          value={ended.value}
          onChange={(field) => (ended.value = field)}
          error={atStart ? undefined : said}
        />
      </div>
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
      <details
        class="disclosure"
        open={before.relief !== undefined || before.context !== undefined}
      >
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
      <button type="submit" class="button button--primary">
        {saveLabel}
      </button>
    </form>
  );
};
