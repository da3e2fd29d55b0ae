import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PairingWhose } from '../../contract/wire.ts';
import type { Answer } from '../server.ts';
import type { AccountParts } from './parts.ts';

/** Whose account the code of a link leads into; looked up before anybody is asked. */
export const useWhose = ({ server, scanned }: AccountParts) => {
  const whose = useSignal<Answer<PairingWhose> | undefined>(undefined);
  const tell = async (): Promise<void> => {
    if (scanned) whose.value = await server.whosePairing(scanned);
  };
  useEffect(() => {
    void tell();
  }, [server, scanned]);
  return { whose: whose.value, tell };
};
