// A seeded history of phones, a bad network, crashes, wrong clocks and a server that
// comes back from a backup.
// What must hold is looked at after every step, not only at the end.
import assert from 'node:assert/strict';
import type { ApiAnswer } from '../../../client/foundation/answer.ts';
import { DAY } from '../../../client/foundation/clock.ts';
import type { Api } from '../../../client/foundation/http.ts';
import { SaveFailed } from '../../../client/foundation/storage.ts';
import type { OwnerStorage } from '../../../client/foundation/tables.ts';
import { deleteThem } from '../../../client/sync/held.ts';
import { rejectedOps } from '../../../client/sync/rejected.ts';
import { load } from '../../../client/sync/state.ts';
import { type Chances, chances } from './chances.ts';
import { crashing } from './crash.ts';
import { type Device, device, newStorage, type StoreKind } from './device.ts';

const MOST_ROUNDS = 6;
/** So much nobody drinks: the op alone is refused. */
const IMPOSSIBLE = -1;
/** How many turns of the event loop a sync may be ahead of a write. */
const MOST_TURNS = 400;
export const LOST: ApiAnswer = { ok: false, reason: 'unreachable', status: 0 };

const AT = '2026-11-21T03:12:44.120+01:00';

/** How wrong a phone's clock may be at any moment: its years are data, never an order. */
const YEAR = 365 * DAY;
const WRONG_BY = [0, 0, -3 * YEAR, 3 * YEAR];

/** From how many new records on their numbers go into a list; histories are too short for as many
 * as make one elsewhere. */
const LISTED_FROM = [1, 2, 1000];

/** Where a story plays: a server with one person's account, and the ways to it. */
export interface Stage {
  readonly owner: string;
  readonly store: StoreKind;
  /** A way to the server that loses, repeats and delays; each call begins one anew. */
  badNetwork(): Api;
  readonly goodNetwork: Api;
  backup(): Promise<void>;
  restore(): Promise<void>;
}

/** How far a phone is: it has settled when a round changes nothing of it. */
const standing = async ({ storage, runner }: Device): Promise<unknown> => {
  const { state } = await load(storage, 0);
  const { pending, held, differs } = runner.status.value;
  return [state.epoch, state.cursor, state.agreed.length, pending, held, differs];
};

export class Story {
  readonly chance: Chances;
  readonly stage: Stage;
  readonly phones: readonly OwnerStorage[];
  /** Every value ever written, by record: what is shown must have been written by somebody. */
  readonly written = new Map<string, Set<unknown>>();
  readonly deleted = new Set<string>();
  /** The record of each op that no server takes. */
  readonly bad: string[] = [];
  hasBackup = false;
  restores = 0;
  value = 0;

  constructor(seed: number, stageOf: (chance: Chances) => Stage) {
    this.chance = chances(seed);
    this.stage = stageOf(this.chance);
    const { store } = this.stage;
    this.phones = Array.from({ length: 2 + this.chance.below(2) }, () => newStorage(store));
  }

  /** Lives through the history; what must hold is looked at after every step. */
  async live(steps: number): Promise<void> {
    for (let step = 0; step < steps; step += 1) {
      await this.step();
      await this.check();
    }
    await this.end();
  }

  async step(): Promise<void> {
    const storage = this.chance.one(this.phones);
    assert.ok(storage);
    const dice = this.chance.below(100);
    if (dice < 45) await this.write(storage);
    else if (dice < 88) await this.sync(storage);
    else if (dice < 90) await this.spoil(storage);
    else if (dice < 95) {
      await this.stage.backup();
      this.hasBackup = true;
    } else if (this.hasBackup && this.restores < 2) {
      this.restores += 1;
      await this.stage.restore();
    }
  }

  phone(storage: OwnerStorage, api: Api): Device {
    const listFrom = this.chance.one(LISTED_FROM) ?? 1;
    const phone = device({ storage, api, owner: this.stage.owner, parts: { listFrom } });
    phone.clock.advance(this.chance.one(WRONG_BY) ?? 0);
    return phone;
  }

  async write(storage: OwnerStorage): Promise<void> {
    const wish = await this.wish(storage);
    await wish();
  }

  /** What a person is about to write; decided now, so that it hangs on nothing that goes on. */
  async wish(storage: OwnerStorage): Promise<() => Promise<void>> {
    const phone = this.phone(storage, async () => LOST);
    const ids = Object.keys(await phone.shown());
    const known = this.chance.is(0.6) ? this.chance.one(ids) : undefined;
    if (known && this.chance.is(0.2)) {
      this.deleted.add(known);
      return () => phone.records.remove(known);
    }
    this.value += 1;
    const { value } = this;
    const good = this.chance.is(0.5) ? { ml: value } : { note: `v${value}` };
    const isBad = this.chance.is(0.08) && known !== undefined;
    const change = isBad ? { ml: IMPOSSIBLE } : good;
    return async () => {
      const fields = known ? change : { at: AT, ml: 0, ...change };
      const { id } = await phone.records.put('drink', fields, known);
      if (isBad) this.bad.push(id);
      const values = this.written.get(id) ?? new Set<unknown>([0]);
      this.written.set(id, values.add(change.ml ?? change.note));
    };
  }

  async sync(storage: OwnerStorage): Promise<void> {
    const cut = this.chance.is(0.25) ? crashing(storage, this.chance.below(30)).storage : storage;
    const phone = this.phone(cut, this.stage.badNetwork());
    const tab = this.chance.is(0.2) ? this.phone(storage, this.stage.badNetwork()) : undefined;
    const meanwhile = this.chance.is(0.4) ? this.inAMoment(await this.wish(storage)) : undefined;
    await Promise.all([phone.sync(), tab?.sync(), meanwhile?.()]);
    phone.runner.stop();
    tab?.runner.stop();
  }

  /** Somewhere in the middle of what else goes on; the record may have been deleted meanwhile. */
  inAMoment(wish: () => Promise<void>): () => Promise<void> {
    const turns = this.chance.below(MOST_TURNS);
    return async () => {
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      await wish().catch((error: unknown) => {
        if (!(error instanceof SaveFailed && error.code === 'deleted')) throw error;
      });
    };
  }

  /** A number on the disk is not what it was; the digest has to notice. It is one that no server
   * gives here: two records told under one number would be one to a server that comes back. */
  async spoil(storage: OwnerStorage): Promise<void> {
    const by = 1000 + this.chance.below(1000);
    const at = this.chance.below(4);
    await storage.transaction(['records', 'outbox'], 'readwrite', async (tx) => {
      const waiting = new Set((await tx.all('outbox')).map(({ record }) => record));
      const told = (await tx.all('records')).filter(({ id, seq }) => seq && !waiting.has(id));
      const row = told[at];
      if (row?.seq) await tx.put('records', { ...row, seq: row.seq + by });
    });
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
    const phones = this.phones.map((storage) => this.phone(storage, this.stage.goodNetwork));
    let before = '';
    for (let round = 0, now = 'news'; round < MOST_ROUNDS && now !== before; round += 1) {
      before = now;
      for (const phone of phones) {
        await phone.sync();
        // Here the person always says: delete them.
        await deleteThem(phone.storage);
      }
      now = JSON.stringify(await Promise.all(phones.map((phone) => standing(phone))));
    }
    const [first, ...others] = await Promise.all(phones.map((phone) => phone.shown()));
    assert.ok(first);
    const amounts = Object.values(first).map((fields) => (fields as { ml: number }).ml);
    assert.ok(!amounts.includes(IMPOSSIBLE), 'a refused value is shown');
    for (const other of others) assert.deepEqual(other, first, 'phones differ at the end');
    for (const phone of phones) {
      const { phase, pending, differs } = phone.runner.status.value;
      assert.deepEqual({ phase, pending, differs }, { phase: 'idle', pending: 0, differs: false });
    }
    await this.checkRefusals();
    for (const id of this.written.keys()) {
      assert.equal(id in first, !this.deleted.has(id), `${id} lost or resurrected`);
    }
    const fresh = this.phone(newStorage('memory'), this.stage.goodNetwork);
    await fresh.sync();
    assert.deepEqual(await fresh.shown(), first, 'the server holds something else');
    for (const phone of [...phones, fresh]) phone.close();
  }

  /** Exactly the bad ops stand in the lists; one on a deleted record may have found its tombstone. */
  async checkRefusals(): Promise<void> {
    const lists = await Promise.all(this.phones.map((storage) => rejectedOps(storage)));
    const refused = lists.flat().map(({ sent }) => sent.record);
    const onLiving = (records: readonly string[]): string[] =>
      records.filter((id) => !this.deleted.has(id)).sort();
    assert.deepEqual(onLiving(refused), onLiving(this.bad), 'not just the bad ops are refused');
    assert.ok(refused.length <= this.bad.length, 'an op is refused twice');
  }
}
