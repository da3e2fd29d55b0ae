// A line of its own under the status, when there is something to say about keeping the records.

import { type Signal, signal } from '@preact/signals';
import { render } from 'preact';
import type { Home } from '../foundation/records.ts';
import { afterWriting } from './first-write.ts';

interface Said {
  /** What the browser has just answered. */
  readonly kept: Signal<string | undefined>;
  /** How long changes have been on this phone only. */
  readonly waiting: Signal<string | undefined>;
}

/** Whoever has written something down wants it kept; the browser is asked once. */
const keepWritten = ({ records }: Home, { kept }: Said): void => {
  const ask = async (): Promise<void> => {
    const { askOnce } = await import('./first-log.ts');
    kept.value = await askOnce();
  };
  afterWriting(
    (listener) => records.watch(listener),
    // A browser that cannot be asked keeps things as it always has.
    () => void ask().catch(() => undefined),
  );
};

interface Aside {
  /** A phone that has not reached the server for days holds the only copy. */
  pending(count: number): void;
}

/** Makes room for the line behind the status; empty, it takes none. */
export const mountAside = (host: HTMLElement, home: Home, accountUrl: string): Aside => {
  const said: Said = { kept: signal(undefined), waiting: signal(undefined) };
  const place = document.createElement('div');
  place.className = 'status-line';
  host.after(place);
  const Live = () => {
    const { kept, waiting } = said;
    if (waiting.value) return <a href={`${accountUrl}#files`}>{waiting.value}</a>;
    return kept.value ? <span>{kept.value}</span> : null;
  };
  render(<Live />, place);
  keepWritten(home, said);
  const look = async (): Promise<void> => {
    const { daysUnsent, waitingText } = await import('./waiting.ts');
    const days = await daysUnsent(home.storage, home.clock.now());
    said.waiting.value = days === undefined ? undefined : waitingText(days);
  };
  return {
    pending(count) {
      if (count === 0) said.waiting.value = undefined;
      // Records that cannot be read are the islands' to tell.
      else look().catch(() => undefined);
    },
  };
};
