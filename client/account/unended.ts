// The session that runs, and those that nobody ended, go along with the records they belong to.

import type { Home } from '../foundation/records.ts';
import type { Transaction } from '../foundation/storage.ts';
import { LEFT_OPEN, type OwnerTables, RUNNING } from '../foundation/tables.ts';

type Tx = Transaction<OwnerTables>;

/** All that is to be known here of what the player keeps. */
interface Unended {
  readonly session: { readonly id: string; readonly startedAt: number };
}
interface Rows {
  readonly running: Unended | undefined;
  readonly left: readonly Unended[];
}

const read = async (tx: Tx): Promise<Rows> => ({
  running: (await tx.get('state', RUNNING))?.value as Unended | undefined,
  left: ((await tx.get('state', LEFT_OPEN))?.value ?? []) as readonly Unended[],
});

const keep = (tx: Tx, left: readonly Unended[]): Promise<void> =>
  left.length > 0
    ? tx.put('state', { name: LEFT_OPEN, value: left })
    : tx.remove('state', LEFT_OPEN);

const allOf = ({ running, left }: Rows): Unended[] => [...left, ...(running ? [running] : [])];
const idsOf = (sessions: readonly Unended[]): Set<string> =>
  new Set(sessions.map(({ session }) => session.id));
const without = (sessions: readonly Unended[], ids: ReadonlySet<string>): Unended[] =>
  sessions.filter(({ session }) => !ids.has(session.id));

/** The guest's session takes the account's place only where that is empty; else it is asked about. */
const bring = async (tx: Tx, guest: Rows): Promise<void> => {
  const there = await read(tx);
  const fresh = without(allOf(guest), idsOf(allOf(there)));
  const running = there.running ? undefined : fresh.find((one) => one === guest.running);
  if (running) await tx.put('state', { name: RUNNING, value: running });
  const left = [...there.left, ...fresh.filter((one) => one !== running)];
  await keep(
    tx,
    left.sort((one, other) => one.session.startedAt - other.session.startedAt),
  );
};

const release = async (tx: Tx, gone: ReadonlySet<string>): Promise<void> => {
  const { running, left } = await read(tx);
  if (running && gone.has(running.session.id)) await tx.remove('state', RUNNING);
  await keep(tx, without(left, gone));
};

/** Only while no page of this phone writes the guest's session: that page would lose it. */
export const moveUnended = async (guest: Home, account: Home): Promise<void> => {
  const rows = await guest.storage.transaction(['state'], 'readonly', read);
  const gone = idsOf(allOf(rows));
  if (gone.size === 0) return;
  await account.storage.transaction(['state'], 'readwrite', (tx) => bring(tx, rows));
  await guest.storage.transaction(['state'], 'readwrite', (tx) => release(tx, gone));
};
