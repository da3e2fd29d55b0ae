import { type Signal, useSignal } from '@preact/signals';
import { type Clock, isoNow } from '../../foundation/clock.ts';
import { t } from '../../foundation/locale.ts';
import { TimeField } from '../../parts/fields.tsx';
import { changedTime, toField } from '../../parts/logic/wall.ts';
import { type TimeTrouble, timeTrouble } from '../logic/cramp.ts';
import { timeTroubleText } from './words.ts';

interface Span {
  readonly started_at?: string;
  readonly ended_at?: string;
}

interface TimesState {
  readonly began: Signal<string>;
  readonly ended: Signal<string>;
  readonly trouble: Signal<TimeTrouble | undefined>;
  /** What the beginning was before anybody said when it was. */
  readonly guess: string | undefined;
  /** Both times as records hold them; undefined when something is wrong, and then it is shown. */
  take(): { started_at: string; ended_at: string | null } | undefined;
}

/** Beginning and end of something that is over. */
export const useTimes = (before: Span, clock: Clock, guess?: string): TimesState => {
  const began = useSignal(guess ?? toField(before.started_at ?? isoNow(clock)));
  const ended = useSignal(toField(before.ended_at));
  const trouble = useSignal<TimeTrouble | undefined>(undefined);
  return {
    began,
    ended,
    trouble,
    guess,
    take() {
      const started_at = changedTime(began.value, before.started_at, clock);
      const ended_at = changedTime(ended.value, before.ended_at, clock, before.started_at);
      trouble.value = timeTrouble({ started_at, ended_at }, clock.now());
      if (trouble.value || !started_at) return undefined;
      return { started_at, ended_at: ended_at ?? null };
    },
  };
};

export const Times = ({ times: { began, ended, trouble, guess } }: { times: TimesState }) => {
  const said = trouble.value && timeTroubleText(trouble.value);
  const atBeginning = trouble.value === 'start-missing' || trouble.value === 'in-future';
  return (
    <div class="stack">
      <TimeField
        label={t('Began')}
        hint={
          guess !== undefined && began.value === guess
            ? t('The middle of last night. Change it to when it was, about.')
            : undefined
        }
        value={began.value}
        onChange={(field) => (began.value = field)}
        error={atBeginning ? said : undefined}
      />
      <TimeField
        label={t('Ended')}
        hint={t('Leave it empty if you do not know.')}
        value={ended.value}
        onChange={(field) => (ended.value = field)}
        error={atBeginning ? undefined : said}
      />
    </div>
  );
};
