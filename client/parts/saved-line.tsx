import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { MINUTE, systemClock } from '../foundation/clock.ts';
import { t } from '../foundation/locale.ts';
import { useFocusAfter } from './focus.ts';
import type { Saver, SaveTrouble } from './saving.ts';

/** What happened, that nothing is lost, and what to do. */
const troubleText = (trouble: SaveTrouble): string => {
  switch (trouble) {
    case 'storage-full':
      return t(
        'This phone has no room left, so this was not saved. Nothing saved before is lost, and what you entered is still here. Make room, or take your records along as a file.',
      );
    case 'deleted':
      return t('This entry was deleted meanwhile, perhaps on another device. Nothing was changed.');
    case 'signed-out':
      return t('This account was closed here, so this was not saved. Load the page again.');
    case 'too-large':
      return t('This is too long to save. Shorten the note; what you entered is still here.');
    default:
      return t(
        'This could not be saved just now. Nothing is lost and what you entered is still here. Try again.',
      );
  }
};

interface Props {
  saver: Saver;
  /** Address of the page where records can be saved to a file. */
  exportUrl: string;
  /** How often what had the focus went with a save: reading goes on with the sentence. */
  gone?: number;
}

/** So long it is offered: a stray tap hours later would take back what nobody thinks of any more. */
const OFFERED_MS = MINUTE;

/** Ends the offer to take back. A phone asleep stops timers, so looking at the page counts too. */
const useEnding = (saver: Saver): void => {
  const now = saver.state.value;
  useEffect(() => {
    if (now.phase !== 'saved' || !now.undo) return undefined;
    const over = systemClock.now() + OFFERED_MS;
    const look = (): void => {
      if (systemClock.now() >= over) saver.forget();
    };
    const timer = setTimeout(() => saver.forget(), OFFERED_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [now, saver]);
};

/** The line that says "Saved on this phone", offers Undo, or says what went wrong. */
export const SavedLine = ({ saver, exportUrl, gone = 0 }: Props) => {
  const now = saver.state.value;
  useEnding(saver);
  const undo = now.phase === 'saved' ? now.undo : undefined;
  const taken = useSignal(0);
  // The button goes with what it takes back; reading goes on with the sentence.
  const sentence = useFocusAfter<HTMLDivElement>(taken.value + gone);
  const takeBack = async (): Promise<void> => {
    if (undo && (await saver.save(undo, { said: t('Taken back.') }))) taken.value += 1;
  };
  return (
    <>
      <div role="status">
        {now.phase === 'saved' && (
          <div class="toast" tabIndex={-1} ref={sentence}>
            <span>{now.said}</span>
            {undo && (
              <button type="button" class="text-button" onClick={() => void takeBack()}>
                {t('Undo')}
              </button>
            )}
          </div>
        )}
      </div>
      <div role="alert">
        {now.phase === 'failed' && (
          <div class="notice stack stack--tight">
            <p>{troubleText(now.trouble)}</p>
            {now.trouble === 'storage-full' && (
              <a class="button" href={exportUrl}>
                {t('Save to a file')}
              </a>
            )}
          </div>
        )}
      </div>
    </>
  );
};
