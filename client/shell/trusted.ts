// The only policy for Trusted Types; it lets exactly one address become a script.

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

const WORKER = '/sw.js';

const onlyWorker = (url: string): string => {
  if (url !== WORKER) throw new TypeError(`${url} is not the service worker`);
  return url;
};

/** The worker's address as browsers with Trusted Types want it; a second call would be refused. */
export const workerUrl = (): string => {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('app', { createScriptURL: onlyWorker });
  return policy?.createScriptURL(WORKER) ?? WORKER;
};
