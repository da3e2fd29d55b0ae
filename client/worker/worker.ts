// The service worker: decides (logic/decide), fetches (precache) and wires the two here.

import './push.ts';
import './sync.ts';
import { CLIPS, INSTALLED } from './files.ts';
import { decide, type Known, OFFLINE_PAGE } from './logic/decide.ts';
import { clean, clip, fill, install, installed, keepClip } from './precache.ts';
import { addRoutes, cleanStartPages, keepStartPages } from './routes.ts';
import { claim, takeOver } from './update.ts';

declare const self: ServiceWorkerGlobalScope;

const known: Known = {
  installed: new Set(INSTALLED.map(({ url }) => url)),
  clips: new Set(CLIPS.map(({ url }) => url)),
};

self.addEventListener('install', (event) => {
  event.waitUntil(install(event).then(keepStartPages));
  event.waitUntil(addRoutes(event));
});

self.addEventListener('activate', (event) => {
  // A worker that was ending may have cleaned away what this one had just kept.
  const pages = (): Promise<void> => cleanStartPages().then(keepStartPages);
  event.waitUntil(claim().then(() => Promise.all([clean(event), pages()])));
});

const answerPage = async (request: Request): Promise<Response> => {
  try {
    return await fetch(request);
  } catch (error) {
    const page = await installed(OFFLINE_PAGE);
    if (page) return page;
    throw error;
  }
};

const answerInstalled = async (request: Request, path: string): Promise<Response> =>
  (await installed(path)) ??
  (await (request.mode === 'navigate' ? answerPage(request) : fetch(request)));

const answerClip = async (event: FetchEvent, path: string): Promise<Response> => {
  const kept = await clip(path);
  if (kept) return kept;
  const response = await fetch(event.request);
  event.waitUntil(keepClip(path, response.clone()));
  return response;
};

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const decision = decide(
    {
      method: request.method,
      path: url.pathname,
      sameOrigin: url.origin === self.location.origin,
      navigation: request.mode === 'navigate',
    },
    known,
  );
  if (decision.kind === 'installed') event.respondWith(answerInstalled(request, decision.path));
  else if (decision.kind === 'clip') event.respondWith(answerClip(event, decision.path));
  else if (decision.kind === 'page') event.respondWith(answerPage(request));
});

const fillAll = async (): Promise<boolean> => {
  try {
    // Who is told that all is here must also get it from here.
    await claim();
    if (!(await fill())) return false;
    await keepStartPages();
    return true;
  } catch {
    return false;
  }
};

const wishes = new Map<unknown, () => Promise<boolean>>([
  ['fill', fillAll],
  ['take-over', takeOver],
]);

self.addEventListener('message', (event) => {
  const wish = wishes.get(event.data?.type);
  const port = event.ports[0];
  if (wish && port) event.waitUntil(wish().then((done) => port.postMessage(done)));
});
