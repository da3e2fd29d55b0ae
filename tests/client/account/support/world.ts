// One server with its sessions, the network before it, and phones with their accounts.
import { createLifecycle, type Lifecycle } from '../../../../client/account/lifecycle.ts';
import { createMeta, type Meta } from '../../../../client/account/meta.ts';
import type { LifecycleParts } from '../../../../client/account/parts.ts';
import { openStorage, wipeStorage } from '../../../../client/foundation/database.ts';
import type { Api, ApiAnswer } from '../../../../client/foundation/http.ts';
import { pageLock } from '../../../../client/foundation/lock.ts';
import { type Home, openHome } from '../../../../client/foundation/records.ts';
import { databaseName, META_LAYOUT, META_NAME } from '../../../../client/foundation/tables.ts';
import { freshIndexedDb } from '../../support/browser.ts';
import { fixedClock } from '../../support/clock.ts';
import { device, OWNER } from '../../support/device.ts';
import { modelServer } from '../../support/model-server.ts';

export const aDrink = { at: '2026-11-21T03:12:44.120+01:00', ml: 250 };
export const ada = { username: 'ada', password: 'a long enough password' };

export const unreachable: Api = async () => ({ ok: false, reason: 'unreachable', status: 0 });

const refused = (code: string): ApiAnswer => ({
  ok: false,
  reason: 'refused',
  status: 401,
  problem: { code },
});
const signedIn: ApiAnswer = { ok: true, status: 200, body: { owner: OWNER, username: 'ada' } };

/** A phone that can be switched off in the middle: its databases stay, everything else is new. */
export interface Phone {
  readonly account: Lifecycle;
  readonly meta: Meta;
  home(owner: string | null): Home;
  sync(): Promise<void>;
  off(): void;
}

export class World {
  readonly clock = fixedClock();
  server = modelServer(OWNER);
  /** Whom the phone's cookie signs in. */
  session: string | null = null;
  /** Whether a cramp is under way on the phone. */
  inSession = false;
  /** How often a phone was told that the server has answered a sign-out. */
  closingsEnded = 0;
  /** What a phone's request meets first. */
  network: Api = unreachable;
  #phones: Phone[] = [];

  /** Forgets everything, on the server and on the phone. */
  start(): void {
    freshIndexedDb();
    this.server = modelServer(OWNER);
    this.session = null;
    this.inSession = false;
    this.closingsEnded = 0;
    this.mend();
  }

  /** Nothing stands between the phones and the server any more. */
  mend(): void {
    this.network = (...asked) => this.sessions(...asked);
  }

  end(): void {
    for (const each of this.#phones) each.off();
    this.#phones = [];
  }

  async sessions(...[method, path, body]: Parameters<Api>): Promise<ApiAnswer> {
    if (path === '/api/v1/sync') {
      this.server.signedInAs = this.session;
      return this.server.api(method, path, body);
    }
    if (method === 'DELETE') {
      this.session = null;
      return { ok: true, status: 204, body: undefined };
    }
    if (method === 'GET') return this.session ? signedIn : refused('signed-out');
    const { password } = body as { password: string };
    if (password !== ada.password) return refused('wrong-credentials');
    this.session = OWNER;
    return signedIn;
  }

  phone(): Phone {
    const { clock } = this;
    const api: Api = (...asked) => this.network(...asked);
    const homes = new Map<string | null, Home>();
    const home = (owner: string | null): Home => {
      const found = homes.get(owner) ?? openHome(owner, clock);
      homes.set(owner, found);
      return found;
    };
    const storage = openStorage(META_NAME, META_LAYOUT);
    const meta = createMeta(storage);
    const wipe = async (owner: string): Promise<void> => {
      home(owner).close();
      homes.delete(owner);
      await wipeStorage(databaseName(owner));
    };
    const parts: LifecycleParts = {
      ...{ meta, api, clock, home, wipe, alone: pageLock() },
      inSession: async () => this.inSession,
      ownerChanged: () => undefined,
      closingEnded: () => {
        this.closingsEnded += 1;
      },
    };
    const made: Phone = {
      account: createLifecycle(parts),
      meta,
      home,
      sync: () => syncOnce(home(OWNER), api),
      off() {
        for (const each of homes.values()) each.close();
        homes.clear();
        storage.close();
      },
    };
    this.#phones.push(made);
    return made;
  }
}

const syncOnce = async ({ storage }: Home, api: Api): Promise<void> => {
  const syncing = device({ storage, api });
  await syncing.sync();
  syncing.runner.stop();
  syncing.parts.changes.close();
};

/** The guest's records go along into the account, and the move is over. */
export const moveAll = async (phone: Phone, { gates = false } = {}): Promise<void> => {
  await phone.account.takeGuestAlong({ gates });
  await phone.sync();
  await phone.account.finish();
};
