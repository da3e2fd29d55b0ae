import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t, tn } from '../../foundation/locale.ts';
import type { GuestBelongings } from '../lifecycle.ts';
import type { AccountParts } from './parts.ts';

interface Props {
  guest: GuestBelongings;
  onTake: (wish: { gates: boolean }) => Promise<void>;
  /** Not offered where they have been left already. */
  onLeave?: () => void;
}

const WhatIsHere = ({ records }: { records: number }) => (
  <>
    <p>
      {tn(
        'There is {n} entry on this phone that belongs to no account. Taken along, it is on all your devices.',
        'There are {n} entries on this phone that belong to no account. Taken along, they are on all your devices.',
        records,
      )}
    </p>
    <p class="muted">{t('Left here, they stay on this phone and come back when you sign out.')}</p>
  </>
);

const HealthToo = ({ gates }: { gates: Signal<boolean> }) => (
  <label class="choice">
    <input
      type="checkbox"
      checked={gates.value}
      onChange={(event) => (gates.value = event.currentTarget.checked)}
    />
    <span>{t('The answers about health are mine, too. Take them along.')}</span>
  </label>
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

/** Whether this phone's own records go into the account; nothing moves before the answer. */
export const Along = ({ guest, onTake, onLeave }: Props) => {
  const state = useSignal<'asking' | 'working' | 'failed'>('asking');
  const gates = useSignal(false);
  const take = async (): Promise<void> => {
    state.value = 'working';
    try {
      await onTake({ gates: gates.value });
    } catch {
      state.value = 'failed';
    }
  };
  const working = state.value === 'working';
  return (
    <section class="card" aria-labelledby="along">
      <h2 id="along">{t('Take this phone’s records along?')}</h2>
      <WhatIsHere records={guest.records} />
      {guest.gates && <HealthToo gates={gates} />}
      <button
        type="button"
        class="button button--primary"
        disabled={working}
        onClick={() => void take()}
      >
        {t('Take them along')}
      </button>
      {onLeave && (
        <button type="button" class="button button--wide" disabled={working} onClick={onLeave}>
          {t('Leave them here')}
        </button>
      )}
      <Interrupted failed={state.value === 'failed'} />
    </section>
  );
};

/** Whoever was interrupted before the question, or left the records here, can still take them. */
export const StillHere = ({ parts }: { parts: AccountParts }) => {
  const guest = useSignal<GuestBelongings | undefined>(undefined);
  useEffect(() => {
    const read = async (): Promise<void> => {
      guest.value = await parts.account.guestBelongings();
    };
    // What cannot be read now is offered at the next visit.
    read().catch(() => undefined);
  }, [parts]);
  if (!guest.value || guest.value.records === 0) return null;
  return (
    <details class="disclosure">
      <summary>{t('This phone’s records from before you signed in')}</summary>
      <Along
        guest={guest.value}
        onTake={async (wish) => {
          await parts.account.takeGuestAlong(wish);
          parts.restart();
        }}
      />
    </details>
  );
};
