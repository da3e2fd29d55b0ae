// News for everyone who has the same database open: this tab, other tabs, the service worker.

export interface Channel<M> {
  publish(message: M): void;
  subscribe(listener: (message: M) => void): () => void;
  close(): void;
}

/** Tells listeners here at once, and those elsewhere by BroadcastChannel where there is one. */
export const openChannel = <M>(name: string): Channel<M> => {
  const listeners = new Set<(message: M) => void>();
  const elsewhere = 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : undefined;
  const tell = (message: M): void => {
    for (const listener of [...listeners]) listener(message);
  };
  elsewhere?.addEventListener('message', (event: MessageEvent<M>) => tell(event.data));
  return {
    publish(message) {
      tell(message);
      elsewhere?.postMessage(message);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close() {
      listeners.clear();
      elsewhere?.close();
    },
  };
};
