import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { formatDate, formatTime, t } from '../../foundation/locale.ts';
import { focusHere, useFocusAfter } from '../../parts/focus.ts';
import { SavedLine } from '../../parts/saved-line.tsx';
import { createSaver, type Saver } from '../../parts/saving.ts';
import type { Thrown } from '../logic/trash.ts';
import { type Trash as Bin, PAGES, type TrashLook } from '../trash.ts';
import { entryText, kindName } from './entry.tsx';
import type { Names } from './entry-words.ts';
import type { AccountParts } from './parts.ts';
import { valuesText } from './values.ts';

const PAGE = 50;

const whatText = ({ kind, why, fields }: Thrown, names: Names): string =>
  why === 'deleted'
    ? t('Deleted: {entry}', { entry: entryText(kind, fields, names) })
    : t('Overwritten: {values}', {
        values: `${kindName(kind)} · ${valuesText(kind, fields, names)}`,
      });

interface LineProps {
  entry: Thrown;
  names: Names;
  onBack: () => void;
  button: RefObject<HTMLButtonElement | null> | undefined;
}

const ThrownLine = ({ entry, names, onBack, button }: LineProps) => (
  <li class="drink__line device">
    <span class="drink__what">
      <span class="list__title">{whatText(entry, names)}</span>
      <span class="list__detail">
        {formatDate(entry.at)} {formatTime(entry.at)}
      </span>
    </span>
    <button
      type="button"
      class="text-button"
      {...(button && { ref: button })}
      aria-label={t('Give back: {entry}', { entry: whatText(entry, names) })}
      onClick={onBack}
    >
      {t('Give back')}
    </button>
  </li>
);

const NOTHING: TrashLook = { thrown: [], partial: false, more: false };

interface MoreProps {
  all: number;
  shown: number;
  more: boolean;
  onMore: () => void;
}

/** What has been read of the trash and how much of that is listed. */
const useLook = (bin: Bin) => {
  const seen = useSignal<TrashLook | undefined>(undefined);
  const shown = useSignal(PAGE);
  const pages = useSignal(PAGES);
  const look = async (): Promise<void> => {
    seen.value = await bin.look(pages.value);
  };
  const showMore = async (): Promise<void> => {
    const { thrown, more } = seen.value ?? NOTHING;
    const wanted = shown.value + PAGE;
    if (more && thrown.length < wanted) {
      pages.value += PAGES;
      await look();
    }
    shown.value = wanted;
  };
  useEffect(() => {
    // What cannot be read now is looked for at the next opening.
    look().catch(() => undefined);
  }, [bin]);
  return { seen: seen.value, shown: shown.value, look, showMore };
};

const useTrash = (bin: Bin, saver: Saver) => {
  const { look, ...listed } = useLook(bin);
  const sure = useSignal(false);
  const done = useSignal(0);
  const giveBack = async (entry: Thrown): Promise<void> => {
    await saver.save(
      () => bin.giveBack(entry),
      (given) => ({
        said: given ? t('It is back.') : t('Its entry was deleted, too. Give that back first.'),
      }),
    );
    await look();
    done.value += 1;
  };
  const empty = async (): Promise<void> => {
    sure.value = false;
    await saver.save(
      () => bin.empty(),
      (emptied) => ({
        said: emptied
          ? t('The trash is empty.')
          : t('The server cannot be reached, so nothing was erased. Try again with network.'),
      }),
    );
    await look();
    done.value += 1;
  };
  return { ...listed, sure, done: done.value, giveBack, empty };
};

/** How many of all are listed, where these are not all; and the way to the next. */
const More = ({ all, shown, more, onMore }: MoreProps) =>
  all <= shown && !more ? null : (
    <>
      <p class="muted" role="status">
        {more
          ? t('The latest {shown} are listed. There are older ones.', {
              shown: Math.min(shown, all),
            })
          : t('The latest {shown} of {all} are listed.', { shown, all })}
      </p>
      <button type="button" class="button button--wide" onClick={onMore}>
        {t('Show older ones')}
      </button>
    </>
  );

const Empty = ({ sure, onEmpty }: { sure: { value: boolean }; onEmpty: () => void }) => {
  const kept = useSignal(0);
  const button = useFocusAfter<HTMLButtonElement>(kept.value);
  const keep = (): void => {
    sure.value = false;
    kept.value += 1;
  };
  return sure.value ? (
    <div class="stack" role="alert">
      <p tabIndex={-1} ref={focusHere}>
        {t(
          'Erased, it cannot be given back any more. Only another phone of yours may hold what was changed there, for up to 30 days.',
        )}
      </p>
      <button type="button" class="button" onClick={onEmpty}>
        {t('Erase all of it')}
      </button>
      <button type="button" class="button button--quiet" onClick={keep}>
        {t('Keep it')}
      </button>
    </div>
  ) : (
    <button
      type="button"
      class="button button--quiet"
      ref={button}
      onClick={() => (sure.value = true)}
    >
      {t('Erase all of it now')}
    </button>
  );
};

/** What was deleted or overwritten in the last 30 days, to give back or to erase. */
const List = ({ bin, names, saver }: { bin: Bin; names: Names; saver: Saver }) => {
  const { seen, shown, sure, done, giveBack, empty, showMore } = useTrash(bin, saver);
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Reading goes on at the first of those that have come.
    if (shown > PAGE) next.current?.focus();
  }, [shown]);
  if (!seen) return null;
  const { thrown, partial, more } = seen;
  return (
    <>
      {partial && (
        <p class="muted">{t('Without the server this is only what this phone still holds.')}</p>
      )}
      {thrown.length === 0 && <p>{t('There is nothing to give back.')}</p>}
      <ul class="list">
        {thrown.slice(0, shown).map((entry, at) => (
          <ThrownLine
            key={entry.key}
            entry={entry}
            names={names}
            onBack={() => void giveBack(entry)}
            button={at === shown - PAGE ? next : undefined}
          />
        ))}
      </ul>
      <More all={thrown.length} shown={shown} more={more} onMore={() => void showMore()} />
      <SavedLine saver={saver} exportUrl="#files" gone={done} />
      {thrown.length > 0 && <Empty sure={sure} onEmpty={() => void empty()} />}
    </>
  );
};

/** Folded away until it is wanted; a link may open it. */
export const TrashBin = ({ parts }: { parts: AccountParts }) => {
  const open = useSignal(parts.place === 'trash');
  const saver = useSignal(createSaver());
  const opened = useSignal(0);
  const title = useFocusAfter<HTMLHeadingElement>(opened.value);
  const look = (): void => {
    open.value = true;
    opened.value += 1;
  };
  useEffect(() => {
    // The browser looked for the place before this page had been filled.
    if (open.value) title.current?.scrollIntoView();
  }, []);
  return (
    <section class="card" aria-labelledby="trash">
      <h2 id="trash" ref={title} tabIndex={-1}>
        {t('Trash')}
      </h2>
      <p>
        {t('What you deleted or overwrote can be given back for 30 days. After that it is erased.')}
      </p>
      {open.value ? (
        <List bin={parts.trash} names={parts.names} saver={saver.value} />
      ) : (
        <button type="button" class="button" onClick={look}>
          {t('Look into the trash')}
        </button>
      )}
    </section>
  );
};
