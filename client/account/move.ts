// Moving the guest's records into an account: same ids, and whole after an interruption anywhere.

import { kindValues } from '../contract/kinds.ts';
import { type Op, PROFILE_ID } from '../contract/wire.ts';
import { restoredId } from '../foundation/named-id.ts';
import { retelling } from '../foundation/ops.ts';
import { type Home, lay, write } from '../foundation/records.ts';
import type { Transaction } from '../foundation/storage.ts';
import type { Fields, Loss, OwnerTables, RecordRow } from '../foundation/tables.ts';
import {
  belongingsIn,
  type Came,
  carried,
  gapsFilled,
  isNewer,
  joined,
  movable,
  settingsFilled,
  wordsOfHealth,
} from './logic/joining.ts';
import type { FileRecord } from './logic/taking.ts';
import { sameContent } from './logic/trash.ts';
import type { LifecycleParts } from './parts.ts';
import { moveUnended } from './unended.ts';

type Tx = Transaction<OwnerTables>;
const PORTION = 200;

export const rowsOf = (home: Home): Promise<RecordRow[]> =>
  home.storage.transaction(['records'], 'readonly', (tx) => tx.all('records'));

/** Without an op: the account may have a record of this id elsewhere, which must not be deleted. */
const keepDeleted = (tx: Tx, row: RecordRow): Promise<void> =>
  tx.putAll('records', [{ ...row, seq: null, epoch: null, base: undefined }]);

/** What the guest had overwritten can be given back in the account, too. */
const keepLost = async (tx: Tx, id: string, lost: readonly Loss[]): Promise<void> => {
  const row = await tx.get('records', id);
  if (row) await tx.putAll('records', [{ ...row, lost: joined(row.lost ?? [], lost) }]);
};

/** What stands under some ids, and what is written over it since. */
type Here = Map<string, RecordRow | undefined>;

interface Into {
  readonly here: Here;
  readonly newId: () => string;
  readonly now: number;
}

/** Asked for all at once: one after the other each would wait for its answer. */
const standing = async (tx: Tx, ids: readonly string[]): Promise<Here> =>
  new Map(await Promise.all(ids.map(async (id) => [id, await tx.get('records', id)] as const)));

const retell = async (
  tx: Tx,
  row: RecordRow,
  { here, newId }: Omit<Into, 'now'>,
): Promise<void> => {
  for (const op of retelling(row, newId)) {
    const was = { old: here.get(row.id), changed_at: row.changed_at };
    here.set(row.id, await lay(tx, op, was));
  }
};

/** What the account has deleted stays deleted; what the guest wrote there can be given back. */
const take = async (tx: Tx, row: RecordRow, into: Into): Promise<void> => {
  const there = into.here.get(row.id);
  if (row.deleted) return there ? undefined : keepDeleted(tx, row);
  if (there?.deleted) {
    const lost: Loss = { at: into.now, why: 'deleted', fields: row.fields };
    return keepLost(tx, row.id, [...(row.lost ?? []), lost]);
  }
  if (there && !isNewer(row, there)) return;
  await retell(tx, row, into);
  if (row.lost) await keepLost(tx, row.id, row.lost);
};

/** The records under ids that are not those of entries of another kind in the account. */
const placed = async (rows: readonly RecordRow[], account: Home): Promise<RecordRow[]> => {
  const kinds = new Map((await rowsOf(account)).map(({ id, kind }) => [id, kind]));
  const place = async (row: RecordRow): Promise<RecordRow> =>
    (kinds.get(row.id) ?? row.kind) === row.kind
      ? row
      : place({ ...row, id: await restoredId(row.id) });
  return Promise.all(rows.map(place));
};

/** Puts the records into the account's database; those already there are left alone. */
const bring = async (found: readonly RecordRow[], account: Home): Promise<void> => {
  const now = account.clock.now();
  const newId = (): string => account.newId(account.clock.now());
  const rows = await placed(found, account);
  for (let at = 0; at < rows.length; at += PORTION) {
    await account.storage.transaction(['records', 'outbox'], 'readwrite', async (tx) => {
      const some = rows.slice(at, at + PORTION);
      const here = await standing(
        tx,
        some.map(({ id }) => id),
      );
      for (const row of some) await take(tx, row, { here, newId, now });
    });
  }
};

/** Takes away from the guest what has arrived; a record written meanwhile stays for the next turn. */
const release = (rows: readonly RecordRow[], guest: Home): Promise<void> =>
  guest.storage.transaction(['records', 'outbox'], 'readwrite', async (tx) => {
    const gone = new Set<string>();
    for (const { id, changed_at } of rows) {
      if ((await tx.get('records', id))?.changed_at !== changed_at) continue;
      await tx.remove('records', id);
      gone.add(id);
    }
    for (const op of await tx.all('outbox')) {
      if (gone.has(op.record) && op.n !== undefined) await tx.remove('outbox', op.n);
    }
  });

/** Moves everything but the profile; says how many entries that was. */
const moveRecords = async (guest: Home, account: Home): Promise<number> => {
  const rows = carried(await rowsOf(guest));
  await bring(rows, account);
  await release(rows, guest);
  account.changes.publish({ kinds: [...kindValues], ids: rows.map(({ id }) => id) });
  return movable(rows).length;
};

/** Whether the account's own records have been read here once: before, its gaps are not known. */
const isRead = (account: Home): Promise<boolean> =>
  account.storage.transaction(['state'], 'readonly', async (tx) => {
    const value = (await tx.get('state', 'sync'))?.value as { lastSynced?: unknown } | undefined;
    return typeof value?.lastSynced === 'number';
  });

/** The guest's answers about health, which did not come along, are all that stays of a profile. */
const keepGates = (own: RecordRow, guest: Home): Promise<void> =>
  guest.storage.transaction(['records'], 'readwrite', async (tx) => {
    const now = await tx.get('records', own.id);
    if (now?.changed_at !== own.changed_at) return;
    const words = wordsOfHealth(now.fields);
    const fields = { gates: now.fields['gates'], ...(words.length > 0 && { describes: words }) };
    await tx.putAll('records', [{ ...now, fields }]);
  });

/** Fills the gaps of the account's profile; says what the account answers about health then. */
const bringProfile = (
  own: RecordRow,
  account: Home,
  wish: { readonly gates: boolean },
): Promise<unknown> => {
  const op = account.newId(account.clock.now());
  return account.storage.transaction(['records', 'outbox'], 'readwrite', async (tx) => {
    const old = (await tx.get('records', PROFILE_ID))?.fields ?? {};
    const fields = gapsFilled(old, own.fields, wish);
    const put: Op = { op, record: PROFILE_ID, kind: 'profile', action: 'put', fields };
    if (Object.keys(fields).length > 0) await write(tx, put, own.changed_at);
    return { ...old, ...fields }['gates'];
  });
};

/** Fills the gaps of the account's profile from the guest's, then lets go of the guest's. Answers
 * about health stay with the guest unless the account gives them now; says what became of them. */
const moveProfile = async (
  guest: Home,
  account: Home,
  wish: { readonly gates: boolean },
): Promise<Came['health']> => {
  const own = (await rowsOf(guest)).find((row) => row.id === PROFILE_ID);
  if (!own) return undefined;
  const answered = await bringProfile(own, account, wish);
  const hasGates = 'gates' in own.fields;
  // After an interruption the account may have them already.
  const isGone = !hasGates || (wish.gates && sameContent(answered, own.fields['gates']));
  await (isGone ? release([own], guest) : keepGates(own, guest));
  account.changes.publish({ kinds: ['profile'], ids: [PROFILE_ID] });
  if (!hasGates || !wish.gates) return undefined;
  return isGone ? 'came' : 'stays';
};

/** Goes on with a move where it stands; the profile waits until the account's own is known.
 * Says what came along now. */
export const finishMoving = async ({ meta, home, inSession }: LifecycleParts): Promise<Came> => {
  const moving = await meta.read('moving');
  if (!moving || moving.owner !== (await meta.read('current'))) return { came: 0 };
  const [guest, account] = [home(null), home(moving.owner)];
  const came = await moveRecords(guest, account);
  const isWritten = await inSession();
  if (!isWritten) await moveUnended(guest, account);
  if (!(await isRead(account))) {
    const waits = moving.gates && belongingsIn(await rowsOf(guest)).gates;
    return { came, health: waits ? 'waits' : undefined };
  }
  const health = await moveProfile(guest, account, moving);
  // A session that writes to the guest until it ends goes along at a later start.
  const rest = await rowsOf(guest);
  if (isWritten || carried(rest).length > 0) return { came, health };
  // What did not come along has had its answer, too.
  if (belongingsIn(rest).gates) await meta.set('left', { owner: moving.owner });
  await meta.clear('moving');
  return { came, health };
};

/** What a record of a file adds: all of it, of settings what is missing here, of others nothing. */
const addedBy = ({ id, kind, fields }: FileRecord, here: RecordRow | undefined): Fields => {
  if (!here) return fields;
  return id === PROFILE_ID && kind === here.kind ? settingsFilled(here.fields, fields) : {};
};

/** Adds records under their own ids; what is known here, deleted too, stays as it is. */
export const bringFile = async (
  found: readonly FileRecord[],
  { storage, newId, clock, changes }: Home,
): Promise<number> => {
  const now = clock.now();
  const added: string[] = [];
  for (let at = 0; at < found.length; at += PORTION) {
    const some = found.slice(at, at + PORTION);
    const ids = await storage.transaction(['records', 'outbox'], 'readwrite', async (tx) => {
      const fresh: string[] = [];
      const here = await standing(
        tx,
        some.map(({ id }) => id),
      );
      for (const found of some) {
        const { id, kind } = found;
        const there = here.get(id);
        const fields = addedBy(found, there);
        if (there && Object.keys(fields).length === 0) continue;
        const row = { id, kind, fields, seq: null, epoch: null, deleted: false, changed_at: now };
        await retell(tx, row, { here, newId: () => newId(now) });
        fresh.push(id);
      }
      return fresh;
    });
    added.push(...ids);
  }
  changes.publish({ kinds: [...kindValues], ids: added });
  return added.length;
};
