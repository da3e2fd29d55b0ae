import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { addDays } from '../../foundation/clock.ts';
import { formatDate, formatTime, t, tn } from '../../foundation/locale.ts';
import type { StoredRecord } from '../../foundation/records.ts';
import { timeThere } from '../../parts/logic/elsewhere.ts';
import { formatVolume, type Units, unitsOf } from '../../parts/logic/volume.ts';
import { beverageName, placeName } from '../../parts/words.ts';
import { isBare, secondsOf } from '../logic/cramp.ts';
import { markersTold, type Night } from '../logic/nights.ts';
import { followPlace, nightsAtFirst } from '../place.ts';
import { Jump } from './jump.tsx';
import type { DiaryParts, Titles } from './parts.ts';
import { lengthText, runningName } from './words.ts';

type OneNight = Night<
  StoredRecord<'cramp'>,
  StoredRecord<'session'>,
  StoredRecord<'drink'>,
  StoredRecord<'night'>
>;

interface LineProps {
  href: string;
  title: string;
  detail?: string;
}

const Line = ({ href, title, detail }: LineProps) => (
  <li>
    <a class="list__link" href={href}>
      <span>
        <span class="list__title">{title}</span>
        {detail && <span class="list__detail">{detail}</span>}
      </span>
    </a>
  </li>
);

const crampDetail = ({ fields }: StoredRecord<'cramp'>, titles: Titles): string => {
  const seconds = secondsOf(fields);
  const running = runningName(fields, titles);
  const told = [
    formatTime(fields.started_at),
    seconds === undefined ? undefined : lengthText(seconds),
    running === undefined ? undefined : t('ended during: {routine}', { routine: running }),
    fields.intensity === undefined ? undefined : t('pain {n} of 10', { n: fields.intensity }),
    isBare(fields) ? t('details still missing') : undefined,
  ];
  return told.filter(Boolean).join(' · ');
};

const sessionDetail = ({ fields }: StoredRecord<'session'>): string => {
  const { completed_steps, of_steps } = fields;
  const steps =
    completed_steps === undefined || of_steps === undefined
      ? undefined
      : t('{done} of {all} steps', { done: completed_steps, all: of_steps });
  return [formatTime(fields.started_at), steps].filter(Boolean).join(' · ');
};

interface DrinksProps {
  parts: Pick<DiaryParts, 'clock' | 'url'>;
  night: OneNight;
  units: Units;
}

const Drinks = ({ parts, night, units }: DrinksProps) => (
  <details class="disclosure">
    <summary>{tn('{n} drink', '{n} drinks', night.drinks.length)}</summary>
    <ul class="list">
      {night.drinks.map(({ id, fields }) => (
        <Line
          key={id}
          href={parts.url(`/diary/${id}`)}
          title={`${formatVolume(fields.ml, units)} ${beverageName(fields.beverage)}`}
          detail={timeThere(fields.at, parts.clock)}
        />
      ))}
    </ul>
  </details>
);

/** A silent night that can still be answered. */
const Silent = ({ parts, date }: { parts: DiaryParts; date: string }) => (
  <div class="row row--apart">
    <p class="muted">{t('Nothing written')}</p>
    <button
      type="button"
      class="text-button"
      aria-label={t('No cramp in the night of {date}', { date: formatDate(date) })}
      onClick={() => void parts.edits.add('night', { date, cramps: 'none' })}
    >
      {t('No cramp')}
    </button>
  </div>
);

interface NightProps {
  parts: DiaryParts;
  night: OneNight;
  last: string;
}

const Markers = ({ parts, night }: Omit<NightProps, 'last'>) => {
  const title = night.answer === 'none' ? t('No cramp') : t('A cramp, without details');
  return (
    <>
      {markersTold(night).map(({ id }) => (
        <Line key={id} href={parts.url(`/diary/${id}`)} title={title} />
      ))}
    </>
  );
};

/** The year of a date as it is written, 2026-11-21. */
const yearOf = (date: string): string => date.slice(0, 4);

const titleOf = ({ date }: OneNight): string => `night-${date}`;

const NightSection = ({ parts, night, last }: NightProps) => {
  const { url, titles } = parts;
  const units = unitsOf(parts.profile.value?.units);
  const morning = addDays(night.date, 1);
  return (
    <section class="card night" aria-labelledby={titleOf(night)}>
      <h3 id={titleOf(night)}>
        {t('{evening} to {morning}', {
          evening: formatDate(night.date),
          morning: formatDate(morning, { year: yearOf(morning) !== yearOf(addDays(last, 1)) }),
        })}
      </h3>
      {/* A night that is not over cannot have been without a cramp. */}
      {night.answer === 'unsaid' && night.date <= last && (
        <Silent parts={parts} date={night.date} />
      )}
      <ul class="list">
        <Markers parts={parts} night={night} />
        {night.cramps.map((cramp) => (
          <Line
            key={cramp.id}
            href={url(`/diary/${cramp.id}`)}
            title={placeName(cramp.fields.side, cramp.fields.muscle)}
            detail={crampDetail(cramp, titles)}
          />
        ))}
        {night.sessions.map((session) => (
          <Line
            key={session.id}
            href={url(`/diary/${session.id}`)}
            title={titles.value[session.fields.routine] ?? session.fields.routine}
            detail={sessionDetail(session)}
          />
        ))}
      </ul>
      {night.drinks.length > 0 && <Drinks parts={parts} night={night} units={units} />}
    </section>
  );
};

const PAGE = 14;

/** Reading goes on at that night, if it is shown by now. */
const reach = (night: OneNight | undefined): void => {
  const title = night && document.getElementById(titleOf(night));
  if (!title) return;
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
  title.scrollIntoView();
};

interface TimelineProps {
  parts: DiaryParts;
  nights: readonly OneNight[];
  /** The latest night that is over. */
  last: string;
}

/** Every night that something is known about, and the silent ones of the last week. */
export const Timeline = ({ parts, nights, last }: TimelineProps) => {
  const shown = useSignal(nightsAtFirst(PAGE));
  const wanted = useSignal<OneNight | undefined>(undefined);
  const goTo = (at: number): void => {
    shown.value = Math.max(shown.value, at + PAGE);
    wanted.value = nights[at];
    // Twice to one night is no change, and yet somebody wants to get there.
    reach(nights[at]);
  };
  useLayoutEffect(() => reach(wanted.value), [wanted.value]);
  useLayoutEffect(() => followPlace(() => shown.peek()), [shown]);
  return (
    <section class="stack" aria-labelledby="nights">
      <h2 id="nights">{t('Nights')}</h2>
      {nights.length === 0 && (
        <p class="muted">
          {t(
            'Your nights will stand here, newest first. A cramp that you stop with this app is written down by itself.',
          )}
        </p>
      )}
      {nights.length > PAGE && <Jump dates={nights.map(({ date }) => date)} onGo={goTo} />}
      {nights.slice(0, shown.value).map((night) => (
        <NightSection key={night.date} parts={parts} night={night} last={last} />
      ))}
      {nights.length > shown.value && (
        <button type="button" class="button button--wide" onClick={() => (shown.value += PAGE)}>
          {t('Show earlier nights')}
        </button>
      )}
    </section>
  );
};
