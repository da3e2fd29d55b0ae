// A channel within one test, which keeps no process alive.
import type { Channel } from '../../../client/foundation/channel.ts';

export const localChannel = <M>(): Channel<M> => {
  const listeners = new Set<(message: M) => void>();
  return {
    publish(message) {
      for (const listener of [...listeners]) listener(message);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close: () => listeners.clear(),
  };
};
