// Tells seeded histories over IndexedDB against a live server: `node live.ts STAGE.json`.
// Started by tests/simulation, which sets the stage and the network.
import { readFileSync } from 'node:fs';
import { type Api, api } from '../../../client/foundation/http.ts';
import { freshIndexedDb } from '../support/browser.ts';
import { type Chances, chances } from '../support/chances.ts';
import { type Stage, Story } from '../support/story.ts';

interface Person {
  readonly owner: string;
  readonly token: string;
}

const STEPS = [8, 12, 16, 24, 40] as const;
/** What becomes of requests on a bad network; most pass. */
const FATES = [
  ...['whole', 'whole', 'whole', 'whole', 'whole', 'whole', 'whole', 'whole'],
  ...['lost', 'late', 'dropped', 'cut', 'twice', 'html', 'portal', 'overtaken', 'slow'],
] as const;

const { url, people } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as {
  url: string;
  people: Person[];
};
const told = { histories: 0, requests: 0, restores: 0, fates: {} as Record<string, number> };

/** The browser's own fetch, with what a browser adds by itself. */
const asBrowser =
  (token: string, fate: () => string): typeof fetch =>
  (path, init) => {
    const headers = new Headers(init?.headers);
    const decided = fate();
    told.requests += 1;
    told.fates[decided] = (told.fates[decided] ?? 0) + 1;
    headers.set('Cookie', `session=${token}`);
    headers.set('Sec-Fetch-Site', 'same-origin');
    headers.set('X-Fate', decided);
    return fetch(`${url}${path}`, { ...init, headers });
  };

const through =
  (send: typeof fetch): Api =>
  (method, path, body, options) =>
    api(method, path, body, { ...options, fetch: send });

const liveStage =
  ({ owner, token }: Person) =>
  (chance: Chances): Stage => {
    const control = async (verb: string): Promise<void> => {
      const headers = { Cookie: `session=${token}` };
      await fetch(`${url}/control/${verb}`, { method: 'POST', headers });
    };
    return {
      owner,
      store: 'indexeddb',
      // Each tab draws its own lots: which of two is faster must not change the story.
      badNetwork: () => {
        const own = chances(chance.below(2 ** 31));
        return through(asBrowser(token, () => own.one(FATES) ?? 'whole'));
      },
      goodNetwork: through(asBrowser(token, () => 'whole')),
      backup: () => control('backup'),
      restore: async () => {
        told.restores += 1;
        await control('restore');
      },
    };
  };

for (const [seed, person] of people.entries()) {
  freshIndexedDb();
  const story = new Story(seed, liveStage(person));
  try {
    await story.live(STEPS[seed % STEPS.length] ?? 16);
  } catch (error) {
    throw new Error(`in history ${seed}`, { cause: error });
  }
  told.histories += 1;
}
process.stdout.write(`${JSON.stringify(told)}\n`);
