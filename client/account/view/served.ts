// What only the server knows is read from it: now, and again once the network is back.

import { type Inputs, useEffect } from 'preact/hooks';

export const useServed = (read: () => Promise<void>, inputs: Inputs): void => {
  useEffect(() => {
    const ask = (): void => void read();
    ask();
    addEventListener('online', ask);
    return () => removeEventListener('online', ask);
  }, inputs);
};
