// Seeded histories of phones, a bad network, crashes and a server that comes back from a backup.
// What must hold is looked at after every step, not only at the end.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ApiAnswer } from '../../../client/foundation/http.ts';
import type { OwnerStorage } from '../../../client/foundation/tables.ts';
import { deleteThem } from '../../../client/sync/held.ts';
import { crashing } from '../support/crash.ts';
import { device, newStorage, OWNER } from '../support/device.ts';
import { type ModelServer, modelServer } from '../support/model-server.ts';

/** The long run tells more of them: HISTORIES=1000 node --test … */
const HISTORIES = Number(process.env['HISTORIES'] ?? 150);
const STEPS = 50;
const LOST: ApiAnswer = { ok: false, reason: 'unreachable', status: 0 };

/** The small generator mulberry32: the same seed tells the same story. */
const chances = (seed: number) => {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    below: (most: number): number => Math.floor(next() * most),
    one: <T>(of: readonly T[]): T | undefined => of[Math.floor(next() * of.length)],
    is: (share: number): boolean => next() < share,
  };
};
type Chances = ReturnType<typeof chances>;

class Story {
  readonly chance: Chances;
  readonly server: ModelServer = modelServer(OWNER);
  readonly phones: readonly OwnerStorage[];
  /** Every value ever written, by record: what is shown must have been written by somebody. */
  readonly written = new Map<string, Set<unknown>>();
  readonly deleted = new Set<string>();
  backup: ReturnType<ModelServer['backup']> | undefined;
  restores = 0;
  value = 0;

  constructor(seed: number) {
    this.chance = chances(seed);
    this.phones = Array.from({ length: 2 + this.chance.below(2) }, () => newStorage('memory'));
  }

  async step(): Promise<void> {
    this.server.pageSize = 1 + this.chance.below(3);
    const storage = this.chance.one(this.phones);
    assert.ok(storage);
    const dice = this.chance.below(100);
    if (dice < 45) await this.write(storage);
    else if (dice < 90) await this.sync(storage);
    else if (dice < 95) this.backup = this.server.backup();
    else if (this.backup && this.restores < 2) {
      this.restores += 1;
      this.server.restore(this.backup, `epoch-${this.restores + 1}`);
    }
  }

  async write(storage: OwnerStorage): Promise<void> {
    const phone = device({ storage, api: async () => LOST });
    const ids = Object.keys(await phone.shown());
    const known = this.chance.is(0.6) ? this.chance.one(ids) : undefined;
    if (known && this.chance.is(0.2)) {
      this.deleted.add(known);
      await phone.records.remove(known);
      return;
    }
    this.value += 1;
    const field = this.chance.is(0.5) ? 'ml' : 'note';
    const fields = { at: 'then', ml: 1, [field]: `v${this.value}` } as object;
    const change = known ? ({ [field]: `v${this.value}` } as object) : fields;
    const { id } = await phone.records.put('drink', change, known);
    const values = this.written.get(id) ?? new Set([1]);
    this.written.set(id, values.add(`v${this.value}`));
  }

  async sync(storage: OwnerStorage): Promise<void> {
    const cut = this.chance.is(0.25) ? crashing(storage, this.chance.below(30)).storage : storage;
    const phone = device({ storage: cut, api: (...asked) => this.ask(...asked) });
    const tab = this.chance.is(0.2)
      ? device({ storage, api: (...asked) => this.ask(...asked) })
      : undefined;
    await Promise.all([phone.sync(), tab?.sync()]);
    phone.runner.stop();
    tab?.runner.stop();
  }

  async ask(...asked: Parameters<ModelServer['api']>): Promise<ApiAnswer> {
    if (this.chance.is(0.1)) return LOST;
    const answer = await this.server.api(...asked);
    // The network may deliver a request twice, and the answer to either, or to none.
    const again = this.chance.is(0.1) ? await this.server.api(...asked) : answer;
    return this.chance.is(0.15) ? LOST : again;
  }

  /** A phone always shows its own unsent writes, and nothing that nobody wrote. */
  async check(): Promise<void> {
    for (const storage of this.phones) {
      const [rows, outbox] = await storage.transaction(
        ['records', 'outbox'],
        'readonly',
        async (tx) => [await tx.all('records'), await tx.all('outbox')],
      );
      const byId = new Map(rows.map((row) => [row.id, row]));
      for (const row of rows) {
        for (const name of ['ml', 'note']) {
          const value = row.fields[name];
          if (value !== undefined)
            assert.ok(this.written.get(row.id)?.has(value), `${value} of nobody`);
        }
      }
      const newest = new Map<string, unknown>();
      for (const op of outbox) {
        if (op.action !== 'put') continue;
        for (const [name, value] of Object.entries(op.fields))
          newest.set(`${op.record} ${name}`, value);
      }
      for (const [place, value] of newest) {
        const [record = '', name = ''] = place.split(' ');
        const row = byId.get(record);
        assert.ok(row, 'an unsent write without its record');
        if (!row.deleted) assert.equal(row.fields[name], value, 'an own write is not shown');
      }
    }
  }

  async end(): Promise<void> {
    this.server.pageSize = 3;
    const phones = this.phones.map((storage) => device({ storage, api: this.server.api }));
    for (const _round of [1, 2, 3]) {
      for (const phone of phones) {
        await phone.sync();
        // Here the person always says: delete them.
        await deleteThem(phone.storage);
      }
    }
    const [first, ...others] = await Promise.all(phones.map((phone) => phone.shown()));
    assert.ok(first);
    for (const other of others) assert.deepEqual(other, first, 'phones differ at the end');
    for (const phone of phones) {
      const { phase, pending, rejected, differs } = phone.runner.status.value;
      const calm = { phase: 'idle', pending: 0, rejected: 0, differs: false };
      assert.deepEqual({ phase, pending, rejected, differs }, calm);
    }
    for (const id of this.written.keys()) {
      assert.equal(id in first, !this.deleted.has(id), `${id} lost or resurrected`);
    }
  }
}

suite(`${HISTORIES} histories of ${STEPS} steps`, () => {
  for (const part of [0, 1, 2]) {
    test(`part ${part + 1}: nothing is lost, doubled, resurrected or stuck, and all phones agree`, async () => {
      for (let seed = part; seed < HISTORIES; seed += 3) {
        const story = new Story(seed);
        try {
          for (let step = 0; step < STEPS; step += 1) {
            await story.step();
            await story.check();
          }
          await story.end();
        } catch (error) {
          throw new Error(`in history ${seed}`, { cause: error });
        }
      }
    });
  }
});
