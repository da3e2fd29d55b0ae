// The browser's side of push: permission, subscription, and what the server knows of it.

import type { PushHealth, PushSubscriptionWish, Who } from '../contract/wire.ts';
import type { Api, ApiAnswer } from '../foundation/http.ts';
import { answerWithin } from '../foundation/patience.ts';
import { mark, unmark } from './marks.ts';

export type Ability =
  | 'ready'
  /** Never asked. */
  | 'to-ask'
  | 'denied'
  /** An iPhone allows it only from the home screen. */
  | 'install-first'
  | 'missing';

export type Enrolled =
  | 'done'
  | 'denied'
  | 'unreachable'
  | 'refused'
  /** The browser or its push service has not answered in time. */
  | 'silent';

/** Longer than a slow network takes, shorter than anybody looks at a switch. */
const PATIENCE_MS = 20_000;

const ADDRESS = '/api/v1/push-subscriptions';

export interface PushParts {
  readonly api: Api;
  readonly zone: () => string;
  readonly isApplePhone: boolean;
  readonly standalone: boolean;
}

export interface Push {
  ability(): Ability;
  /** Makes an owner without a name unless somebody is here already. */
  ensureOwner(): Promise<boolean>;
  /**
   * Asks for permission if need be, subscribes, and tells the server. Call it from a tap.
   * A subscription that comes after the answer is used all the same: `late` is called then.
   */
  enrol(late?: () => void): Promise<Enrolled>;
  /** Compares with the server and mends, without asking anybody anything. */
  keep(): Promise<PushHealth | undefined>;
  health(): Promise<PushHealth | undefined>;
  /** Lets the server forget an owner without a name, and this browser its subscription. */
  leave(): Promise<boolean>;
  test(): Promise<Enrolled>;
}

const decode = (key: string): Uint8Array<ArrayBuffer> => {
  const text = atob(key.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
};

const encode = (key: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(key)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const isHealth = (body: unknown): body is PushHealth =>
  typeof body === 'object' && body !== null && 'vapid_key' in body && 'subscriptions' in body;

const isNameless = (body: unknown): body is Who & { username: null } =>
  typeof body === 'object' && body !== null && 'owner' in body && 'username' in body
    ? body.username === null
    : false;

/** A subscription made for another key of ours reaches nobody: it is replaced. */
const subscriptionFor = async (key: string): Promise<PushSubscription> => {
  const { pushManager } = await navigator.serviceWorker.ready;
  const found = await pushManager.getSubscription();
  const made = found?.options.applicationServerKey;
  if (found && (!made || encode(made) === key)) return found;
  await found?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: decode(key) });
};

const wishOf = (made: PushSubscription, key: string, timezone: string): PushSubscriptionWish => {
  const { endpoint, keys } = made.toJSON();
  return {
    endpoint: endpoint ?? '',
    keys: { p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' },
    timezone,
    vapid_key: key,
  };
};

type Talk = ReturnType<typeof talkTo>;

/** What the server is asked and told. */
const talkTo = (api: Api, zone: () => string) => {
  let hasLeft = false;
  const healthOf = (answer: ApiAnswer): PushHealth | undefined =>
    answer.ok && isHealth(answer.body) ? answer.body : undefined;
  return {
    health: async () => healthOf(await api('GET', ADDRESS)),
    /** Reminders need somebody to remind: an owner without a name, unless there is one. */
    async ensureOwner(): Promise<boolean> {
      hasLeft = false;
      const answer = await api('POST', '/api/v1/owners', { timezone: zone() });
      // Messages name their owner: this browser remembers which one stands for its guest.
      if (answer.ok && isNameless(answer.body)) await mark('reminded', answer.body.owner);
      return answer.ok;
    },
    async subscribe(key: string, onMade: () => void = () => undefined) {
      const made = await subscriptionFor(key);
      onMade();
      // Who had themselves forgotten meanwhile is not to be reached by it.
      if (hasLeft) return void (await made.unsubscribe());
      return healthOf(await api('PUT', ADDRESS, wishOf(made, key, zone())));
    },
    /** The session is all that leads to an owner without a name: both end together. */
    async leave(): Promise<boolean> {
      const { ok } = await api('DELETE', '/api/v1/session');
      if (!ok) return false;
      hasLeft = true;
      await unmark('reminded');
      const registration = await navigator.serviceWorker?.getRegistration();
      await (await registration?.pushManager?.getSubscription())?.unsubscribe();
      return true;
    },
    async test(): Promise<Enrolled> {
      const answer = await api('POST', `${ADDRESS}/test`);
      if (answer.ok) return 'done';
      return answer.reason === 'refused' ? 'refused' : 'unreachable';
    },
  };
};

/** Who is being waited for: our server or the browser with its push service. */
type Waiting = { for: 'server' | 'browser' };

const makeKnown = async (talk: Talk, waiting: Waiting): Promise<Enrolled> => {
  if (!(await talk.ensureOwner())) return 'unreachable';
  const known = await talk.health();
  if (!known) return 'unreachable';
  waiting.for = 'browser';
  try {
    const told = await talk.subscribe(known.vapid_key, () => {
      waiting.for = 'server';
    });
    return told ? 'done' : 'unreachable';
  } catch {
    return 'refused';
  }
};

const enrol = async (talk: Talk, late: () => void): Promise<Enrolled> => {
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  const waiting: Waiting = { for: 'server' };
  const asking = makeKnown(talk, waiting);
  const enrolled = await answerWithin(PATIENCE_MS, asking);
  if (enrolled) return enrolled;
  // What comes late is kept and told: a browser has one subscription only, so taking it away could
  // take it from a second try, or from a reminder that rings by it.
  void asking.then((outcome) => outcome === 'done' && late());
  return waiting.for === 'browser' ? 'silent' : 'unreachable';
};

export const createPush = ({ api, zone, isApplePhone, standalone }: PushParts): Push => {
  const talk = talkTo(api, zone);
  const ability = (): Ability => {
    if (!('serviceWorker' in navigator) || !('PushManager' in globalThis)) {
      return isApplePhone && !standalone ? 'install-first' : 'missing';
    }
    if (Notification.permission === 'granted') return 'ready';
    return Notification.permission === 'denied' ? 'denied' : 'to-ask';
  };
  return {
    ability,
    ensureOwner: talk.ensureOwner,
    enrol: (late = () => undefined) => enrol(talk, late),
    async keep() {
      if (ability() !== 'ready') return undefined;
      const known = await talk.health();
      return known && (await answerWithin(PATIENCE_MS, talk.subscribe(known.vapid_key)));
    },
    health: talk.health,
    leave: talk.leave,
    test: talk.test,
  };
};
