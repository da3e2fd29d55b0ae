// The pages come in one packed answer: they are so alike that one by one they weigh twice as much.

export const PACK = '/offline-pages.json';
/** Fewer than these are fetched one by one: after an eviction, or a change of a single text. */
const MANY = 20;

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

interface Shelf {
  /** What is kept already, by key. */
  kept: ReadonlySet<string>;
  keyOf(file: File): string;
  put(key: string, response: Response): Promise<void>;
}

const isPage = ({ url }: File): boolean => !url.startsWith('/static/');

/** The hash as a file's integrity writes it. */
const hashOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
};

/** A page carries what protects the pack, too; only its type is its own. */
const headersOf = (answer: Response, type: string): Headers => {
  const headers = new Headers(answer.headers);
  for (const name of ['content-encoding', 'content-length', 'etag']) headers.delete(name);
  headers.set('content-type', type);
  return headers;
};

/** Put what is missing on the shelf; what does not have the promised hash is left to be fetched. */
export const unpack = async (
  shelf: Shelf,
  { files, get }: { files: readonly File[]; get: () => Promise<Response> },
): Promise<void> => {
  const wanted = files.filter((file) => isPage(file) && !shelf.kept.has(shelf.keyOf(file)));
  if (wanted.length < MANY) return;
  const answer = await get();
  if (!answer.ok) return;
  const { pieces, pages } = (await answer.json()) as Packed;
  for (const file of wanted) {
    const [type, numbers] = pages[file.url] ?? [];
    if (type === undefined || numbers === undefined) continue;
    const body = new TextEncoder().encode(numbers.map((number) => pieces[number]).join(''));
    if ((await hashOf(body)) !== file.integrity) continue;
    await shelf.put(shelf.keyOf(file), new Response(body, { headers: headersOf(answer, type) }));
  }
};
