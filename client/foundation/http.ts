// Requests to our own server: never a guess that something worked.

import type { ApiAnswer, Problem } from './answer.ts';

export type { ApiAnswer, Problem } from './answer.ts';

interface ApiOptions {
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
}

export type Api = (
  method: string,
  path: string,
  body?: unknown,
  options?: ApiOptions,
) => Promise<ApiAnswer>;

const TIMEOUT_MS = 20_000;
const WORTH_PACKING = 1_400;

const pack = (text: string): Promise<BodyInit> => {
  const { readable, writable } = new CompressionStream('gzip');
  const writer = writable.getWriter();
  // Written whole: by way of a blob it takes twice as long.
  void writer.write(new TextEncoder().encode(text));
  void writer.close();
  // A stream as body would be sent without length; the server wants one.
  return new Response(readable).arrayBuffer();
};

const request = async (method: string, body: unknown): Promise<RequestInit> => {
  const headers: Record<string, string> = { 'X-Uncramp': '1', Accept: 'application/json' };
  const init: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store' };
  if (body === undefined) return init;
  const text = JSON.stringify(body);
  headers['Content-Type'] = 'application/json';
  if (text.length < WORTH_PACKING || !('CompressionStream' in globalThis)) {
    return { ...init, body: text };
  }
  headers['Content-Encoding'] = 'gzip';
  return { ...init, body: await pack(text) };
};

/** `Retry-After` in seconds or as a date. */
export const retryAfter = (header: string | null, now: number): number | undefined => {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';

const judge = async (response: Response): Promise<ApiAnswer> => {
  const { status } = response;
  const text = await response.text();
  const type = response.headers.get('Content-Type') ?? '';
  const body = /[/+]json\b/.test(type) ? parse(text) : undefined;
  if (response.ok && !response.redirected) {
    if (status === 204 || body !== undefined) return { ok: true, status, body };
    return { ok: false, reason: 'strange', status };
  }
  const wait = retryAfter(response.headers.get('Retry-After'), Date.now());
  const pause = wait === undefined ? {} : { retryAfterMs: wait };
  if (!isProblem(body)) return { ok: false, reason: 'strange', status, ...pause };
  return { ok: false, reason: 'refused', status, problem: body, ...pause };
};

/** Asks our server; every outcome is a value, nothing is thrown. */
export const api: Api = async (method, path, body, options = {}) => {
  const send = options.fetch ?? fetch;
  const init = await request(method, body);
  try {
    const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
    return await judge(await send(path, { ...init, redirect: 'manual', signal }));
  } catch {
    return { ok: false, reason: 'unreachable', status: 0 };
  }
};
