// Packs: one answer for many files. One by one they are a request each, one after the other, and
// pages, which are much alike, weigh twice as much.

/** Fewer than these are fetched one by one: after an eviction, or a change of a single text. */
const MANY = 20;
const LENGTH_BYTES = 4;
const ALGORITHMS: Readonly<Record<string, string>> = { sha256: 'SHA-256', sha384: 'SHA-384' };

interface File {
  url: string;
  integrity: string;
}

/** Pages share many pieces; each says by number which it is made of. */
interface Packed {
  pieces: readonly string[];
  /** Address → its type and its pieces. */
  pages: Readonly<Record<string, readonly [type: string, numbers: readonly number[]]>>;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** A file out of a pack. */
interface Unpacked {
  readonly type: string;
  readonly body: Bytes;
}

interface Shelf {
  /** What is kept already, by key. */
  kept: ReadonlySet<string>;
  keyOf(file: File): string;
  put(key: string, response: Response): Promise<void>;
}

/** All that a pack is to hold, in its order, and how to get it. */
interface Wish {
  files: readonly File[];
  get: () => Promise<Response>;
}

export const isPage = ({ url }: File): boolean => !url.startsWith('/static/');
export const isScript = ({ url }: File): boolean => /^\/static\/build\/.+\.(js|css)$/.test(url);
export const isClip = ({ url }: File): boolean => url.startsWith('/static/audio/');

/** Whether the bytes have the hash that the list promises. */
const isAsPromised = async (body: Bytes, { integrity }: File): Promise<boolean> => {
  const [name = ''] = integrity.split('-', 1);
  const algorithm = ALGORITHMS[name];
  if (!algorithm) return false;
  const digest = new Uint8Array(await crypto.subtle.digest(algorithm, body));
  return integrity === `${name}-${btoa(String.fromCharCode(...digest))}`;
};

/** A file carries what protects the pack, too; only its type and its length are its own. */
const headersOf = (answer: Response, { type, body }: Unpacked): Headers => {
  const headers = new Headers(answer.headers);
  for (const name of ['content-encoding', 'etag']) headers.delete(name);
  headers.set('content-type', type);
  headers.set('content-length', String(body.length));
  return headers;
};

/** Put what is missing on the shelf; what does not have the promised hash is left to be fetched. */
const unpack = async (
  shelf: Shelf,
  { files, get }: Wish,
  read: (answer: Response) => Promise<(file: File) => Unpacked | undefined>,
): Promise<void> => {
  const wanted = files.filter((file) => !shelf.kept.has(shelf.keyOf(file)));
  if (wanted.length < MANY) return;
  const answer = await get();
  if (!answer.ok) return;
  const find = await read(answer);
  for (const file of wanted) {
    const found = find(file);
    if (!(found && (await isAsPromised(found.body, file)))) continue;
    await shelf.put(
      shelf.keyOf(file),
      new Response(found.body, { headers: headersOf(answer, found) }),
    );
  }
};

/** Texts: each is made of pieces that others share. */
export const unpackTexts = (shelf: Shelf, wish: Wish): Promise<void> =>
  unpack(shelf, wish, async (answer) => {
    const { pieces, pages } = (await answer.json()) as Packed;
    const coder = new TextEncoder();
    return ({ url }) => {
      const [type, numbers] = pages[url] ?? [];
      if (type === undefined || numbers === undefined) return undefined;
      return { type, body: coder.encode(numbers.map((number) => pieces[number]).join('')) };
    };
  });

/** Clips: one behind the other in the order of the list, each behind its length. */
export const unpackClips = (shelf: Shelf, wish: Wish): Promise<void> =>
  unpack(shelf, wish, async (answer) => {
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const view = new DataView(bytes.buffer);
    const bodies = new Map<string, Bytes>();
    let at = 0;
    for (const { url } of wish.files) {
      if (at + LENGTH_BYTES > bytes.length) break;
      const from = at + LENGTH_BYTES;
      at = from + view.getUint32(at);
      bodies.set(url, bytes.slice(from, at));
    }
    return ({ url }) => {
      const body = bodies.get(url);
      return body && { type: 'audio/mpeg', body };
    };
  });
