import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { formatDate, t } from '../../foundation/locale.ts';
import type { CalendarParts } from './parts.ts';

const noNetwork = () => t('There is no network just now. Try again when there is.');

/** The address as it is shown, once, with a way to copy it. */
const Address = ({ address }: { address: string }) => {
  const copied = useSignal(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard?.writeText(address);
    copied.value = true;
  };
  return (
    <>
      <p>{t('This is shown once. Add it to your calendar as a subscription:')}</p>
      <p class="secret">{address}</p>
      <button type="button" class="button" onClick={() => void copy()}>
        {copied.value ? t('Copied') : t('Copy the address')}
      </button>
    </>
  );
};

/** The private address: whether there is one, and its text right after its making. */
const useAddress = (calendar: CalendarParts, said: Signal<string>) => {
  const made = useSignal<string | null | undefined>(undefined);
  const address = useSignal<string | undefined>(undefined);
  useEffect(() => {
    void calendar.made().then((at) => {
      made.value = at;
    });
  }, [calendar, made]);
  const make = async (): Promise<void> => {
    address.value = await calendar.make();
    said.value = address.value ? '' : noNetwork();
    made.value = await calendar.made();
  };
  const revoke = async (): Promise<void> => {
    const done = await calendar.revoke();
    // One that still works is shown once only: it must not vanish before it is copied.
    if (done) [made.value, address.value] = [null, undefined];
    said.value = done ? t('The address no longer works.') : noNetwork();
  };
  return { made, address, make, revoke };
};

const PrivateAddress = ({ calendar, said }: { calendar: CalendarParts; said: Signal<string> }) => {
  const { made, address, make, revoke } = useAddress(calendar, said);
  return (
    <>
      <p class="muted">
        {t(
          'Or a private address that follows every change. Whoever has it can read the times and names of your reminders.',
        )}
      </p>
      {address.value && <Address address={address.value} />}
      <button type="button" class="button" onClick={() => void make()}>
        {made.value ? t('Make a new address') : t('Make an address')}
      </button>
      {made.value && (
        <>
          <p class="muted">
            {t('There is an address since {date}.', { date: formatDate(Date.parse(made.value)) })}
          </p>
          <button type="button" class="button button--quiet" onClick={() => void revoke()}>
            {t('Switch the address off')}
          </button>
        </>
      )}
    </>
  );
};

/** The two ways; nothing is asked of the server before somebody looks at them. */
const Ways = ({ calendar }: { calendar: CalendarParts }) => {
  const said = useSignal('');
  const download = async (): Promise<void> => {
    said.value = (await calendar.download()) ? t('Saved as a file.') : noNetwork();
  };
  return (
    <div class="stack">
      <p class="muted">
        {t(
          'Your calendar can ring without messages from a server. It does not know what you drank, so it asks at even times.',
        )}
      </p>
      <button type="button" class="button" onClick={() => void download()}>
        {t('Calendar file')}
      </button>
      <PrivateAddress calendar={calendar} said={said} />
      <p role="status">{said.value}</p>
    </div>
  );
};

/** A calendar rings without push: as a file, or as an address that the calendar reads by itself. */
export const Calendar = ({ calendar }: { calendar: CalendarParts }) => {
  const open = useSignal(false);
  return (
    <details
      class="disclosure"
      onToggle={(event) => {
        open.value = event.currentTarget.open;
      }}
    >
      <summary>{t('In your calendar instead')}</summary>
      {open.value && <Ways calendar={calendar} />}
    </details>
  );
};
