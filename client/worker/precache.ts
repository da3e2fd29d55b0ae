// Everything that must work without network: installed whole or not at all, mended after eviction.

import { cacheNames } from 'workbox-core';
import { PrecacheController } from 'workbox-precaching';
import { CLIPS, type File, fetchFile, INSTALLED } from './files.ts';
import { PACK, unpack } from './pack.ts';

const CLIP_CACHE = 'uncramp-clips';
const TOGETHER = 4;

const controller = new PrecacheController();
controller.addToCacheList([...INSTALLED]);

const keyOf = ({ url }: { url: string }): string => controller.getCacheKeyForURL(url) ?? url;
const keptIn = async (cache: Cache): Promise<Set<string>> =>
  new Set((await cache.keys()).map(({ url }) => url));

/** Take the pages out of their pack; whatever goes wrong, they can still be fetched one by one. */
const takePages = async (): Promise<void> => {
  try {
    const cache = await caches.open(cacheNames.precache);
    const put = (key: string, response: Response) => cache.put(key, response);
    const get = () => fetch(PACK, { cache: 'reload', credentials: 'same-origin' });
    await unpack({ kept: await keptIn(cache), keyOf, put }, { files: INSTALLED, get });
  } catch {
    // Whoever called fetches what is missing.
  }
};

/** Fetch everything; one failure and the worker that runs now stays. */
export const install = async (event: ExtendableEvent): Promise<unknown> => {
  await takePages();
  return controller.install(event);
};

/** Remove what earlier versions kept. */
export const clean = async (event: ExtendableEvent): Promise<void> => {
  await controller.activate(event);
  const wanted = new Set(CLIPS.map(({ url }) => url));
  const cache = await caches.open(CLIP_CACHE);
  for (const { url } of await cache.keys()) {
    if (!wanted.has(new URL(url).pathname)) await cache.delete(url);
  }
};

/** The installed answer for an address, if the browser has not evicted it. */
export const installed = (path: string): Promise<Response | undefined> =>
  controller.matchPrecache(path);

export const clip = async (path: string): Promise<Response | undefined> =>
  (await caches.open(CLIP_CACHE)).match(path);

/** Keep a clip that a page asked for before its turn came. */
export const keepClip = async (path: string, response: Response): Promise<void> => {
  if (response.ok) await (await caches.open(CLIP_CACHE)).put(path, response);
};

const missing = async (): Promise<(() => Promise<void>)[]> => {
  const precache = await caches.open(cacheNames.precache);
  const clips = await caches.open(CLIP_CACHE);
  const [keptFiles, keptClips] = [await keptIn(precache), await keptIn(clips)];
  const fetchInto = (cache: Cache, key: string, file: File) => async () =>
    cache.put(key, await fetchFile(file));
  const absolute = ({ url }: File) => new URL(url, location.href).href;
  return [
    ...INSTALLED.filter((file) => !keptFiles.has(keyOf(file))).map((file) =>
      fetchInto(precache, keyOf(file), file),
    ),
    ...CLIPS.filter((file) => !keptClips.has(absolute(file))).map((file) =>
      fetchInto(clips, file.url, file),
    ),
  ];
};

const fetchMissing = async (): Promise<boolean> => {
  await takePages();
  const todo = await missing();
  while (todo.length > 0) {
    const batch = await Promise.allSettled(todo.splice(0, TOGETHER).map((get) => get()));
    // A dead network or a full disk will not be better for the next file; a later visit goes on.
    if (batch.some(({ status }) => status === 'rejected')) return false;
  }
  return true;
};

let filling: Promise<boolean> | undefined;

/** Fetch what is not here yet and say whether everything is; two pages that ask share one run. */
export const fill = (): Promise<boolean> => {
  filling ??= fetchMissing().finally(() => {
    filling = undefined;
  });
  return filling;
};
