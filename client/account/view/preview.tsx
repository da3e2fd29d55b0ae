import { t, tn } from '../../foundation/locale.ts';
import type { Preview, Reason, Refused } from '../logic/taking.ts';
import { entryText } from './entry.tsx';

const SHOWN = 20;

const reasonText = (reason: Reason): string => {
  switch (reason) {
    case 'missing-field':
      return t('something that it needs is missing');
    case 'bad-value':
      return t('a date, a time or an amount in it is none');
    case 'too-large':
      return t('it is too large');
    case 'twice':
      return t('it is in the file twice');
    case 'differs':
      return t('here it says something else, and that stays');
    case 'deleted-here':
      return t('it was deleted here; look into the trash');
    default:
      return t('it is no entry');
  }
};

const RefusedLine = ({ row, place, reason }: Refused) => (
  <li class="device">
    <span class="list__title">
      {row ? entryText(row.kind, row.fields) : t('Entry {n}', { n: place })}
    </span>{' '}
    <span class="list__detail">{reasonText(reason)}</span>
  </li>
);

const RefusedList = ({ refused }: { refused: readonly Refused[] }) => {
  if (refused.length === 0) return null;
  return (
    <details class="disclosure">
      <summary>
        {tn('{n} is left out: see why', '{n} are left out: see why', refused.length)}
      </summary>
      <ul class="list">
        {refused.slice(0, SHOWN).map((one) => (
          <RefusedLine key={one.place} {...one} />
        ))}
      </ul>
      {refused.length > SHOWN && (
        <p class="muted">{t('And {n} more.', { n: refused.length - SHOWN })}</p>
      )}
    </details>
  );
};

const NewList = ({ fresh }: { fresh: Preview['fresh'] }) => {
  if (fresh.length === 0) return null;
  return (
    <details class="disclosure">
      <summary>{tn('See the new one', 'See the {n} new ones', fresh.length)}</summary>
      <ul class="list">
        {fresh.slice(0, SHOWN).map(({ id, kind, fields }) => (
          <li key={id} class="device">
            {entryText(kind, fields)}
          </li>
        ))}
      </ul>
      {fresh.length > SHOWN && (
        <p class="muted">{t('And {n} more.', { n: fresh.length - SHOWN })}</p>
      )}
    </details>
  );
};

interface Props {
  preview: Preview;
  onTake: () => void;
  onLeave: () => void;
}

/** What a file would bring, before it brings it. */
export const PreviewOf = ({ preview, onTake, onLeave }: Props) => {
  const { fresh, equal, refused } = preview;
  return (
    <section class="stack stack--tight" aria-label={t('What is in the file')}>
      <p role="status">
        {tn('{n} entry is new.', '{n} entries are new.', fresh.length)}{' '}
        {tn('{n} is here already.', '{n} are here already.', equal)}
      </p>
      <NewList fresh={fresh} />
      <RefusedList refused={refused} />
      {fresh.length > 0 && (
        <button type="button" class="button button--strong" onClick={onTake}>
          {tn('Take in {n} entry', 'Take in {n} entries', fresh.length)}
        </button>
      )}
      <button type="button" class="button button--quiet" onClick={onLeave}>
        {fresh.length > 0 ? t('Leave it') : t('Close')}
      </button>
    </section>
  );
};
