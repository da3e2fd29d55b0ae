// The records on this phone: each write puts the record and its op into one strict transaction.

import { type FieldsOf, type Kind, MAX_OP_BYTES, type Op, PROFILE_ID } from '../contract/wire.ts';
import { type Channel, openChannel } from './channel.ts';
import { type Clock, systemClock } from './clock.ts';
import { openStorage } from './database.ts';
import { clean, given, withChange } from './fields.ts';
import { newId } from './ids.ts';
import { lossesWith } from './lost.ts';
import { SaveFailed, type Transaction } from './storage.ts';
import {
  type ChangeOf,
  databaseName,
  type Fields,
  META_LAYOUT,
  META_NAME,
  OWNER_LAYOUT,
  type OwnerStorage,
  type OwnerTables,
  type RecordRow,
  type StoredRecord,
} from './tables.ts';

export type { FieldsOf, Kind } from '../contract/wire.ts';
export { PROFILE_ID } from '../contract/wire.ts';
export { SaveFailed } from './storage.ts';
export type { ChangeOf, StoredRecord } from './tables.ts';

export interface RecordsChanged {
  readonly kinds: Kind[];
  readonly ids: string[];
}

export interface RecordStore {
  /** The account whose records these are; null is the guest. */
  readonly owner: string | null;
  /** Writes record and op together; resolves when both are on the disk, else rejects SaveFailed. */
  put<K extends Kind>(
    kind: K,
    change: ChangeOf<K>,
    id?: string,
    /** The op's own id, for what must count once however often it is done. */
    op?: string,
  ): Promise<StoredRecord<K>>;
  /** Deletes for good: what stays is a tombstone without content. */
  remove(id: string): Promise<void>;
  get<K extends Kind = Kind>(id: string): Promise<StoredRecord<K> | undefined>;
  list<K extends Kind>(kind: K): Promise<StoredRecord<K>[]>;
  profile(): Promise<FieldsOf<'profile'>>;
  saveProfile(change: ChangeOf<'profile'>): Promise<void>;
  watch(listener: (change: RecordsChanged) => void): () => void;
}

interface RecordParts {
  readonly owner: string | null;
  readonly storage: OwnerStorage;
  readonly changes: Channel<RecordsChanged>;
  readonly clock: Clock;
  readonly newId: (now: number) => string;
}

const WRITES = ['records', 'outbox'] as const;

const refuseLarge = (op: Op): void => {
  if (new TextEncoder().encode(JSON.stringify(op)).length > MAX_OP_BYTES) {
    throw new SaveFailed('too-large');
  }
};

/** Lays one new op over the record it changes and queues it, inside the given transaction. */
export const write = async (
  tx: Transaction<OwnerTables>,
  op: Op,
  changed_at: number,
): Promise<RecordRow> => {
  return lay(tx, op, { old: await tx.get('records', op.record), changed_at });
};

/** The same for who knows already what is there. Nothing is waited for but the end. */
export const lay = async (
  tx: Transaction<OwnerTables>,
  op: Op,
  { old, changed_at }: { old: RecordRow | undefined; changed_at: number },
): Promise<RecordRow> => {
  if (old?.deleted) throw new SaveFailed('deleted');
  if (old && old.kind !== op.kind) throw new SaveFailed('kind-mismatch');
  const deleted = op.action === 'delete';
  const lost = lossesWith(old, op, changed_at);
  const row: RecordRow = {
    id: op.record,
    kind: op.kind,
    fields: deleted ? {} : withChange(old?.fields ?? {}, op.fields ?? {}),
    seq: old?.seq ?? null,
    epoch: old?.epoch ?? null,
    deleted,
    changed_at,
    // A number may stand in a list beside the records, so whether there is one is not known here.
    base: old && (old.base ?? old.fields),
    ...(lost ? { lost } : {}),
  };
  await tx.putAll('records', [row]);
  await tx.putAll('outbox', [{ ...op, first: !old }]);
  return row;
};

const asRecord = <K extends Kind>({
  epoch: _,
  base: __,
  lost: ___,
  ...row
}: RecordRow): StoredRecord<K> => row as unknown as StoredRecord<K>;

const reader = (storage: OwnerStorage): Pick<RecordStore, 'get' | 'list'> => {
  const read = <T>(work: (tx: Transaction<OwnerTables>) => Promise<T>): Promise<T> =>
    storage.transaction(['records'], 'readonly', work);
  return {
    async get<K extends Kind>(id: string) {
      const row = await read((tx) => tx.get('records', id));
      return row && !row.deleted ? asRecord<K>(row) : undefined;
    },
    async list<K extends Kind>(kind: K) {
      const rows = await read((tx) => tx.all('records', { index: { name: 'kind', value: kind } }));
      return rows.filter((row) => !row.deleted).map((row) => asRecord<K>(row));
    },
  };
};

const writer = (parts: RecordParts): Pick<RecordStore, 'put' | 'remove'> => {
  const { storage, changes, clock } = parts;
  const tell = (row: RecordRow): void =>
    changes.publish({ kinds: [row.kind as Kind], ids: [row.id] });
  return {
    async put(kind, change, id, named) {
      const now = clock.now();
      const fields = clean(given(change)) as Fields;
      const record = id ?? parts.newId(now);
      const op: Op = { op: named ?? parts.newId(now), record, kind, action: 'put', fields };
      refuseLarge(op);
      const row = await storage.transaction(WRITES, 'readwrite', (tx) =>
        // Under an id made just now there is nothing yet: that need not be asked.
        id === undefined ? lay(tx, op, { old: undefined, changed_at: now }) : write(tx, op, now),
      );
      tell(row);
      return asRecord(row);
    },
    async remove(id) {
      const now = clock.now();
      const op = parts.newId(now);
      const row = await storage.transaction(WRITES, 'readwrite', async (tx) => {
        const old = await tx.get('records', id);
        if (!old || old.deleted || id === PROFILE_ID) return undefined;
        return write(tx, { op, record: id, kind: old.kind, action: 'delete' }, now);
      });
      if (row) tell(row);
    },
  };
};

export const createRecordStore = (parts: RecordParts): RecordStore => {
  const { get, list } = reader(parts.storage);
  const { put, remove } = writer(parts);
  return {
    owner: parts.owner,
    put,
    remove,
    get,
    list,
    profile: async () => ((await get(PROFILE_ID))?.fields ?? {}) as FieldsOf<'profile'>,
    saveProfile: async (change) => void (await put('profile', change, PROFILE_ID)),
    watch: (listener) => parts.changes.subscribe(listener),
  };
};

/** Everything that works on the same database in this tab or worker shares these. */
export interface Home extends RecordParts {
  readonly records: RecordStore;
  close(): void;
}

export const openHome = (owner: string | null, clock: Clock = systemClock): Home => {
  // An account's records are wiped when it signs out. A guest's are not, unless by the browser.
  const isOnce = owner !== null;
  const storage = openStorage(databaseName(owner), OWNER_LAYOUT, isOnce);
  const changes = openChannel<RecordsChanged>(databaseName(owner));
  const parts = { owner, storage, changes, clock, newId };
  return {
    ...parts,
    records: createRecordStore(parts),
    close() {
      changes.close();
      storage.close();
    },
  };
};

/** Who is signed in on this phone; nobody while a sign-out still waits for the server. */
export const currentOwner = async (): Promise<string | null> => {
  const meta = openStorage(META_NAME, META_LAYOUT);
  try {
    return await meta.transaction(['state'], 'readonly', async (tx) => {
      const closed = await tx.get('state', 'closed');
      const current = await tx.get('state', 'current');
      return closed ? null : ((current?.value as string | null | undefined) ?? null);
    });
  } finally {
    meta.close();
  }
};

let home: Promise<Home> | undefined;

/** The records of the owner signed in here, else the guest's; one instance a page. */
export const ownHome = (): Promise<Home> => {
  home ??= currentOwner().then((owner) => openHome(owner));
  // A failed start must not stay: the next caller tries anew.
  home.catch(() => {
    home = undefined;
  });
  return home;
};

export const openStore = async (): Promise<RecordStore> => (await ownHome()).records;
