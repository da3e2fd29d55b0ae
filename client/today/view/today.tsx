import { type Signal, useSignal } from '@preact/signals';
import { isoNow } from '../../foundation/clock.ts';
import { formatTime, t } from '../../foundation/locale.ts';
import type { StoredRecord } from '../../foundation/records.ts';
import { Scale } from '../../parts/fields.tsx';
import { useChanges } from '../../parts/focus.ts';
import { formatTotal, formatVolume } from '../../parts/logic/volume.ts';
import { SavedLine } from '../../parts/saved-line.tsx';
import { placeName } from '../../parts/words.ts';
import { ProgrammeUnderWay } from '../../programme/view/card.tsx';
import { About } from './about.tsx';
import type { TodayParts } from './parts.ts';

type Part = { parts: TodayParts };

const Ask = ({ parts, date }: Part & { date: string }) => (
  <section class="card" aria-labelledby="morning">
    <h2 id="morning">{t('How was last night?')}</h2>
    <div class="row">
      <button
        type="button"
        class="button"
        onClick={() => void parts.edits.add('night', { date, cramps: 'none' })}
      >
        {t('No cramp last night')}
      </button>
      <a class="button" href={parts.url('/diary/new#last-night')}>
        {t('I had a cramp')}
      </a>
    </div>
  </section>
);

type Said = Signal<number | undefined>;

const Scales = ({ intensity, disturbance }: { intensity: Said; disturbance: Said }) => (
  <>
    <Scale
      legend={t('How strong was the pain?')}
      hint={t('0 none, 10 the worst you can imagine')}
      value={intensity.value}
      onChange={(value) => (intensity.value = value)}
    />
    {/* One question at a time. */}
    {(intensity.value ?? disturbance.value) !== undefined && (
      <Scale
        legend={t('How much did it disturb your sleep?')}
        hint={t('0 not at all, 10 no more sleep')}
        value={disturbance.value}
        onChange={(value) => (disturbance.value = value)}
      />
    )}
  </>
);

/** Two questions about the cramp of the night; everything else can wait, or be left out. */
const Complete = ({ parts, cramp }: Part & { cramp: StoredRecord<'cramp'> }) => {
  const intensity = useSignal<number | undefined>(undefined);
  const disturbance = useSignal<number | undefined>(undefined);
  const { started_at, side, muscle } = cramp.fields;
  const nothing = (intensity.value ?? disturbance.value) === undefined;
  const save = (): void => {
    void parts.edits.change(cramp, {
      intensity: intensity.value,
      sleep_disturbance: disturbance.value,
    });
  };
  return (
    <section class="card" aria-labelledby="morning">
      <h2 id="morning">{t('How was last night?')}</h2>
      <p>
        {formatTime(started_at)} · {placeName(side, muscle)}
      </p>
      <Scales intensity={intensity} disturbance={disturbance} />
      <div class="row">
        <button type="button" class="button button--strong" disabled={nothing} onClick={save}>
          {t('Save')}
        </button>
        <a href={parts.url(`/diary/${cramp.id}`)}>{t('More details')}</a>
      </div>
    </section>
  );
};

const Morning = ({ parts }: Part) => {
  const last = parts.lastNight.value;
  if (!last || last.morning.kind === 'done') return null;
  return last.morning.kind === 'ask' ? (
    <Ask parts={parts} date={last.date} />
  ) : (
    <Complete key={last.morning.cramp.id} parts={parts} cramp={last.morning.cramp} />
  );
};

const Water = ({ parts }: Part) => {
  const water = parts.water.value;
  if (!water) return null;
  const { totalMl, glassMl, units } = water;
  const add = () =>
    parts.edits.add('drink', { at: isoNow(parts.clock), ml: glassMl, beverage: 'water' });
  return (
    <section class="row row--apart" aria-label={t('Water')}>
      <a class="water-line" href={parts.url('/water')}>
        {t('{amount} drunk today', { amount: formatTotal(totalMl, units) })}
      </a>
      <button type="button" class="button" onClick={() => void add()}>
        {t('Add {amount}', { amount: formatVolume(glassMl, units) })}
      </button>
    </section>
  );
};

/** Where the cramp went that is over: the person's words for it, and the way to its entry. */
const JustEnded = ({ parts }: { parts: Pick<TodayParts, 'justEnded' | 'url'> }) => {
  const cramp = parts.justEnded.value;
  if (!cramp) return null;
  const { started_at, side, muscle } = cramp.fields;
  return (
    <a class="quiet-line" href={parts.url(`/diary/${cramp.id}`)}>
      {t('{place}, {time}: in your diary', {
        place: placeName(side, muscle),
        time: formatTime(started_at),
      })}
    </a>
  );
};

const Backup = ({ parts }: Part) =>
  parts.offerBackup.value ? (
    <section class="card" aria-labelledby="backup">
      <h2 id="backup">{t('Your records are on this phone only')}</h2>
      <p>
        {t('If the phone is lost, so are they. An account keeps a second copy; a file does, too.')}
      </p>
      <div class="row">
        <a class="button" href={parts.url('/account')}>
          {t('Account or file')}
        </a>
        <button type="button" class="button button--quiet" onClick={parts.dismissBackup}>
          {t('Not now')}
        </button>
      </div>
    </section>
  ) : null;

/** What is worth a look by day; the button for a cramp stands above all of it. */
export const Today = ({ parts }: Part) => {
  const { ready, lastNight, programme, describing } = parts;
  const cards = [
    lastNight.value?.morning.kind,
    programme.profile.value?.programme?.id,
    !!describing.value,
  ];
  const gone = useChanges(ready.value ? cards.join() : undefined);
  return (
    <>
      {parts.isNew.value && (
        <p class="muted">
          {t(
            'A cramp now? The button below starts a guided stretch at once, also without network.',
          )}
        </p>
      )}
      {ready.value && (
        <>
          <JustEnded parts={parts} />
          <Water parts={parts} />
          <Morning parts={parts} />
          {parts.isAwake.value && <ProgrammeUnderWay parts={parts.programme} />}
          <About parts={parts} />
          <Backup parts={parts} />
        </>
      )}
      <SavedLine saver={parts.saver} exportUrl={parts.url('/account')} gone={gone} />
    </>
  );
};
