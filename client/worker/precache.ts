// Everything that must work without network: installed whole or not at all, mended after eviction.

import { cacheNames } from 'workbox-core';
import { PrecacheController } from 'workbox-precaching';
import { CLIPS, type File, fetchFile, INSTALLED } from './files.ts';
import { isClip, isPage, isScript, unpackClips, unpackTexts } from './pack.ts';

const CLIP_CACHE = 'uncramp-clips';
const TOGETHER = 4;
/** Where what is installed comes from when much of it is missing. */
const PACKS = [
  { address: '/offline-pages.json', unpack: unpackTexts, holds: isPage },
  { address: '/offline-scripts.json', unpack: unpackTexts, holds: isScript },
  { address: '/offline-clips.bin', unpack: unpackClips, holds: isClip },
];

const controller = new PrecacheController();
controller.addToCacheList([...INSTALLED]);

const keyOf = ({ url }: { url: string }): string => controller.getCacheKeyForURL(url) ?? url;
const keptIn = async (cache: Cache): Promise<Set<string>> =>
  new Set((await cache.keys()).map(({ url }) => url));

const fetching = (pack: string) => () =>
  fetch(pack, { cache: 'reload', credentials: 'same-origin' });

/** Take what is installed out of its packs; whatever goes wrong, it can be fetched one by one. */
const takePacks = async (): Promise<void> => {
  const cache = await caches.open(cacheNames.precache);
  const kept = await keptIn(cache);
  const shelf = { kept, keyOf, put: (key: string, file: Response) => cache.put(key, file) };
  for (const { address, unpack, holds } of PACKS) {
    const wish = { files: INSTALLED.filter(holds), get: fetching(address) };
    await unpack(shelf, wish).catch(() => undefined);
  }
};

const absolute = ({ url }: { url: string }): string => new URL(url, location.href).href;

/** The same for the clips that are kept afterwards. */
const takeClips = async (): Promise<void> => {
  const cache = await caches.open(CLIP_CACHE);
  const kept = await keptIn(cache);
  const shelf = {
    kept,
    keyOf: absolute,
    put: (key: string, clip: Response) => cache.put(key, clip),
  };
  const wish = { files: CLIPS, get: fetching('/offline-other-clips.bin') };
  await unpackClips(shelf, wish).catch(() => undefined);
};

/** Fetch everything; one failure and the worker that runs now stays. */
export const install = async (event: ExtendableEvent): Promise<unknown> => {
  await takePacks();
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
  await takePacks();
  await takeClips();
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
