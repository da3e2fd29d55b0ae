// Of several windows on one cramp only one speaks: the one at which somebody was last.

import type { Channel } from '../foundation/channel.ts';

/** What windows tell each other: whose the word is now, or that its window has gone. */
export interface Word {
  readonly from: string;
  readonly has: boolean;
}

export interface Floor {
  /** Somebody is at this window. */
  want(): void;
  /** Whether this window may speak; one that is wanted takes the word with it. */
  isMine(): boolean;
  /** This window goes: whichever else is open may speak again. */
  leave(): void;
}

/** `from` names this window; `lost` is called when another one has taken the word. */
export const openFloor = (channel: Channel<Word>, from: string, lost: () => void): Floor => {
  let isWanted = false;
  let isMine = false;
  channel.subscribe((word) => {
    if (word.from === from) return;
    if (!word.has) isWanted = true;
    else if (isMine) {
      isMine = false;
      lost();
    }
  });
  return {
    want() {
      isWanted = true;
    },
    isMine() {
      if (isWanted && !isMine) channel.publish({ from, has: true });
      isMine ||= isWanted;
      isWanted = false;
      return isMine;
    },
    leave() {
      if (isMine) channel.publish({ from, has: false });
      isMine = false;
    },
  };
};
