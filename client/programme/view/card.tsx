// A programme under way, over, or on offer. Evenings are told as they were; none is held against anybody.

import type { PublishedProgramme } from '../../contract/wire.ts';
import { formatDate, t, tn } from '../../foundation/locale.ts';
import { lastEveningOf, type Progress, progressOf, tonightAt } from '../logic/progress.ts';
import type { ProgrammeParts } from './parts.ts';

interface Given {
  parts: ProgrammeParts;
  programme: PublishedProgramme;
}
type UnderWay = Given & { progress: Progress };

const beginOn = (started_on: string, { parts, programme }: Given): void =>
  parts.choose({ id: programme.id, started_on }, lastEveningOf(programme, started_on));

const beginTonight = ({ parts, programme }: Given): void =>
  beginOn(tonightAt(parts.here.value), { parts, programme });

const Ways = ({ parts, programme }: Given) => (
  <div class="row">
    {programme.routines.map(({ id, title }) => (
      <a class="button" key={id} href={parts.url(`/routines/${id}/play`)}>
        {title}
      </a>
    ))}
  </div>
);

const lookBack = ({ done, among }: Progress): string =>
  among < 1
    ? t('Tonight is the first evening.')
    : tn(
        'Done on {done} of {n} evening so far.',
        'Done on {done} of the last {n} evenings.',
        among,
        { done },
      );

const Running = ({ parts, programme, progress }: UnderWay) => (
  <>
    <p>
      {t('Evening {n} of {all}, until {date}.', {
        n: progress.evening,
        all: programme.days,
        date: formatDate(progress.last),
      })}{' '}
      {lookBack(progress)}
    </p>
    {progress.doneTonight ? (
      <p>{t('Done for tonight.')}</p>
    ) : (
      <Ways parts={parts} programme={programme} />
    )}
    <div class="row">
      <a href={parts.url('/reminders')}>{t('Remind me in the evening')}</a>
      <button type="button" class="button button--quiet" onClick={() => parts.choose(null)}>
        {t('End the programme')}
      </button>
    </div>
  </>
);

/** A reminder that was never told of an end; nothing where there is none. */
const StillRinging = ({ parts }: Pick<Given, 'parts'>) => {
  const ringing = parts.reminders.value?.find(
    ({ fields: { what, enabled, schedule } }) =>
      what === 'programme' && enabled !== false && schedule.until === undefined,
  );
  return ringing ? (
    <p>
      {t('Its reminder still rings.')}{' '}
      <button type="button" class="text-button" onClick={() => parts.switchOff(ringing)}>
        {t('Switch it off')}
      </button>
    </p>
  ) : null;
};

const Over = ({ parts, programme, progress }: UnderWay) => (
  <>
    <p>
      {t('It is over. You stretched on {done} of {all} evenings.', {
        done: progress.doneInAll,
        all: programme.days,
      })}
    </p>
    <p>{programme.body}</p>
    <StillRinging parts={parts} />
    <div class="row">
      <a class="button" href={parts.url('/diary')}>
        {t('Look at the diary')}
      </a>
      <button type="button" class="button" onClick={() => beginTonight({ parts, programme })}>
        {t('Once more')}
      </button>
      <button type="button" class="button button--quiet" onClick={() => parts.choose(null)}>
        {t('Put away')}
      </button>
    </div>
  </>
);

/** The programme that this person follows; nothing where there is none. */
export const ProgrammeUnderWay = ({ parts }: { parts: ProgrammeParts }) => {
  const chosen = parts.profile.value?.programme;
  const programme = parts.programmes.value.find(({ id }) => id === chosen?.id);
  const runs = parts.sessions.value;
  if (!chosen || !programme || !runs) return null;
  const facts = { startedOn: chosen.started_on, runs, now: parts.here.value };
  const progress = progressOf(programme, facts);
  const Shape = progress.isOver ? Over : Running;
  return (
    <section class="card" aria-labelledby="programme">
      <h2 id="programme">{programme.title}</h2>
      <Shape parts={parts} programme={programme} progress={progress} />
    </section>
  );
};

const Offer = ({ parts, programme }: Given) => (
  <section class="card" aria-labelledby={programme.id}>
    <h2 id={programme.id}>{programme.title}</h2>
    <p>{programme.summary}</p>
    <p class="muted">{programme.sentence}</p>
    <div class="row">
      <button type="button" class="button" onClick={() => beginTonight({ parts, programme })}>
        {t('Begin tonight')}
      </button>
    </div>
  </section>
);

/** The list's card: the programme under way, else every one on offer. */
export const ProgrammeCards = ({ parts }: { parts: ProgrammeParts }) => {
  const { profile, programmes } = parts;
  if (!profile.value) return null;
  if (profile.value.programme) return <ProgrammeUnderWay parts={parts} />;
  return (
    <>
      {programmes.value.map((programme) => (
        <Offer key={programme.id} parts={parts} programme={programme} />
      ))}
    </>
  );
};
