import { useSignal } from '@preact/signals';
import { t } from '../../foundation/locale.ts';
import { isNothing } from '../logic/joining.ts';
import { Again } from './again.tsx';
import { Along, StillHere } from './along.tsx';
import { Codes } from './codes.tsx';
import type { EnterProps, Opened } from './entering.tsx';
import { Files } from './files.tsx';
import { Guest } from './guest.tsx';
import { Leaving } from './leaving.tsx';
import type { AccountParts, Here } from './parts.ts';
import { Passkeys, StillOpen } from './passkeys.tsx';
import { Phones } from './phones.tsx';
import { Farewell, FreshCodes, NewPassword } from './safety.tsx';
import { Scanned } from './scanned.tsx';
import { ServerFile } from './server-file.tsx';
import { SyncState } from './sync-state.tsx';
import { TrashBin } from './trash.tsx';
import { Goodbye, Welcome } from './welcome.tsx';

/** After the server has let somebody in: what to keep or look at, then records to take along. */
const Arriving = ({ parts, opened }: { parts: AccountParts; opened: Opened }) => {
  const { guest, recoveryCodes, username } = opened;
  const seen = useSignal(recoveryCodes.length === 0 && opened.passkeys === 0);
  if (!seen.value) {
    const done = (): void => {
      seen.value = true;
      if (isNothing(guest)) parts.restart(opened.came ?? {});
    };
    if (recoveryCodes.length > 0)
      return <Codes parts={parts} codes={recoveryCodes} onKept={done} />;
    return <StillOpen parts={parts} username={username} owner={opened.owner} onSeen={done} />;
  }
  return (
    <Along
      guest={guest}
      onTake={async (wish) => parts.restart(await parts.account.takeGuestAlong(wish))}
      onLeave={async () => {
        await parts.account.leaveGuestHere();
        parts.restart({});
      }}
      focused
    />
  );
};

interface SignedInProps extends EnterProps {
  username: string;
  owner: string;
}

const SignedIn = ({ parts, username, owner, onOpened }: SignedInProps) => {
  const { phase } = parts.sync.status.value;
  const out = phase === 'signed-out' || phase === 'other-account';
  return (
    <>
      <Welcome arrival={parts.arrival} username={username} out={out} />
      {parts.scanned && <Scanned parts={parts} username={username} out={out} />}
      {out && <Again parts={parts} username={username} owner={owner} onOpened={onOpened} />}
      <SyncState parts={parts} />
      {!out && <StillHere parts={parts} />}
      {!out && <Phones parts={parts} />}
      <Files parts={parts}>
        {!out && <ServerFile parts={parts} username={username} owner={owner} />}
      </Files>
      <TrashBin parts={parts} />
      {!out && <Passkeys parts={parts} username={username} owner={owner} />}
      {!out && (
        <section class="card" aria-labelledby="safety">
          <h2 id="safety">{t('Safety')}</h2>
          <NewPassword parts={parts} username={username} owner={owner} />
          <FreshCodes parts={parts} username={username} owner={owner} />
          <Farewell parts={parts} username={username} owner={owner} />
        </section>
      )}
      <Leaving parts={parts} out={out} />
    </>
  );
};

/** A sign-out that the server has not heard of, and then that it has. */
const Waiting = ({ here }: { here: Here }) => {
  const waits = here.kind === 'closing';
  if (!waits && !(here.kind === 'guest' && here.isHeard)) return null;
  return (
    <p class="notice" role="status">
      {waits
        ? t(
            'You are signed out on this phone. The server will hear of it as soon as there is network; until then nobody can sign in here.',
          )
        : t('You are signed out, and the server has heard of it.')}
    </p>
  );
};

/** The account: none, one on its way, or one with everything that belongs to it. */
export const Account = ({ parts }: { parts: AccountParts }) => {
  const opened = useSignal<Opened | undefined>(undefined);
  const here = parts.here.value;
  if (!here) return null;
  if (opened.value) return <Arriving parts={parts} opened={opened.value} />;
  const arrive = (entry: Opened): void => {
    const { recoveryCodes, passkeys, guest } = entry;
    if (recoveryCodes.length + passkeys === 0 && isNothing(guest)) parts.restart({});
    else opened.value = entry;
  };
  if (here.kind === 'in') {
    const { username, owner } = here;
    return <SignedIn parts={parts} username={username} owner={owner} onOpened={arrive} />;
  }
  return (
    <>
      <Waiting here={here} />
      {here.kind === 'guest' && !here.isHeard && parts.arrival?.went && (
        <Goodbye went={parts.arrival.went} />
      )}
      <Guest parts={parts} onOpened={arrive} />
      <Files parts={parts} />
      <TrashBin parts={parts} />
    </>
  );
};
