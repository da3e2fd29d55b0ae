// Answers without the worker: a phone that has to start it first paints later.

import { cacheNames } from 'workbox-core';
import { INSTALLED } from './files.ts';
import { rulesFor, START_CACHES, START_PAGES, startCacheOf } from './logic/routes.ts';
import { installed } from './precache.ts';

const START_CACHE = startCacheOf(INSTALLED);

/** Not known to every browser, nor to the type library. */
type Routing = ExtendableEvent & { addRoutes?(rules: unknown): Promise<void> };

/** Keep the pages to start with under their plain addresses, too: rules know no versions of keys. */
export const keepStartPages = async (): Promise<void> => {
  const cache = await caches.open(START_CACHE);
  for (const [address, path] of Object.entries(START_PAGES)) {
    const page = (await cache.match(address)) ? undefined : await installed(path);
    if (page) await cache.put(address, page);
  }
};

/** Tell the browser; one that knows no rules, or not these, asks the worker as ever. */
export const addRoutes = async (event: Routing): Promise<void> => {
  try {
    await event.addRoutes?.(rulesFor({ built: cacheNames.precache, start: START_CACHE }));
  } catch {
    // The worker answers all the same.
  }
};

/** Remove the start pages of earlier versions. */
export const cleanStartPages = async (): Promise<void> => {
  for (const name of await caches.keys()) {
    if (name.startsWith(START_CACHES) && name !== START_CACHE) await caches.delete(name);
  }
};
