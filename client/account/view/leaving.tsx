import { useSignal } from '@preact/signals';
import { t, tn } from '../../foundation/locale.ts';
import { focusHere, useFocusAfter } from '../../parts/focus.ts';
import type { Leaving as How } from '../lifecycle.ts';
import { FormTrouble } from './entering.tsx';
import type { AccountParts } from './parts.ts';
import { troubleText } from './words.ts';

type Stage =
  | { readonly kind: 'closed'; readonly isRefused?: boolean }
  | { readonly kind: 'working' }
  | {
      readonly kind: 'unsent';
      readonly count: number;
      readonly saved: boolean;
      readonly isTried: boolean;
    };

interface UnsentProps {
  count: number;
  saved: boolean;
  onSync: () => void;
  onSave: () => void;
  onLeave: (how: 'saved-to-file' | 'discard') => void;
  onStay: () => void;
}

/** What waits, and the ways that lose nothing first. */
const Unsent = ({ count, saved, onSync, onSave, onLeave, onStay }: UnsentProps) => (
  <div class="stack" role="alert">
    <p>
      <strong tabIndex={-1} ref={focusHere}>
        {tn(
          '{n} change is not on the server yet.',
          '{n} changes are not on the server yet.',
          count,
        )}
      </strong>
    </p>
    <button type="button" class="button button--strong" onClick={onSync}>
      {t('Sync now, then sign out')}
    </button>
    <button type="button" class="button" onClick={onSave}>
      {t('Save them to a file')}
    </button>
    {saved && (
      <button type="button" class="button" onClick={() => onLeave('saved-to-file')}>
        {t('The file is saved: sign out')}
      </button>
    )}
    <button type="button" class="button button--quiet" onClick={() => onLeave('discard')}>
      {t('Sign out and lose them')}
    </button>
    <button type="button" class="button button--quiet" onClick={onStay}>
      {t('Stay signed in')}
    </button>
  </div>
);

/** Without room the phone cannot note that nobody is signed in any more. */
const refusalText = (stage: Stage): string | undefined =>
  stage.kind === 'closed' && stage.isRefused ? troubleText('not-kept') : undefined;

/** What became of the wish to send them first. */
const Tried = ({ stage }: { stage: Stage }) => (
  <div role="status">
    {stage.kind === 'unsent' && stage.isTried && (
      <p class="notice">
        {tn(
          'The change could not be sent just now. Nothing is lost: save it to a file, or stay signed in.',
          'The changes could not be sent just now. Nothing is lost: save them to a file, or stay signed in.',
          stage.count,
        )}
      </p>
    )}
  </div>
);

/** Signing out: what the server does not have yet is never thrown away without a word. */
const useLeaving = (parts: AccountParts) => {
  const stage = useSignal<Stage>({ kind: 'closed' });
  const stays = useSignal(0);
  const leave = async (how: How, isTried = false): Promise<void> => {
    stage.value = { kind: 'working' };
    const left = await parts.account.signOut(how).catch(() => undefined);
    if (!left) {
      stage.value = { kind: 'closed', isRefused: true };
      return;
    }
    if (left.kind === 'out') return parts.restart({ went: 'signed-out' });
    stage.value = { kind: 'unsent', count: left.pending + left.rejected, saved: false, isTried };
  };
  const syncFirst = async (): Promise<void> => {
    stage.value = { kind: 'working' };
    await parts.sync.syncNow();
    await leave('if-all-sent', true);
  };
  const save = async (): Promise<void> => {
    parts.saveFile('uncramp-not-yet-sent.json', await parts.account.file('unsent'));
    if (stage.value.kind === 'unsent') stage.value = { ...stage.value, saved: true };
  };
  const stay = (): void => {
    stage.value = { kind: 'closed' };
    stays.value += 1;
  };
  return { stage: stage.value, stays: stays.value, leave, syncFirst, save, stay };
};

/** `out`: the server has signed this phone out, and may have nothing of the account any more. */
export const Leaving = ({ parts, out }: { parts: AccountParts; out: boolean }) => {
  const { stage, stays, leave, syncFirst, save, stay } = useLeaving(parts);
  const button = useFocusAfter<HTMLButtonElement>(stays);
  return (
    <section class="card" aria-labelledby="leaving">
      <h2 id="leaving">{t('Sign out on this phone')}</h2>
      <p>
        {out
          ? t('Signing out takes this account’s records off this phone.')
          : t('Signing out takes this account’s records off this phone. The server keeps them.')}
      </p>
      {stage.kind !== 'unsent' && (
        <button
          ref={button}
          type="button"
          class="button"
          disabled={stage.kind === 'working'}
          onClick={() => void leave('if-all-sent')}
        >
          {t('Sign out')}
        </button>
      )}
      <FormTrouble text={refusalText(stage)} />
      <Tried stage={stage} />
      {stage.kind === 'unsent' && (
        <Unsent
          count={stage.count}
          saved={stage.saved}
          onSync={() => void syncFirst()}
          onSave={() => void save()}
          onLeave={(how) => void leave(how)}
          onStay={stay}
        />
      )}
    </section>
  );
};
