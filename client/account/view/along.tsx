import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t, tn } from '../../foundation/locale.ts';
import { focusHere } from '../../parts/focus.ts';
import type { GuestBelongings, StillHere as Still } from '../lifecycle.ts';
import type { AccountParts } from './parts.ts';
import { Tick } from './tick.tsx';

interface Props {
  guest: GuestBelongings;
  onTake: (wish: { gates: boolean }) => Promise<void>;
  /** Not offered where they have been left already. */
  onLeave?: () => Promise<void>;
  /** Whether it takes the place of what was read before. */
  focused?: boolean;
}

const WhatIsHere = ({ records }: { records: number }) => (
  <>
    <p>
      {records === 0
        ? t(
            'There are answers about health on this phone that belong to no account. If they are yours, take them along.',
          )
        : tn(
            'There is {n} entry on this phone that belongs to no account. Taken along, it is on all your devices.',
            'There are {n} entries on this phone that belong to no account. Taken along, they are on all your devices.',
            records,
          )}
    </p>
    <p class="muted">{t('Left here, they stay on this phone and come back when you sign out.')}</p>
  </>
);

const Interrupted = ({ failed }: { failed: boolean }) => (
  <div role="alert">
    {failed && (
      <p class="field__error">
        {t('That was interrupted. Nothing is lost: choose again and it goes on where it stopped.')}
      </p>
    )}
  </div>
);

interface ChoicesProps {
  working: boolean;
  onTake: () => void;
  onLeave: (() => void) | undefined;
}

const Choices = ({ working, onTake, onLeave }: ChoicesProps) => (
  <>
    <button type="button" class="button button--primary" disabled={working} onClick={onTake}>
      {t('Take them along')}
    </button>
    {onLeave && (
      <button type="button" class="button button--wide" disabled={working} onClick={onLeave}>
        {t('Leave them here')}
      </button>
    )}
  </>
);

/** Whether this phone's own records go into the account; nothing moves before the answer. */
export const Along = ({ guest, onTake, onLeave, focused = false }: Props) => {
  const state = useSignal<'asking' | 'taking' | 'leaving' | 'failed'>('asking');
  // Where there is nothing else, the button itself says that they are this person's.
  const healthOnly = guest.records === 0;
  const gates = useSignal(false);
  const choose = async (way: 'taking' | 'leaving', chosen: () => Promise<void>): Promise<void> => {
    state.value = way;
    await chosen().catch(() => (state.value = 'failed'));
  };
  return (
    <section class="card" aria-labelledby="along">
      <h2 id="along" tabIndex={-1} ref={focused ? focusHere : null}>
        {healthOnly
          ? t('Take this phone’s answers about health along?')
          : t('Take this phone’s records along?')}
      </h2>
      <WhatIsHere records={guest.records} />
      {guest.gates && !healthOnly && (
        <Tick on={gates}>{t('The answers about health are mine, too. Take them along.')}</Tick>
      )}
      <Choices
        working={state.value === 'taking' || state.value === 'leaving'}
        onTake={() => void choose('taking', () => onTake({ gates: healthOnly || gates.value }))}
        onLeave={onLeave && (() => void choose('leaving', onLeave))}
      />
      <p role="status">{state.value === 'taking' && t('Taking them along …')}</p>
      <Interrupted failed={state.value === 'failed'} />
    </section>
  );
};

const useStillHere = (parts: AccountParts) => {
  const still = useSignal<Still | undefined>(undefined);
  const leftNow = useSignal(false);
  const read = async (): Promise<void> => {
    still.value = await parts.account.stillHere();
  };
  useEffect(() => {
    // What cannot be read now is asked about at the next visit.
    read().catch(() => undefined);
  }, [parts]);
  const take = async (wish: { gates: boolean }): Promise<void> =>
    parts.restart(await parts.account.takeGuestAlong(wish));
  const leave = async (): Promise<void> => {
    await parts.account.leaveGuestHere();
    leftNow.value = true;
    await read();
  };
  return { still: still.value, leftNow: leftNow.value, take, leave };
};

/** Whoever was interrupted before the answer is asked again; what was left can still be taken. */
export const StillHere = ({ parts }: { parts: AccountParts }) => {
  const { still, leftNow, take, leave } = useStillHere(parts);
  if (!still || still.asking === 'not') return null;
  if (still.asking === 'aloud') return <Along guest={still} onTake={take} onLeave={leave} />;
  return (
    <details class="disclosure">
      <summary ref={leftNow ? focusHere : null}>
        {t('This phone’s records from before you signed in')}
      </summary>
      <Along guest={still} onTake={take} />
    </details>
  );
};
