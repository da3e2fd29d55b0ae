import { useSignal } from '@preact/signals';
import { DeviceList } from './devices.tsx';
import { Pair } from './pair.tsx';
import type { AccountParts } from './parts.ts';

/** Adding another phone, and everywhere the account is signed in: who has come in stands there. */
export const Phones = ({ parts }: { parts: AccountParts }) => {
  const entered = useSignal(0);
  return (
    <>
      <Pair
        parts={parts}
        onEntered={() => {
          entered.value += 1;
        }}
      />
      <DeviceList parts={parts} entered={entered.value} />
    </>
  );
};
