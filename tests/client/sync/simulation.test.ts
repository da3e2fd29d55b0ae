// Many seeded histories against a server in memory: fast, so that there can be many.
import { suite, test } from 'node:test';
import type { Api } from '../../../client/foundation/http.ts';
import type { Chances } from '../support/chances.ts';
import { OWNER } from '../support/device.ts';
import { type ModelServer, modelServer } from '../support/model-server.ts';
import { LOST, type Stage, Story } from '../support/story.ts';

/** The long run tells more of them: HISTORIES=1000 node --test … */
const HISTORIES = Number(process.env['HISTORIES'] ?? 150);
const STEPS = 50;

const badNetwork =
  (server: ModelServer, chance: Chances, restore: () => void): Api =>
  async (...asked) => {
    server.pageSize = 1 + chance.below(3);
    // A backup may come back between two requests of one sync, again before all is told, too.
    if (chance.is(0.03)) restore();
    if (chance.is(0.1)) return LOST;
    const answer = await server.api(...asked);
    // The network may deliver a request twice, and the answer to either, or to none.
    const again = chance.is(0.1) ? await server.api(...asked) : answer;
    return chance.is(0.15) ? LOST : again;
  };

const modelStage = (chance: Chances): Stage => {
  const server = modelServer(OWNER);
  let kept = server.backup();
  let histories = 1;
  const restore = (): void => {
    histories += 1;
    server.restore(kept, `epoch-${histories}`);
  };
  return {
    owner: OWNER,
    store: 'memory',
    badNetwork: () => badNetwork(server, chance, restore),
    goodNetwork: server.api,
    backup: async () => {
      kept = server.backup();
    },
    restore: async () => restore(),
  };
};

suite(`${HISTORIES} histories of ${STEPS} steps`, () => {
  for (const part of [0, 1, 2]) {
    test(`part ${part + 1}: nothing is lost, doubled, resurrected or stuck, and all phones agree`, async () => {
      for (let seed = part; seed < HISTORIES; seed += 3) {
        try {
          await new Story(seed, modelStage).live(STEPS);
        } catch (error) {
          throw new Error(`in history ${seed}`, { cause: error });
        }
      }
    });
  }
});
