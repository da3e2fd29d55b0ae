// A player whose voice keeps what was heard to its end.

import type { Voice } from '../../../../client/player/audio.ts';
import type { Routine } from '../../../../client/player/logic/routine.ts';
import { change } from '../../../../client/player/logic/taking.ts';
import { createPlayer, type Player } from '../../../../client/player/player.ts';
import { soundOver } from '../../../../client/player/speaker.ts';
import { phrases } from './routines.ts';

interface Played {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const done = async (): Promise<void> => undefined;

/** A voice on a clock that a test moves; what is cleared before its end was not heard. */
const keepingVoice = (seconds: () => number) => {
  const kept = { laid: [] as Played[] };
  const voice: Voice = {
    prime: () => undefined,
    ready: () => undefined,
    state: () => 'running',
    now: seconds,
    lay({ line, when }) {
      const to = when + (line?.seconds ?? 0.4);
      kept.laid.push({ text: line?.text ?? 'beep', from: when, to });
    },
    clear() {
      kept.laid = kept.laid.filter(({ to }) => to <= seconds());
    },
    setMode: () => undefined,
    setMuted: () => undefined,
    close: () => undefined,
  };
  return { kept, voice };
};

const playerOver = (
  voice: Voice,
  felt: string[],
  { routines, seconds }: { routines: readonly Routine[]; seconds: () => number },
): Player => {
  const known = new Map(routines.map((each) => [each.id, each]));
  const floor = () => ({ want: () => undefined, isMine: () => true, leave: () => undefined });
  return createPlayer({
    library: {
      routines: known,
      phrases: () => phrases,
      emergency: () => undefined,
      load: async (id) => known.get(id),
      loadPhrases: done,
      loadEmergency: done,
    },
    episodes: { begin: done, end: done, drop: done, reopen: done },
    running: {
      read: async () => ({ running: undefined, left: [] }),
      save: done,
      beat: async () => undefined,
      clear: done,
    },
    sound: soundOver(voice, (kind) => void felt.push(kind), floor),
    lamp: { on: () => undefined, off: () => undefined },
    read: () => ({ wall: 1_795_000_000_000 + seconds() * 1000, monotonic: seconds() * 1000 }),
    newId: () => 'id',
    change: () => change,
    onChange: () => undefined,
    onStep: () => undefined,
  });
};

export const listening = (...routines: readonly Routine[]) => {
  let now = 0;
  const seconds = (): number => now / 1000;
  const { kept, voice } = keepingVoice(seconds);
  const felt: string[] = [];
  const player = playerOver(voice, felt, { routines, seconds });
  player.meet({ answers: {}, muscle: 'calf' });
  return {
    player,
    felt,
    seconds,
    /** The page looks five times a second. */
    async pass(time: number): Promise<void> {
      for (const end = now + time * 1000; now < end; ) {
        now += Math.min(200, end - now);
        player.tick();
        await new Promise(setImmediate);
      }
    },
    /** Heard whole since a moment, in seconds. */
    whole: (text: string, since = 0): Played[] =>
      kept.laid.filter((each) => each.text === text && each.from >= since && each.to <= seconds()),
    sentences: (): Played[] =>
      kept.laid.filter(({ text }) => text !== 'beep').sort((one, other) => one.from - other.from),
  };
};
