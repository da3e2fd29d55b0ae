import { t, tn } from '../../foundation/locale.ts';
import { Describes } from '../../parts/describes.tsx';
import { toAsk, wasAsked } from '../../parts/logic/describes.ts';
import type { TodayParts } from './parts.ts';

/** "Which describes you?": once, by day, and no more often than the person wants. */
export const About = ({ parts }: { parts: TodayParts }) => {
  const profile = parts.describing.value;
  if (!profile) return null;
  const open = toAsk(profile).length;
  return (
    <section class="card" aria-label={t('About you')}>
      <Describes profile={profile} onChange={parts.describe} />
      {open > 0 && (
        <a href={parts.url('/settings#describes')}>
          {tn('{n} short question follows from that', '{n} short questions follow from that', open)}
        </a>
      )}
      <button type="button" class="button button--quiet" onClick={parts.doneDescribing}>
        {wasAsked(profile) ? t('Done') : t('Skip')}
      </button>
    </section>
  );
};
