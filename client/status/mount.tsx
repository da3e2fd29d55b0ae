// The one line of the shell that tells where the records are.

import { type Signal, signal } from '@preact/signals';
import { render } from 'preact';
import { type Home, ownHome } from '../foundation/records.ts';
import { inLanguage } from '../parts/logic/address.ts';
import { attention, GUEST, type SyncStatus, statusLine } from '../sync/logic/status.ts';
import { watchAccount } from './account.ts';
import { whenQuiet } from './quiet.ts';
import { pageSync } from './sync.ts';

interface Props {
  status: SyncStatus;
  accountUrl: string;
  /** How old the oldest change is that only this phone has, when that needs a word. */
  waiting?: string | undefined;
  /** What the browser has just said about keeping the records. */
  kept?: string | undefined;
}

/** Words only, and a way to what needs a look. */
const Line = ({ status, accountUrl, waiting, kept }: Props) => (
  <>
    {attention(status) > 0 || status.phase === 'signed-out' ? (
      <a href={accountUrl}>{statusLine(status)}</a>
    ) : (
      <span>{statusLine(status)}</span>
    )}
    {waiting && <a href={`${accountUrl}#files`}> {waiting}</a>}
    {kept && <span> {kept}</span>}
  </>
);

/** Whoever has written something down wants it kept; the browser is asked once. */
const keepWritten = ({ records }: Home, kept: Signal<string | undefined>): void => {
  const unwatch = records.watch(() => {
    unwatch();
    const ask = async (): Promise<void> => {
      const { askOnce } = await import('./first-log.ts');
      kept.value = await askOnce();
    };
    // A browser that cannot be asked keeps things as it always has.
    ask().catch(() => undefined);
  });
};

/** A phone that has not reached the server for days holds the only copy. */
const watchWaiting = async ({ storage, clock }: Home, waiting: Signal<string | undefined>) => {
  const { daysUnsent, waitingText } = await import('./waiting.ts');
  const days = await daysUnsent(storage, clock.now());
  waiting.value = days === undefined ? undefined : waitingText(days);
};

const show = async (host: HTMLElement): Promise<void> => {
  const home = await ownHome();
  const kept = signal<string | undefined>(undefined);
  const waiting = signal<string | undefined>(undefined);
  const status = signal(GUEST);
  keepWritten(home, kept);
  const accountUrl = inLanguage('/account', location.pathname);
  const Live = () => (
    <Line status={status.value} accountUrl={accountUrl} waiting={waiting.value} kept={kept.value} />
  );
  // Whoever has no account downloads nothing for syncing.
  if (home.owner === null) return render(<Live />, host);
  const sync = await pageSync();
  sync.status.subscribe((now) => {
    status.value = now;
    if (now.pending === 0) waiting.value = undefined;
    // Records that cannot be read are the islands' to tell.
    else watchWaiting(home, waiting).catch(() => undefined);
  });
  render(<Live />, host);
};

/** Whoever has reminders has their times and the subscription looked after at every opening. */
const keepRinging = async (): Promise<void> => {
  const { records } = await ownHome();
  const reminders = await records.list('reminder');
  if (!reminders.some(({ fields }) => fields.enabled !== false)) return;
  const { keepRingingWith } = await import('./ringing.ts');
  await keepRingingWith(records);
};

/** Fills the shell's status line, after the page itself has been painted. */
export const mountStatus = ({ watching = true } = {}): void => {
  const host = document.querySelector<HTMLElement>('[data-island="status"]');
  // Without records there is nothing to tell; the island of the page says what is wrong.
  whenQuiet(() => {
    if (host) show(host).catch(() => undefined);
    if (watching) watchAccount().catch(() => undefined);
    // No network, or no worker yet: the next opening tries again.
    keepRinging().catch(() => undefined);
  });
};
