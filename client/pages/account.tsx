import { type ReadonlySignal, signal } from '@preact/signals';
import { copyText, saveFile } from '../account/files.ts';
import type { Entry } from '../account/lifecycle.ts';
import { pairingIn } from '../account/logic/pairing.ts';
import { passkeyKeeper } from '../account/passkeys.ts';
import { createAccountServer } from '../account/server.ts';
import type { Account } from '../account/start.ts';
import { createTrash, forgetOld } from '../account/trash.ts';
import { Account as AccountView } from '../account/view/account.tsx';
import type { Names } from '../account/view/entry-words.ts';
import type { Arrival, Here, Sync } from '../account/view/parts.ts';
import { api } from '../foundation/http.ts';
import { type Home, ownHome } from '../foundation/records.ts';
import { unreadable, watchProfile } from '../parts/live.ts';
import { formatVolume, measuresOf } from '../parts/logic/volume.ts';
import { islandHost, mountInto } from '../parts/mount.tsx';
import { loadTitles } from '../parts/titles.ts';
import { nameIfOffered } from '../reminders/view/words.ts';
import { openPageAccount } from '../status/account.ts';
import { mountStatus } from '../status/mount.tsx';
import { pageSync } from '../status/sync.ts';

const openSync = async (): Promise<Sync> => {
  const handle = await pageSync();
  const status = signal(handle.status.value);
  handle.status.subscribe((now) => {
    status.value = now;
  });
  return { ...handle, status };
};

/** Loading anew is this page's own affair while somebody comes in or goes out here. */
const openHere = async (): Promise<Account> => {
  let acting = false;
  const account = await openPageAccount(() => {
    if (!acting) location.reload();
  });
  const entering =
    <W,>(come: (wish: W) => Promise<Entry>) =>
    async (wish: W): Promise<Entry> => {
      acting = true;
      const entry = await come(wish);
      acting = entry.kind === 'in';
      return entry;
    };
  return {
    ...account,
    signUp: entering(account.signUp),
    signIn: entering(account.signIn),
    recover: entering(account.recover),
    enterWithPasskey: entering(account.enterWithPasskey),
    enterPaired: entering(account.enterPaired),
    signOut: async (leaving) => {
      acting = true;
      const left = await account.signOut(leaving);
      acting = left.kind === 'out';
      return left;
    },
    deleteAccount: async (wish) => {
      acting = true;
      const left = await account.deleteAccount(wish);
      acting = left === 'gone';
      return left;
    },
  };
};

/** The code of a pairing that was scanned; it leaves the address at once. */
const takeScanned = (): string | undefined => {
  const code = pairingIn(location.hash);
  if (code !== undefined) history.replaceState(null, '', location.pathname);
  return code;
};

/** Loads the page anew; what it is to tell then travels with its place in the history. */
const restart = (arrival?: Arrival): void => {
  history.replaceState(arrival ? { arrival } : null, '');
  location.reload();
};

/** Told once only. */
const takeArrival = (): Arrival | undefined => {
  const { arrival } = (history.state ?? {}) as { arrival?: Arrival };
  if (arrival) history.replaceState(null, '');
  return arrival;
};

/** Where the person stands; a sign-out that still waits is followed until the server knows. */
const lookHere = async (account: Account, { owner }: Home): Promise<ReadonlySignal<Here>> => {
  const username = await account.username();
  if (username !== undefined && owner) return signal({ kind: 'in', username, owner });
  const isClosing = await account.isClosing();
  const here = signal<Here>({ kind: isClosing ? 'closing' : 'guest' });
  const follow = (): void => {
    if (isClosing) here.value = { kind: 'guest', isHeard: true };
  };
  account.onClosingEnd(follow);
  // The answer may have come while this was looked at.
  if (!(await account.isClosing())) follow();
  return here;
};

/** What records are called in a sentence, in the person's own measures. */
const namesFor = (home: Home): Names => {
  const titles = loadTitles();
  const profile = watchProfile(home.records);
  return {
    routine: (id) => titles.value[id],
    reminder: nameIfOffered,
    volume: (ml) => formatVolume(ml, measuresOf(profile.value).units),
  };
};

const start = async (host: HTMLElement, opened: Promise<Account>): Promise<void> => {
  try {
    const account = await opened;
    const home = await ownHome();
    const here = await lookHere(account, home);
    const server = createAccountServer(api);
    // What cannot be forgotten now is forgotten at the next visit.
    forgetOld(home).catch(() => undefined);
    mountInto(
      host,
      <AccountView
        parts={{
          account,
          here,
          ways: signal(undefined),
          server,
          trash: createTrash(home, server),
          names: namesFor(home),
          place: location.hash.slice(1),
          sync: await openSync(),
          zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
          saveFile,
          copy: copyText,
          passkeys: passkeyKeeper(),
          scanned: takeScanned(),
          restart,
          arrival: takeArrival(),
        }}
      />,
    );
  } catch {
    unreadable.value = true;
    mountInto(host, null);
  }
};

const host = islandHost('account');
const opened = openHere();
if (host) void start(host, opened);
mountStatus(opened);
