import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isClip, isPage, isScript, unpackClips, unpackTexts } from '../../../client/worker/pack.ts';

const HEADERS = {
  'content-type': 'application/json',
  'content-encoding': 'gzip',
  'content-security-policy': "default-src 'none'",
};

const integrityOf = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `sha256-${Buffer.from(digest).toString('base64')}`;
};

const fileOf = async (url: string, text = `text of ${url}`) => ({
  url,
  revision: '0123',
  integrity: await integrityOf(text),
});

const addresses = Array.from({ length: 30 }, (_, n) => `/page-${n}`);
const pages = () => Promise.all(addresses.map((url) => fileOf(url)));

const shelfOf = (kept: string[] = []) => {
  const put = new Map<string, Response>();
  return {
    put,
    shelf: {
      kept: new Set(kept),
      keyOf: ({ url }: { url: string }) => `key of ${url}`,
      put: async (key: string, response: Response) => {
        put.set(key, response);
      },
    },
  };
};

/** Every page shares its first piece with all others. */
const answering = (change: Record<string, string> = {}, status = 200) => {
  const ends = Object.entries({
    ...Object.fromEntries(addresses.map((url) => [url, url])),
    ...change,
  });
  const packed = {
    pieces: ['text of ', ...ends.map(([, end]) => end)],
    pages: Object.fromEntries(ends.map(([url], at) => [url, ['text/html', [0, at + 1]]])),
  };
  let asked = 0;
  return {
    asked: () => asked,
    get: async () => {
      asked += 1;
      return new Response(JSON.stringify(packed), { status, headers: HEADERS });
    },
  };
};

test('one answer brings every page, each with its type and what protects it', async () => {
  const { put, shelf } = shelfOf();
  const { get, asked } = answering();

  await unpackTexts(shelf, { files: await pages(), get });

  assert.equal(asked(), 1);
  assert.equal(put.size, addresses.length);
  const page = put.get('key of /page-7');
  assert.equal(await page?.text(), 'text of /page-7');
  assert.equal(page?.headers.get('content-type'), 'text/html');
  assert.equal(page?.headers.get('content-security-policy'), "default-src 'none'");
  assert.equal(page?.headers.has('content-encoding'), false);
});

test('a page that is not as promised is not kept', async () => {
  const { put, shelf } = shelfOf();
  const { get } = answering({ '/page-7': 'something else' });

  await unpackTexts(shelf, { files: await pages(), get });

  assert.equal(put.has('key of /page-7'), false);
  assert.equal(put.size, addresses.length - 1);
});

test('what is here already is left alone', async () => {
  const { put, shelf } = shelfOf(['key of /page-0', 'key of /page-1']);

  await unpackTexts(shelf, { files: await pages(), get: answering().get });

  assert.equal(put.size, addresses.length - 2);
});

test('for a few pages the pack is not fetched', async () => {
  const { put, shelf } = shelfOf(addresses.slice(5).map((url) => `key of ${url}`));
  const { get, asked } = answering();

  await unpackTexts(shelf, { files: await pages(), get });

  assert.equal(asked(), 0);
  assert.equal(put.size, 0);
});

test('each file is in one pack at most', () => {
  const addresses = [
    '/now',
    '/static/build/now-A1.js',
    '/static/audio/en/a.mp3',
    '/static/icons/a.png',
  ];
  const found = addresses.map((url) =>
    [isPage, isScript, isClip].map((holds) => holds({ url, integrity: '' })),
  );

  assert.deepEqual(found, [
    [true, false, false],
    [false, true, false],
    [false, false, true],
    [false, false, false],
  ]);
});

test('a server without a pack changes nothing', async () => {
  const { put, shelf } = shelfOf();

  await unpackTexts(shelf, { files: await pages(), get: answering({}, 404).get });

  assert.equal(put.size, 0);
});

test('a script is checked with the hash that its page names', async () => {
  const { put, shelf } = shelfOf();
  const digest = await crypto.subtle.digest('SHA-384', new TextEncoder().encode('text of /page-7'));
  const integrity = `sha384-${Buffer.from(digest).toString('base64')}`;
  const files = (await pages()).map((file) =>
    file.url === '/page-7' ? { ...file, integrity } : { ...file, integrity: 'md5-x' },
  );

  await unpackTexts(shelf, { files, get: answering().get });

  assert.deepEqual([...put.keys()], ['key of /page-7']);
});

const strung = (bodies: readonly string[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    bodies.flatMap((body) => {
      const length = new Uint8Array(4);
      new DataView(length.buffer).setUint32(0, body.length);
      return [...length, ...new TextEncoder().encode(body)];
    }),
  );
const ofBytes = (bytes: Uint8Array<ArrayBuffer>) => async () =>
  new Response(bytes, { headers: HEADERS });
const clipBodies = addresses.map((url) => `text of ${url}`);

test('clips stand one behind the other, each with its length', async () => {
  const { put, shelf } = shelfOf();

  await unpackClips(shelf, { files: await pages(), get: ofBytes(strung(clipBodies)) });

  assert.equal(put.size, addresses.length);
  const clip = put.get('key of /page-29');
  assert.equal(await clip?.text(), 'text of /page-29');
  assert.equal(clip?.headers.get('content-type'), 'audio/mpeg');
  assert.equal(clip?.headers.get('content-length'), '16');
});

test('of clips that were cut off the whole ones are kept', async () => {
  const { put, shelf } = shelfOf();
  const cut = strung(clipBodies).slice(0, 90);

  await unpackClips(shelf, { files: await pages(), get: ofBytes(cut) });

  assert.deepEqual(
    [...put.keys()],
    ['/page-0', '/page-1', '/page-2', '/page-3'].map((url) => `key of ${url}`),
  );
});

test('clips of another order than the list are not mixed up', async () => {
  const { put, shelf } = shelfOf();

  await unpackClips(shelf, { files: await pages(), get: ofBytes(strung(clipBodies.toReversed())) });

  assert.equal(put.size, 0);
});
