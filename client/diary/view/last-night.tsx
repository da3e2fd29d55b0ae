import { formatDate, t, tn } from '../../foundation/locale.ts';
import type { StoredRecord } from '../../foundation/records.ts';
import type { NightAnswer } from '../logic/nights.ts';
import type { DiaryParts } from './parts.ts';

interface Props {
  parts: Pick<DiaryParts, 'edits'>;
  date: string;
  answer: NightAnswer;
  cramps: number;
  markers: readonly StoredRecord<'night'>[];
}

/** The night that counts although nothing happened: one tap, and it is no gap any more. */
export const LastNight = ({ parts, date, answer, cramps, markers }: Props) => {
  if (answer === 'some') {
    return (
      <p class="muted">
        {cramps > 0
          ? tn('Last night: {n} cramp.', 'Last night: {n} cramps.', cramps)
          : t('Last night: a cramp, without details.')}
      </p>
    );
  }
  if (answer === 'none') {
    return (
      <div class="row row--apart">
        <p>{t('Last night: no cramp.')}</p>
        <button
          type="button"
          class="text-button"
          onClick={() => void parts.edits.remove(...markers)}
        >
          {t('Not so')}
        </button>
      </div>
    );
  }
  return (
    <p class="muted">
      {t('Nothing written yet about last night, {date}.', { date: formatDate(date) })}
    </p>
  );
};

/** The one action of the diary, there as long as the night has no answer. */
export const NoCramp = ({ parts, date }: Pick<Props, 'parts' | 'date'>) => (
  <button
    type="button"
    class="button button--primary"
    onClick={() => void parts.edits.add('night', { date, cramps: 'none' })}
  >
    {t('No cramp last night')}
  </button>
);
