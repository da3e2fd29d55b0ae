// The one line of the shell that tells where the records are.

import { signal } from '@preact/signals';
import { render } from 'preact';
import type { Account } from '../account/start.ts';
import { ownHome } from '../foundation/records.ts';
import { inLanguage } from '../parts/logic/address.ts';
import { attention, GUEST, type SyncStatus, statusLine } from '../sync/logic/status.ts';
import { watchAccount } from './account.ts';
import { mountAside } from './aside.tsx';
import { watchAsking } from './asking.ts';
import { whenQuiet } from './quiet.ts';
import { onceReminded } from './reminded.ts';
import { pageSync } from './sync.ts';

interface Props {
  status: SyncStatus;
  accountUrl: string;
}

/** Words only, and a way to what needs a look. */
const Line = ({ status, accountUrl }: Props) =>
  attention(status) > 0 || status.phase === 'signed-out' ? (
    <a href={accountUrl}>{statusLine(status)}</a>
  ) : (
    <span>{statusLine(status)}</span>
  );

const show = async (host: HTMLElement, watched: Promise<Account | undefined>): Promise<void> => {
  const home = await ownHome();
  const accountUrl = inLanguage('/account', location.pathname);
  const aside = mountAside(host, home, accountUrl);
  // Whoever has no account downloads nothing for syncing.
  if (home.owner === null) return render(<span>{statusLine(GUEST)}</span>, host);
  const asking = watchAsking(watched);
  const sync = await pageSync();
  const status = signal(sync.status.value);
  sync.status.subscribe((now) => {
    status.value = now;
    aside.pending(now.pending);
  });
  const Live = () => (
    <Line status={{ ...status.value, asking: asking.value }} accountUrl={accountUrl} />
  );
  render(<Live />, host);
};

/** Whoever has reminders has their times and the subscription looked after while a page is open. */
const keepRinging = async (): Promise<void> => {
  const { records } = await ownHome();
  await onceReminded(records, async () => {
    const { keepRingingWith } = await import('./ringing.ts');
    await keepRingingWith(records);
  });
};

/** Fills the shell's status line, after the page itself has been painted; a page that has opened
 * its account hands it in. */
export const mountStatus = (opened?: Promise<Account>): void => {
  const host = document.querySelector<HTMLElement>('[data-island="status"]');
  // Without records there is nothing to tell; the island of the page says what is wrong.
  whenQuiet(() => {
    const watched = (opened ?? watchAccount()).catch(() => undefined);
    if (host) show(host, watched).catch(() => undefined);
    // No network, or no worker yet: the next opening tries again.
    keepRinging().catch(() => undefined);
  });
};
