// Everything that must work without network: installed whole or not at all, mended after eviction.

import { cacheNames } from 'workbox-core';
import { PrecacheController } from 'workbox-precaching';
import { CLIPS, type File, fetchFile, INSTALLED } from './files.ts';
import { isClip, isPage, isScript, unpackClips, unpackTexts } from './pack.ts';

const CLIP_CACHE = 'uncramp-clips';
const TOGETHER = 4;

const controller = new PrecacheController();
controller.addToCacheList([...INSTALLED]);

const keyOf = ({ url }: { url: string }): string => controller.getCacheKeyForURL(url) ?? url;
const keptIn = async (cache: Cache): Promise<Set<string>> =>
  new Set((await cache.keys()).map(({ url }) => url));

const absolute = ({ url }: { url: string }): string => new URL(url, location.href).href;

interface Pack {
  readonly address: string;
  readonly unpack: typeof unpackTexts;
  readonly files: readonly File[];
}

/** Where what is installed comes from when much of it is missing. */
const INSTALLED_PACKS: readonly Pack[] = [
  { address: '/offline-pages.json', unpack: unpackTexts, files: INSTALLED.filter(isPage) },
  { address: '/offline-scripts.json', unpack: unpackTexts, files: INSTALLED.filter(isScript) },
  { address: '/offline-clips.bin', unpack: unpackClips, files: INSTALLED.filter(isClip) },
];
/** And what is kept afterwards. */
const CLIP_PACKS: readonly Pack[] = [
  { address: '/offline-other-clips.bin', unpack: unpackClips, files: CLIPS },
];

/** Take files out of their packs; whatever goes wrong, they can be fetched one by one. */
const takeOut = async (
  packs: readonly Pack[],
  name: string,
  key: (file: { url: string }) => string,
): Promise<void> => {
  const cache = await caches.open(name);
  const kept = await keptIn(cache);
  const put = (under: string, file: Response): Promise<void> => cache.put(under, file);
  for (const { address, unpack, files } of packs) {
    const get = () => fetch(address, { cache: 'reload', credentials: 'same-origin' });
    await unpack({ kept, keyOf: key, put }, { files, get }).catch(() => undefined);
  }
};

const takeInstalled = (): Promise<void> => takeOut(INSTALLED_PACKS, cacheNames.precache, keyOf);
const takeClips = (): Promise<void> => takeOut(CLIP_PACKS, CLIP_CACHE, absolute);

/** Fetch everything; one failure and the worker that runs now stays. */
export const install = async (event: ExtendableEvent): Promise<unknown> => {
  await takeInstalled();
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
  await takeInstalled();
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
