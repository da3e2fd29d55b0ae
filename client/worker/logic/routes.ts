// What a browser may answer without waking the worker: a pure choice of rules.
// A rule knows addresses letter by letter, and nothing of what the worker would make of others.

interface Versioned {
  url: string;
  revision: string | null;
}

interface Rule {
  condition: { urlPattern: { pathname: string; search?: string } };
  source: { cacheName: string } | 'network';
}

/** Addresses that the app is opened with at night, by its icon and its shortcut → their page. */
export const START_PAGES: Readonly<Record<string, string>> = {
  '/': '/',
  '/now': '/now',
  '/now?start=1': '/now',
};

export const START_CACHES = 'uncramp-start-';

/** A cache for each version of these pages: the rules of the old worker name the old one. */
export const startCacheOf = (files: readonly Versioned[]): string => {
  const pages = new Set(Object.values(START_PAGES));
  const revisions = files.filter(({ url }) => pages.has(url)).map(({ revision }) => revision);
  return START_CACHES + revisions.join('-');
};

const rule = (address: string, cacheName: string): Rule => {
  const [pathname = '', search = ''] = address.split('?');
  return { condition: { urlPattern: { pathname, search } }, source: { cacheName } };
};

/** What no rule names goes to the worker; what its cache has lost, to the network. */
export const rulesFor = (caches: { built: string; start: string }): Rule[] => [
  rule('/static/build/*', caches.built),
  ...Object.keys(START_PAGES).map((address) => rule(address, caches.start)),
  // The worker leaves these to the network; asking it first costs the page its start.
  { condition: { urlPattern: { pathname: '/api/*' } }, source: 'network' },
];
