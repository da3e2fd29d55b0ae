import { useSignal } from '@preact/signals';
import { t, tn } from '../../foundation/locale.ts';
import type { AccountParts } from './parts.ts';

type Stage =
  | { readonly kind: 'closed' }
  | { readonly kind: 'working' }
  | { readonly kind: 'unsent'; readonly count: number; readonly saved: boolean };

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
      <strong>
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

/** Signing out: what the server does not have yet is never thrown away without a word. */
const useLeaving = (parts: AccountParts) => {
  const stage = useSignal<Stage>({ kind: 'closed' });
  const leave = async (how: 'if-all-sent' | 'saved-to-file' | 'discard'): Promise<void> => {
    stage.value = { kind: 'working' };
    const left = await parts.account.signOut(how);
    if (left.kind === 'out') return parts.restart({ went: 'signed-out' });
    stage.value = { kind: 'unsent', count: left.pending + left.rejected, saved: false };
  };
  const syncFirst = async (): Promise<void> => {
    stage.value = { kind: 'working' };
    await parts.sync.syncNow();
    await leave('if-all-sent');
  };
  const save = async (): Promise<void> => {
    parts.saveFile('uncramp-not-yet-sent.json', await parts.account.file('unsent'));
    if (stage.value.kind === 'unsent') stage.value = { ...stage.value, saved: true };
  };
  const stay = (): void => {
    stage.value = { kind: 'closed' };
  };
  return { stage: stage.value, leave, syncFirst, save, stay };
};

export const Leaving = ({ parts }: { parts: AccountParts }) => {
  const { stage, leave, syncFirst, save, stay } = useLeaving(parts);
  return (
    <section class="card" aria-labelledby="leaving">
      <h2 id="leaving">{t('Sign out on this phone')}</h2>
      <p>{t('Signing out takes this account’s records off this phone. The server keeps them.')}</p>
      {stage.kind !== 'unsent' && (
        <button
          type="button"
          class="button"
          disabled={stage.kind === 'working'}
          onClick={() => void leave('if-all-sent')}
        >
          {t('Sign out')}
        </button>
      )}
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
