import { type ReminderLimits, USUAL_MOST_A_DAY } from '../../contract/wire.ts';
import { dateAt, toIso } from '../../foundation/clock.ts';
import { formatNumber, t } from '../../foundation/locale.ts';
import { Choice, TimeField } from '../../parts/fields.tsx';
import { instantOf, offsetMinutes } from '../logic/localtime.ts';
import type { RemindersParts } from './parts.ts';

interface Props {
  parts: RemindersParts;
}

const mosts = () =>
  [2, 4, 8, USUAL_MOST_A_DAY].map((most) => ({ value: String(most), label: formatNumber(most) }));

interface LimitProps {
  limits: ReminderLimits;
  onChange: (limits: ReminderLimits) => void;
}

/** Offered at first; nothing is quiet until it is chosen. */
const USUAL_QUIET = { from: '22:00', to: '07:00' };

const QuietHours = ({ limits, onChange }: LimitProps) => {
  const { quiet, ...others } = limits;
  if (!quiet) {
    return (
      <button
        type="button"
        class="button"
        onClick={() => onChange({ ...limits, quiet: USUAL_QUIET })}
      >
        {t('Set quiet hours')}
      </button>
    );
  }
  const change = (to: Partial<typeof quiet>) => onChange({ ...limits, quiet: { ...quiet, ...to } });
  return (
    <>
      <div class="row row--fields">
        <TimeField
          type="time"
          label={t('Quiet from')}
          value={quiet.from}
          onChange={(from) => from && change({ from })}
        />
        <TimeField
          type="time"
          label={t('Quiet until')}
          value={quiet.to}
          onChange={(to) => to && change({ to })}
        />
      </div>
      <button type="button" class="text-button" onClick={() => onChange(others)}>
        {t('No quiet hours')}
      </button>
    </>
  );
};

const Holiday = ({
  limits,
  onChange,
  today,
  zone,
}: LimitProps & { today: string; zone: string }) => {
  const { paused_until, ...others } = limits;
  const until = paused_until?.slice(0, 10);
  const isOver = until === undefined || until <= today;
  const pause = (date: string): void => {
    // A year is typed digit by digit.
    if (date <= today) return;
    const at = instantOf(date, '00:00', zone);
    onChange({ ...others, paused_until: toIso(at, offsetMinutes(at, zone)) });
  };
  return (
    <>
      <TimeField
        type="date"
        label={t('Away? Nothing rings until')}
        value={isOver ? '' : (until ?? '')}
        onChange={pause}
      />
      {!isOver && (
        <button type="button" class="text-button" onClick={() => onChange(others)}>
          {t('Ring again now')}
        </button>
      )}
    </>
  );
};

/** What holds for all reminders together. */
export const Limits = ({ parts }: Props) => {
  const limits = parts.profile.value?.reminders ?? {};
  const onChange = (to: ReminderLimits): void => void parts.saveLimits(to);
  const now = parts.minute.value;
  const today = dateAt({ ms: now, offset: offsetMinutes(now, parts.zone.value) });
  return (
    <section class="card stack" aria-labelledby="limits">
      <h2 id="limits">{t('For all of them')}</h2>
      <QuietHours limits={limits} onChange={onChange} />
      <Choice
        legend={t('At most this many a day')}
        options={mosts()}
        value={String(limits.max_per_day ?? USUAL_MOST_A_DAY)}
        onChoose={(most) => onChange({ ...limits, max_per_day: Number(most) })}
      />
      <Holiday limits={limits} onChange={onChange} today={today} zone={parts.zone.value} />
    </section>
  );
};
