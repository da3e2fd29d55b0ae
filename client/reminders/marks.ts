// What this browser remembers of reminders beside the records: when something was shown here, and
// which owner without a name is reminded on it, and by which name the server has its subscription.

import { openStorage } from '../foundation/database.ts';
import { META_LAYOUT, META_NAME, type MetaStorage } from '../foundation/tables.ts';

/** `nudged`: the last nudge to drink, so that the next one keeps its distance. */
type Marks = { nudged: number; shown: number; reminded: string; told: string };

const withMeta = async <T>(work: (meta: MetaStorage) => Promise<T>): Promise<T> => {
  const meta = openStorage(META_NAME, META_LAYOUT);
  try {
    return await work(meta);
  } finally {
    meta.close();
  }
};

export const mark = <M extends keyof Marks>(name: M, value: Marks[M]): Promise<void> =>
  withMeta((meta) =>
    meta.transaction(['state'], 'readwrite', (tx) => tx.put('state', { name, value })),
  );

export const unmark = (name: keyof Marks): Promise<void> =>
  withMeta((meta) => meta.transaction(['state'], 'readwrite', (tx) => tx.remove('state', name)));

const read = async <M extends keyof Marks>(name: M): Promise<unknown> =>
  withMeta(async (meta) => {
    const row = await meta.transaction(['state'], 'readonly', (tx) => tx.get('state', name));
    return row?.value;
  });

const numberIn = async (name: 'nudged' | 'shown'): Promise<number | undefined> => {
  const value = await read(name);
  return typeof value === 'number' ? value : undefined;
};

export const lastNudge = (): Promise<number | undefined> => numberIn('nudged');
export const lastShown = (): Promise<number | undefined> => numberIn('shown');

/** The server's name for the subscription that this browser told it last. */
export const toldAs = async (): Promise<string | undefined> => {
  const value = await read('told');
  return typeof value === 'string' ? value : undefined;
};

/** Whether a server knows the guest of this browser as an owner without a name. */
export const isReminded = async (): Promise<boolean> =>
  typeof (await read('reminded')) === 'string';

/** Whose records an occurrence belongs to: an account's id, null for the guest's on this phone. */
type Whose = { readonly here: true; readonly owner: string | null } | { readonly here: false };

/** Finds the database that belongs to the owner a message names, if it is on this phone. */
export const whose = (owner: string | undefined, current: string | null): Promise<Whose> =>
  withMeta(async (meta) => {
    if (owner === undefined || owner === current) return { here: true, owner: current };
    return meta.transaction(['owners', 'state'], 'readonly', async (tx) => {
      if (await tx.get('owners', owner)) return { here: true, owner };
      const reminded = await tx.get('state', 'reminded');
      return reminded?.value === owner ? { here: true, owner: null } : { here: false };
    });
  });
