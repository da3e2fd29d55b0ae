import { t, tn } from '../../foundation/locale.ts';
import type { Preview, Reason, Refused } from '../logic/taking.ts';
import { entryText } from './entry.tsx';
import type { Names } from './entry-words.ts';

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

const RefusedLine = ({ row, place, reason, names }: Refused & { names: Names }) => (
  <li class="device">
    <span class="list__title">
      {row ? entryText(row.kind, row.fields, names) : t('Entry {n}', { n: place })}
    </span>{' '}
    <span class="list__detail">{reasonText(reason)}</span>
  </li>
);

const RefusedList = ({ refused, names }: Pick<Preview, 'refused'> & { names: Names }) => {
  if (refused.length === 0) return null;
  return (
    <details class="disclosure">
      <summary>
        {tn('{n} is left out: see why', '{n} are left out: see why', refused.length)}
      </summary>
      <ul class="list">
        {refused.slice(0, SHOWN).map((one) => (
          <RefusedLine key={one.place} {...one} names={names} />
        ))}
      </ul>
      {refused.length > SHOWN && (
        <p class="muted">{t('And {n} more.', { n: refused.length - SHOWN })}</p>
      )}
    </details>
  );
};

const NewList = ({ fresh, names }: Pick<Preview, 'fresh'> & { names: Names }) => {
  if (fresh.length === 0) return null;
  return (
    <details class="disclosure">
      <summary>{tn('See the new one', 'See the {n} new ones', fresh.length)}</summary>
      <ul class="list">
        {fresh.slice(0, SHOWN).map(({ id, kind, fields }) => (
          <li key={id} class="device">
            {entryText(kind, fields, names)}
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
  names: Names;
  /** Whether it is being taken in just now. */
  busy: boolean;
  onTake: () => void;
  onLeave: () => void;
}

/** What a file would bring, before it brings it. */
export const PreviewOf = ({ preview, names, busy, onTake, onLeave }: Props) => {
  const { fresh, equal, refused } = preview;
  return (
    <section class="stack stack--tight" aria-label={t('What is in the file')}>
      <p role="status">
        {tn('{n} entry is new.', '{n} entries are new.', fresh.length)}{' '}
        {tn('{n} is here already.', '{n} are here already.', equal)}
      </p>
      <NewList fresh={fresh} names={names} />
      <RefusedList refused={refused} names={names} />
      {fresh.length > 0 && (
        // Not disabled: it would lose the focus, and it stays when nothing could be taken in.
        <button
          type="button"
          class="button button--strong"
          aria-busy={busy}
          aria-disabled={busy}
          onClick={onTake}
        >
          {tn('Take in {n} entry', 'Take in {n} entries', fresh.length)}
        </button>
      )}
      <p role="status">
        {busy && tn('Taking in {n} entry …', 'Taking in {n} entries …', fresh.length)}
      </p>
      <button type="button" class="button button--quiet" disabled={busy} onClick={onLeave}>
        {fresh.length > 0 ? t('Leave it') : t('Close')}
      </button>
    </section>
  );
};
