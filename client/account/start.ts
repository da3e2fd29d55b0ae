// The account as pages use it: the databases of this browser, and news between its tabs.

import { openChannel } from '../foundation/channel.ts';
import { systemClock } from '../foundation/clock.ts';
import { openStorage, wipeStorage } from '../foundation/database.ts';
import { api } from '../foundation/http.ts';
import { isHeld, lockFor, SESSION_LOCK } from '../foundation/lock.ts';
import { type Home, openHome } from '../foundation/records.ts';
import { databaseName, META_LAYOUT, META_NAME, OWNER_NEWS } from '../foundation/tables.ts';
import { createLifecycle, type Lifecycle } from './lifecycle.ts';
import { createMeta } from './meta.ts';

export interface Account extends Lifecycle {
  /** Calls back when this or another tab has signed in or out: load the page anew. */
  onOwnerChange(listener: () => void): () => void;
  /** Calls back when this or another tab has answered what becomes of the guest's records. */
  onAnswer(listener: () => void): () => void;
  /** Calls back when the server has answered a sign-out that had to wait, here or in another tab. */
  onClosingEnd(listener: () => void): () => void;
}

type OwnerNews = 'owner-changed';
const ANSWER_NEWS = 'uncramp-answer';
const CLOSING_NEWS = 'uncramp-closing';

type Answering = Pick<Account, 'takeGuestAlong' | 'leaveGuestHere' | 'onAnswer'>;

/** An answer, or a failed one that has left its mark, is told to all tabs. */
const answering = (lifecycle: Lifecycle): Answering => {
  const news = openChannel<'answered'>(ANSWER_NEWS);
  const tell = (): void => news.publish('answered');
  return {
    takeGuestAlong: (wish) => lifecycle.takeGuestAlong(wish).finally(tell),
    leaveGuestHere: () => lifecycle.leaveGuestHere().finally(tell),
    onAnswer: (listener) => news.subscribe(listener),
  };
};

/** `own` is the home that this page shows already; others are opened when they are needed. */
export const openAccount = (own: Home): Account => {
  const homes = new Map<string | null, Home>([[own.owner, own]]);
  const home = (owner: string | null): Home => {
    const found = homes.get(owner) ?? openHome(owner);
    homes.set(owner, found);
    return found;
  };
  const news = openChannel<OwnerNews>(OWNER_NEWS);
  const closing = openChannel<'ended'>(CLOSING_NEWS);
  const lifecycle = createLifecycle({
    meta: createMeta(openStorage(META_NAME, META_LAYOUT)),
    api,
    clock: systemClock,
    alone: lockFor('uncramp-account'),
    inSession: () => isHeld(SESSION_LOCK),
    home,
    wipe: async (owner) => {
      home(owner).close();
      homes.delete(owner);
      await wipeStorage(databaseName(owner));
    },
    ownerChanged: () => news.publish('owner-changed'),
    closingEnded: () => closing.publish('ended'),
  });
  return {
    ...lifecycle,
    ...answering(lifecycle),
    onOwnerChange: (listener) => news.subscribe(listener),
    onClosingEnd: (listener) => closing.subscribe(listener),
  };
};
