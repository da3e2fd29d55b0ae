import type { SoundsAlways, SoundsPattern } from '../../contract/wire.ts';
import { t } from '../../foundation/locale.ts';
import { type Likeness, soundsLike } from '../logic/sounds-like.ts';
import type { CheckParts } from './parts.ts';
import { Caution, HowSure, Routines, Sources, WhoAndWhen } from './reasons.tsx';
import { Ways } from './result.tsx';
import { Screen } from './screen.tsx';

const Always = ({ one }: { one: SoundsAlways }) => (
  <li class="card card--warning">
    <WhoAndWhen who={one.who} days={one.days} />
    <p>{one.why}</p>
    <HowSure strength={one.strength} sources={one.sources} />
  </li>
);

interface FoundProps {
  parts: CheckParts;
  pattern: SoundsPattern;
}

const Found = ({ parts, pattern }: FoundProps) => (
  <section class="card">
    <h3>{pattern.title}</h3>
    <p>{pattern.body}</p>
    <p>{pattern.why}</p>
    <WhoAndWhen who={pattern.who} days={pattern.days} />
    <Routines parts={parts} ids={pattern.routines} />
    <HowSure strength={pattern.strength} sources={pattern.sources} />
  </section>
);

interface OthersProps {
  parts: CheckParts;
  found: Likeness;
}

/** What else the answers speak for, and what can feel alike. */
const Others = ({ parts, found }: OthersProps) => {
  const { patterns, notes } = parts.content.sounds;
  const titles = found.others.flatMap((id) =>
    patterns.filter((one) => one.id === id).map(({ title }) => title),
  );
  return (
    <section class="stack stack--tight">
      <h3>{t('Other causes are possible')}</h3>
      {titles.length > 0 && <p>{t('Some of your answers also fit:')}</p>}
      <ul class="notes">
        {titles.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
      <p>{t('These can feel much the same:')}</p>
      <ul class="notes">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
};

/** What the answers sound most like, never alone and never as a diagnosis. */
export const Pattern = ({ parts }: { parts: CheckParts }) => {
  const { sounds } = parts.content;
  const found = soundsLike(sounds, parts.given.value.chosen);
  const words = sounds.outcomes.find(({ id }) => id === found.outcome);
  const pattern = sounds.patterns.find(({ id }) => id === found.pattern);
  const always = sounds.always.filter(({ id }) => found.always.includes(id));
  const cited = [pattern, ...always].flatMap((one) => one?.sources ?? []);
  return (
    <Screen title={words?.title ?? ''}>
      {always.length > 0 && (
        <ul class="stack">
          {always.map((one) => (
            <Always key={one.id} one={one} />
          ))}
        </ul>
      )}
      {pattern && <Found parts={parts} pattern={pattern} />}
      <p>{words?.body}</p>
      {found.outcome !== 'open' && <Others parts={parts} found={found} />}
      {!found.visit && found.outcome !== 'open' && (
        <p>
          {t('See a doctor if it changes, comes more often, or does not get better in six weeks.')}
        </p>
      )}
      <Caution />
      <Sources sources={sounds.sources} cited={cited} />
      <Ways parts={parts} />
    </Screen>
  );
};
