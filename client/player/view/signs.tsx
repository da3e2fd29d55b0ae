// The signs of an emergency: a tap on any of them marks it, and puts the emergency number first.

import type { Aside, Mark } from './button.tsx';

const mark = ({ marks, repaint }: Aside, made: Mark): void => {
  marks.push(made);
  repaint();
};

/** How many taps wait for the call to answer them; under Stop it stood first before them. */
export const answersTo = ({ marks }: Aside): number =>
  marks.filter(({ underStop }) => !underStop).length;

export const Signs = ({ aside, underStop }: { aside: Aside; underStop: boolean }) => (
  <div class="player__choices player__signs">
    {(aside.emergency?.player_signs ?? []).map(({ id, text }) => (
      <button
        class="button player__choice"
        type="button"
        key={id}
        aria-pressed={aside.marks.some(({ sign }) => sign === id)}
        onClick={() => mark(aside, { sign: id, underStop })}
      >
        {text}
      </button>
    ))}
  </div>
);
