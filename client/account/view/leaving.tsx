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
      readonly kind: 'asking';
      /** What the server has not heard of, or all there is: it may have nothing any more. */
      readonly about: 'unsent' | 'all';
      readonly count: number;
      readonly saved: boolean;
      readonly isTried: boolean;
    };

type Asking = Extract<Stage, { kind: 'asking' }>;

interface AtRiskProps {
  stage: Asking;
  onSync: () => void;
  onSave: () => void;
  onLeave: (how: 'saved-to-file' | 'discard') => void;
  onStay: () => void;
}

const riskText = ({ about, count }: Asking): string =>
  about === 'all'
    ? tn(
        'The server may not have the {n} entry here any more.',
        'The server may not have the {n} entries here any more.',
        count,
      )
    : tn('{n} change is not on the server yet.', '{n} changes are not on the server yet.', count);

/** What would be lost, and the ways that lose nothing first. */
const AtRisk = ({ stage, onSync, onSave, onLeave, onStay }: AtRiskProps) => (
  <div class="stack" role="alert">
    <p>
      <strong tabIndex={-1} ref={focusHere}>
        {riskText(stage)}
      </strong>
    </p>
    {stage.about === 'unsent' && (
      <button type="button" class="button button--strong" onClick={onSync}>
        {t('Sync now, then sign out')}
      </button>
    )}
    <button type="button" class="button" onClick={onSave}>
      {t('Save them to a file')}
    </button>
    {stage.saved && (
      <button type="button" class="button" onClick={() => onLeave('saved-to-file')}>
        {t('The file is saved: sign out')}
      </button>
    )}
    <button type="button" class="button button--quiet" onClick={() => onLeave('discard')}>
      {t('Sign out and lose them')}
    </button>
    <button type="button" class="button button--quiet" onClick={onStay}>
      {stage.about === 'all' ? t('Keep them here') : t('Stay signed in')}
    </button>
  </div>
);

/** Without room the phone cannot note that nobody is signed in any more. */
const refusalText = (stage: Stage): string | undefined =>
  stage.kind === 'closed' && stage.isRefused ? troubleText('not-kept') : undefined;

/** What became of the wish to send them first. */
const Tried = ({ stage }: { stage: Stage }) => (
  <div role="status">
    {stage.kind === 'asking' && stage.isTried && (
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

const asking = (about: Asking['about'], count: number, isTried: boolean): Asking => ({
  kind: 'asking',
  about,
  count,
  saved: false,
  isTried,
});

/** Goes out unless something would be lost; then it says what. */
const leaving = async (
  { account }: AccountParts,
  { how, out, isTried }: { how: How; out: boolean; isTried: boolean },
): Promise<Asking | 'out'> => {
  if (out && how === 'if-all-sent') {
    const entries = [...(await account.counts()).values()].reduce((sum, n) => sum + n, 0);
    if (entries > 0) return asking('all', entries, false);
  }
  const left = await account.signOut(how);
  return left.kind === 'out' ? 'out' : asking('unsent', left.pending + left.rejected, isTried);
};

/** Signing out: what the server does not have is never thrown away without a word. */
const useLeaving = (parts: AccountParts, out: boolean) => {
  const stage = useSignal<Stage>({ kind: 'closed' });
  const stays = useSignal(0);
  const leave = async (how: How, isTried = false): Promise<void> => {
    stage.value = { kind: 'working' };
    const next = await leaving(parts, { how, out, isTried }).catch(() => undefined);
    if (next === 'out') return parts.restart({ went: 'signed-out' });
    stage.value = next ?? { kind: 'closed', isRefused: true };
  };
  const syncFirst = async (): Promise<void> => {
    stage.value = { kind: 'working' };
    await parts.sync.syncNow();
    await leave('if-all-sent', true);
  };
  const save = async (): Promise<void> => {
    const now = stage.value;
    if (now.kind !== 'asking') return;
    const name = now.about === 'all' ? 'uncramp-records.json' : 'uncramp-not-yet-sent.json';
    parts.saveFile(name, await parts.account.file(now.about));
    if (stage.value === now) stage.value = { ...now, saved: true };
  };
  const stay = (): void => {
    stage.value = { kind: 'closed' };
    stays.value += 1;
  };
  return { stage: stage.value, stays: stays.value, leave, syncFirst, save, stay };
};

/** `out`: the server has signed this phone out, and may have nothing of the account any more. */
export const Leaving = ({ parts, out }: { parts: AccountParts; out: boolean }) => {
  const { stage, stays, leave, syncFirst, save, stay } = useLeaving(parts, out);
  const button = useFocusAfter<HTMLButtonElement>(stays);
  return (
    <section class="card" aria-labelledby="leaving">
      <h2 id="leaving">{t('Sign out on this phone')}</h2>
      <p>
        {out
          ? t('Signing out takes this account’s records off this phone.')
          : t('Signing out takes this account’s records off this phone. The server keeps them.')}
      </p>
      {stage.kind !== 'asking' && (
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
      {stage.kind === 'asking' && (
        <AtRisk
          stage={stage}
          onSync={() => void syncFirst()}
          onSave={() => void save()}
          onLeave={(how) => void leave(how)}
          onStay={stay}
        />
      )}
    </section>
  );
};
