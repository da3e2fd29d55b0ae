import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../foundation/locale.ts';
import { focusHere } from '../../parts/focus.ts';
import { apart } from '../../parts/logic/apart.ts';
import type { Arrival } from './parts.ts';
import { cameText, wentText } from './words.ts';

interface Props {
  arrival: Arrival | undefined;
  username: string;
  out: boolean;
}

/** Whose account it is; whoever has just come in reads on from here. */
export const Welcome = ({ arrival, username, out }: Props) => {
  const told = useSignal<string | undefined>(undefined);
  useEffect(() => {
    // A screen reader says what comes into a place that stands already.
    told.value = arrival && cameText(arrival);
  }, [arrival]);
  return (
    <div class="stack">
      <h2 tabIndex={-1} ref={arrival ? focusHere : null}>
        {out
          ? t('Account of {name}, signed out.', { name: apart(username) })
          : t('Signed in as {name}.', { name: apart(username) })}
      </h2>
      <p role="status">{told.value}</p>
    </div>
  );
};

/** Nobody is signed in any more: whoever has just gone reads first that it is done. */
export const Goodbye = ({ went }: Required<Pick<Arrival, 'went'>>) => (
  <p class="notice" tabIndex={-1} ref={focusHere}>
    {wentText(went)}
  </p>
);
