// What the server put in front of this script: the files to keep, with the hash of each.

export interface File {
  url: string;
  revision: string | null;
  integrity: string;
}

declare const self: ServiceWorkerGlobalScope & { __MANIFEST?: File[]; __CLIPS?: File[] };

export const INSTALLED: readonly File[] = self.__MANIFEST ?? [];
export const CLIPS: readonly File[] = self.__CLIPS ?? [];

/** Fetch a file as the list promises it; a body of another version is refused. */
export const fetchFile = async ({ url, revision, integrity }: File): Promise<Response> => {
  const cache = revision === null ? 'default' : 'reload';
  const response = await fetch(new Request(url, { integrity, cache, credentials: 'same-origin' }));
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response;
};
