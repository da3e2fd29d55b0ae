// What the service worker does with a request: a pure choice, so that it can be tried without a browser.

export interface Asked {
  method: string;
  path: string;
  sameOrigin: boolean;
  navigation: boolean;
}

export interface Known {
  /** Addresses that are installed all-or-nothing. */
  installed: ReadonlySet<string>;
  /** Clips that come afterwards, one by one. */
  clips: ReadonlySet<string>;
}

type Decision =
  | { kind: 'leave' }
  | { kind: 'installed'; path: string }
  | { kind: 'clip'; path: string }
  | { kind: 'page' };

export const DIARY_SHELL = '/diary/record';
export const OWN_SHELL = '/routines/own/record';
export const OFFLINE_PAGE = '/offline';

/** Which installed address answers for a path: one shell stands for every record of its kind. */
const shellFor = (path: string, installed: ReadonlySet<string>): string => {
  if (installed.has(path)) return path;
  if (/^\/diary\/[^/]+$/.test(path)) return DIARY_SHELL;
  return /^\/routines\/own\/[^/]+$/.test(path) ? OWN_SHELL : path;
};

/** Machine addresses and anything but GET never meet a cache. */
export const decide = (asked: Asked, known: Known): Decision => {
  const { method, path, sameOrigin, navigation } = asked;
  if (method !== 'GET' || !sameOrigin || path === '/sw.js' || path.startsWith('/api/')) {
    return { kind: 'leave' };
  }
  const shell = shellFor(path, known.installed);
  if (known.installed.has(shell)) return { kind: 'installed', path: shell };
  if (known.clips.has(path)) return { kind: 'clip', path };
  return navigation ? { kind: 'page' } : { kind: 'leave' };
};
