// The browser's side of push: permission, subscription, and what the server knows of it.

import type {
  PushHealth,
  PushSubscriptionHealth,
  PushSubscriptionWish,
  Who,
} from '../contract/wire.ts';
import type { Api, ApiAnswer } from '../foundation/http.ts';
import { answerWithin } from '../foundation/patience.ts';
import { mark, toldAs, unmark } from './marks.ts';

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

/** Known until now as `told`: what the server says of it. Where it says nothing any more, the push
 * service has called it dead, or somebody else was here; the browser need not have noticed. */
type Standing = PushSubscriptionHealth['state'] | 'gone' | 'new';

const standingOf = ({ subscriptions }: PushHealth, told: string | undefined): Standing => {
  if (told === undefined) return 'new';
  return subscriptions.find(({ id }) => id === told)?.state ?? 'gone';
};

/** The same with this browser first, as after it has told of itself. */
const withFirst = (health: PushHealth, told: string | undefined): PushHealth => ({
  ...health,
  subscriptions: health.subscriptions.toSorted(
    (one, other) => Number(other.id === told) - Number(one.id === told),
  ),
});

const isGood = (standing: Standing): boolean => standing === 'live' || standing === 'new';

/** A subscription made for another key of ours, or one that is dead, reaches nobody: it is
 * replaced. */
const subscriptionFor = async (talk: Talk, key: string, standing: Standing) => {
  const { pushManager } = await navigator.serviceWorker.ready;
  const found = await pushManager.getSubscription();
  const made = found?.options.applicationServerKey;
  if (found && isGood(standing) && (!made || encode(made) === key)) return found;
  if (found) await talk.forget(found);
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

/** Keeps by which name the server has this browser: the one that was told last stands first. */
const remembered = async (health: PushHealth | undefined): Promise<PushHealth | undefined> => {
  const [mine] = health?.subscriptions ?? [];
  if (mine) await mark('told', mine.id);
  return health;
};

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
      return remembered(healthOf(await api('PUT', ADDRESS, wishOf(made, key, zone()))));
    },
    forget: ({ endpoint }: PushSubscription) => api('DELETE', ADDRESS, { endpoint }),
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
const subscribe = async (talk: Talk, known: PushHealth, standing: Standing, late: () => void) => {
  const key = known.vapid_key;
  const making = subscriptionFor(talk, key, standing);
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
    const before = await toldAs();
    const known = (await talk.ensureOwner()) && (await talk.health());
    if (!known) return 'unreachable';
    const told = await subscribe(talk, known, standingOf(known, before), late);
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
      // Read first: another tab may tell the server something new meanwhile.
      const before = await toldAs();
      const known = await talk.health();
      if (!known) return undefined;
      const standing = standingOf(known, before);
      // The person is told, and begins again: at the opening nobody would ever hear of it.
      if (standing === 'disabled') return withFirst(known, before);
      // A browser that refuses now is asked again at the next opening.
      const told = await subscribe(talk, known, standing, late).catch(() => undefined);
      return told === 'silent' ? undefined : told;
    },
    health: talk.health,
    leave: talk.leave,
    test: talk.test,
  };
};
