import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { HydrationWindow, Schedule } from '../../contract/wire.ts';
import { t, tn } from '../../foundation/locale.ts';
import { Choice, Several, TimeField } from '../../parts/fields.tsx';
import { DEFAULT_TAPER_H } from '../logic/hydration.ts';
import { ownZone, type StoredReminder } from '../logic/kinds.ts';
import type { RemindersParts } from './parts.ts';
import { weekdayOptions } from './words.ts';

const MOST_TIMES = 12;

interface Change {
  schedule: Schedule;
  onChange: (change: Schedule) => void;
}

const gaps = () =>
  [60, 90, 120, 180].map((minutes) => ({
    value: String(minutes),
    label: tn('{n} minute', '{n} minutes', minutes),
  }));

const tapers = () =>
  [2, 3, 4].map((hours) => ({ value: String(hours), label: tn('{n} hour', '{n} hours', hours) }));

interface WindowProps {
  window: HydrationWindow;
  onChange: (window: HydrationWindow) => void;
}

/** The waking hours over which nudges are spread. */
const WindowFields = ({ window, onChange }: WindowProps) => {
  const change = (to: Partial<HydrationWindow>) => onChange({ ...window, ...to });
  return (
    <>
      <TimeField
        type="time"
        label={t('You get up at')}
        value={window.wake}
        onChange={(wake) => wake && change({ wake })}
      />
      <TimeField
        type="time"
        label={t('You go to bed at')}
        value={window.bedtime}
        onChange={(bedtime) => bedtime && change({ bedtime })}
      />
      <Choice
        legend={t('At least this long after a drink')}
        options={gaps()}
        value={String(window.min_gap_min ?? '')}
        onChoose={(value) => change({ min_gap_min: Number(value) })}
      />
      <Choice
        legend={t('Silent before bed for')}
        options={tapers()}
        value={String(window.taper_h ?? DEFAULT_TAPER_H)}
        onChoose={(value) => change({ taper_h: Number(value) })}
      />
    </>
  );
};

interface OneTimeProps {
  label: string;
  time: string;
  /** Undefined for the only time there is. */
  onTakeAway: (() => void) | undefined;
  onMove: (to: string) => void;
  onLeave: () => void;
}

const OneTime = ({ label, time, onTakeAway, onMove, onLeave }: OneTimeProps) => (
  <div class="row row--end">
    <TimeField
      type="time"
      label={label}
      value={time}
      onChange={(to) => to && onMove(to)}
      onLeave={onLeave}
    />
    {onTakeAway && (
      <button
        type="button"
        class="text-button"
        aria-label={t('Take away {time}', { time })}
        onClick={onTakeAway}
      >
        {t('Take away')}
      </button>
    )}
  </div>
);

const OneMore = ({ onAdd }: { onAdd: (time: string) => void }) => {
  const fresh = useSignal('');
  const add = (): void => {
    if (fresh.value) onAdd(fresh.value);
    fresh.value = '';
  };
  return (
    <div class="row row--end">
      <TimeField
        type="time"
        label={t('One more time')}
        value={fresh.value}
        onChange={(time) => (fresh.value = time)}
      />
      <button type="button" class="text-button" onClick={add}>
        {t('Add')}
      </button>
    </div>
  );
};

/** Each time of the day, to change or take away, and one more. On its way to another, a time may pass
 * over one that stands there: they are put in order, each once, when the field is left. */
const TimesOfDay = ({ schedule, onChange }: Change) => {
  const times = schedule.times ?? [];
  const moved = useRef<readonly string[] | undefined>(undefined);
  const only = times.length === 1;
  const keep = (changed: readonly string[]) => onChange({ times: [...new Set(changed)].sort() });
  const move = (at: number, to: string): void => {
    const now = (moved.current ?? times).map((each, n) => (n === at ? to : each));
    moved.current = now;
    onChange({ times: now });
  };
  const leave = (): void => {
    if (moved.current) keep(moved.current);
    moved.current = undefined;
  };
  return (
    <>
      {times.map((time, n) => (
        <OneTime
          // Its place: the time itself changes with every key.
          key={n}
          label={only ? t('Time') : t('Time {n}', { n: n + 1 })}
          time={time}
          onTakeAway={only ? undefined : () => keep(times.filter((_, at) => at !== n))}
          onMove={(to) => move(n, to)}
          onLeave={leave}
        />
      ))}
      {times.length < MOST_TIMES && <OneMore onAdd={(time) => keep([...times, time])} />}
    </>
  );
};

const Days = ({ schedule, onChange }: Change) => {
  const all = weekdayOptions().map(({ value }) => value);
  return (
    <Several
      legend={t('On these days')}
      options={weekdayOptions()}
      values={schedule.days ?? all}
      onChange={(days) => onChange({ days })}
    />
  );
};

interface Props extends Change {
  reminder: StoredReminder;
  parts: RemindersParts;
}

const PHONE = 'phone';

/** Whether a time moves along on a journey. */
const Zone = ({ reminder, parts }: Pick<Props, 'reminder' | 'parts'>) => {
  const kept = ownZone(reminder);
  const options = [
    { value: PHONE, label: t('Follow this phone') },
    { value: 'home', label: t('Stay with {zone}', { zone: kept ?? parts.zone.value }) },
  ];
  return (
    <Choice
      legend={t('On a journey')}
      options={options}
      value={kept ? 'home' : PHONE}
      onChoose={(to) =>
        void parts.save({ zone: to === PHONE ? null : (kept ?? parts.zone.value) }, reminder.id)
      }
    />
  );
};

/** When one reminder rings. */
export const Times = ({ reminder, schedule, parts, onChange }: Props) => (
  <>
    {schedule.window ? (
      <WindowFields window={schedule.window} onChange={(window) => onChange({ window })} />
    ) : (
      <TimesOfDay schedule={schedule} onChange={onChange} />
    )}
    <Days schedule={schedule} onChange={onChange} />
    <Zone reminder={reminder} parts={parts} />
  </>
);
