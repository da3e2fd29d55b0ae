// The runner as pages and the service worker both build it.

import { type Channel, openChannel } from '../foundation/channel.ts';
import { api } from '../foundation/http.ts';
import { lockFor } from '../foundation/lock.ts';
import { namedId } from '../foundation/named-id.ts';
import { currentOwner, type Home } from '../foundation/records.ts';
import { pause } from './logic/backoff.ts';
import { createRunner, type Runner, type Timers } from './runner.ts';
import { createTransport } from './transport.ts';

/** Told to the other tabs when a sync has ended here. */
type SyncNews = 'synced';

export const openNews = ({ storage }: Home): Channel<SyncNews> =>
  openChannel<SyncNews>(`${storage.name}-news`);

/** The browser's own. */
export const timers: Timers = {
  after(ms, work) {
    const id = setTimeout(work, ms);
    return () => clearTimeout(id);
  },
};

/** The runner of one account's database; pages and the service worker build the same. */
export const runnerOf = (home: Home, owner: string): Runner =>
  createRunner({
    owner,
    storage: home.storage,
    changes: home.changes,
    clock: home.clock,
    newId: () => home.newId(home.clock.now()),
    namedId,
    transport: createTransport(api),
    lock: lockFor(`${home.storage.name}-sync`),
    isOpen: async () => (await currentOwner()) === owner,
    timers,
    backoff: (failure) => pause(failure, Math.random),
  });

/** One sync without a page, for the service worker; false when it is worth trying again.
 * Nothing happens for the guest. */
export const syncOnceInBackground = async (home: Home): Promise<boolean> => {
  if (home.owner === null) return true;
  const runner = runnerOf(home, home.owner);
  await runner.sync('worker');
  runner.stop();
  const news = openNews(home);
  news.publish('synced');
  news.close();
  return runner.status.value.phase !== 'waiting';
};
