// A value that can be watched, small enough for the service worker; Preact views wrap it.

export interface Signal<T> {
  readonly value: T;
  /** Calls the listener at once and at each change; the answer ends the watching. */
  subscribe(listener: (value: T) => void): () => void;
}

interface WritableSignal<T> extends Signal<T> {
  value: T;
}

export const createSignal = <T>(initial: T): WritableSignal<T> => {
  let current = initial;
  const listeners = new Set<(value: T) => void>();
  return {
    get value() {
      return current;
    },
    set value(next: T) {
      if (Object.is(next, current)) return;
      current = next;
      for (const listener of [...listeners]) listener(next);
    },
    subscribe(listener) {
      listeners.add(listener);
      listener(current);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};
