// One tab or worker at a time.

export type Lock = <T>(work: () => Promise<T>) => Promise<T>;

const PATIENCE_MS = 60_000;

const isGivenUp = (error: unknown): boolean =>
  error instanceof Error && error.name === 'TimeoutError';

/** A Web Lock. Who has waited a minute takes it over: a frozen page must not keep it for ever, so
 * what is done under it must also hold when two do it at once. */
export const webLock = (name: string, locks: LockManager, patienceMs = PATIENCE_MS): Lock => {
  const hold = async <T>(options: LockOptions, work: () => Promise<T>): Promise<T> =>
    // The callback's promise comes back as it is; the library's type wraps it once more.
    (await locks.request(name, options, work)) as T;
  return async (work) => {
    try {
      return await hold({ signal: AbortSignal.timeout(patienceMs) }, work);
    } catch (error) {
      if (!isGivenUp(error)) throw error;
      return hold({ steal: true }, work);
    }
  };
};

/** The same within one page, where the browser has no Web Locks. */
export const pageLock = (): Lock => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
};

/** The lock of that name among all tabs and workers, where the browser knows such locks. */
export const lockFor = (name: string): Lock =>
  navigator.locks ? webLock(name, navigator.locks) : pageLock();

/** While this one is held, a cramp or a routine is under way on this phone. */
export const SESSION_LOCK = 'uncramp-session';

/** Whether any page or worker of this phone holds a lock of that name. */
export const isHeld = async (name: string): Promise<boolean> => {
  const locks = await navigator.locks?.query();
  return locks?.held?.some((lock) => lock.name === name) ?? false;
};
