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
  /** The browser with its push service has not answered in time. */
  | 'silent'
  /** Nothing was asked: here nobody can be. */
  | 'install-first'
  | 'missing';

export type Tested = 'done' | 'unreachable' | 'too-many';

/** Longer than a slow network takes, shorter than anybody looks at a switch. */
const PATIENCE_MS = 20_000;

const ADDRESS = '/api/v1/push-subscriptions';

interface PushParts {
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
   * A subscription that comes too late is used all the same: `late` says that the server has it.
   */
  enrol(late?: () => void): Promise<Enrolled>;
  /** Compares with the server and mends, without asking anybody anything; `late` as in `enrol`.
   * Undefined when there is no network, or the browser refuses. */
  keep(late?: () => void): Promise<PushHealth | undefined>;
  health(): Promise<PushHealth | undefined>;
  /** Lets the server forget an owner without a name, and this browser its subscription. */
  leave(): Promise<boolean>;
  test(): Promise<Tested>;
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
    async tell(made: PushSubscription, key: string): Promise<PushHealth | undefined> {
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
    async test(): Promise<Tested> {
      const answer = await api('POST', `${ADDRESS}/test`);
      if (answer.ok) return 'done';
      return answer.reason === 'refused' ? 'too-many' : 'unreachable';
    },
  };
};

/** Subscribes and tells the server. Throws when the browser or its push service refuses. */
const subscribe = async (talk: Talk, key: string, late: () => void) => {
  const making = subscriptionFor(key);
  const made = await answerWithin(PATIENCE_MS, making);
  if (made) return talk.tell(made, key);
  // What comes late is kept and told: a browser has one subscription only, so taking it away could
  // take it from a second try, or from a reminder that rings by it.
  const telling = making.then((came) => talk.tell(came, key)).then((health) => health && late());
  void telling.catch(() => undefined);
  return 'silent';
};

const enrol = async (talk: Talk, late: () => void): Promise<Enrolled> => {
  try {
    if ((await Notification.requestPermission()) !== 'granted') return 'denied';
    const known = (await talk.ensureOwner()) && (await talk.health());
    if (!known) return 'unreachable';
    const told = await subscribe(talk, known.vapid_key, late);
    if (told === 'silent') return told;
    return told ? 'done' : 'unreachable';
  } catch {
    return 'refused';
  }
};

const NEEDED = ['PushManager', 'Notification'];

export const createPush = ({ api, zone, isApplePhone, standalone }: PushParts): Push => {
  const talk = talkTo(api, zone);
  const ability = (): Ability => {
    if (!('serviceWorker' in navigator) || !NEEDED.every((name) => name in globalThis)) {
      return isApplePhone && !standalone ? 'install-first' : 'missing';
    }
    if (Notification.permission === 'granted') return 'ready';
    return Notification.permission === 'denied' ? 'denied' : 'to-ask';
  };
  return {
    ability,
    ensureOwner: talk.ensureOwner,
    async enrol(late = () => undefined) {
      const able = ability();
      return able === 'install-first' || able === 'missing' ? able : enrol(talk, late);
    },
    async keep(late = () => undefined) {
      if (ability() !== 'ready') return undefined;
      const known = await talk.health();
      if (!known) return undefined;
      // A browser that refuses now is asked again at the next opening.
      const told = await subscribe(talk, known.vapid_key, late).catch(() => undefined);
      return told === 'silent' ? undefined : told;
    },
    health: talk.health,
    leave: talk.leave,
    test: talk.test,
  };
};
