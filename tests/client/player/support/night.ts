// A night with a phone: a player whose clocks, disk and sound a test moves. A crash keeps the disk only.

import type { Voice } from '../../../../client/player/audio.ts';
import type { Ending, Episodes } from '../../../../client/player/episodes.ts';
import { type Floor, openFloor, type Word } from '../../../../client/player/floor.ts';
import type { Library } from '../../../../client/player/library.ts';
import type { Shown } from '../../../../client/player/logic/actions.ts';
import type { Routine, RoutineGate } from '../../../../client/player/logic/routine.ts';
import type { Session } from '../../../../client/player/logic/session.ts';
import { change } from '../../../../client/player/logic/taking.ts';
import type { Person, PlayerParts } from '../../../../client/player/parts.ts';
import { createPlayer, type Player } from '../../../../client/player/player.ts';
import {
  compare,
  type RunningStore,
  type StoredSession,
} from '../../../../client/player/running.ts';
import { soundOver } from '../../../../client/player/speaker.ts';
import { localChannel } from '../../support/channel.ts';
import { calf, heat, phrases } from './routines.ts';

export const HOUR = 3_600_000;

export interface Written {
  what: 'begin' | 'end' | 'drop' | 'reopen';
  record: string;
  ending?: Ending;
}

const copy = <T>(value: T): T => structuredClone(value);

export class Night {
  readonly written: Written[] = [];
  /** What has begun to sound; what was laid out and taken back is not among it. */
  readonly said: string[] = [];
  #laid: { text: string; when: number; by: object }[] = [];
  /** How the windows of this phone hear each other. */
  readonly #words = localChannel<Word>();
  /** Each window's right to speak, in the order opened. */
  readonly floors: Floor[] = [];
  readonly felt: string[] = [];
  /** What a screen reader was told of. */
  readonly tellings: Parameters<PlayerParts['onStep']>[] = [];
  /** The routines that were fetched. */
  readonly fetched: string[] = [];
  readonly routines = new Map<string, Routine>(
    [calf(), { ...calf(), id: 'calf-stand-acute' }, heat()].map((each) => [each.id, each]),
  );
  disk: StoredSession | undefined;
  wall = 1_795_000_000_000;
  monotonic = 0;
  lampIsOn = false;
  diskFails = false;
  #late: Promise<void> = Promise.resolve();
  /** So many writes are refused before the disk takes one again. */
  failsNext = 0;
  /** The words that all routines share; they come later than a routine's own. */
  phrases = phrases;
  audioRuns = true;
  soundIsClosed = false;
  voiceIsMuted = false;
  person: Person = { answers: {}, muscle: 'calf' };
  #ids = 0;
  player: Player = this.#boot();

  /** A disk that has not told yet what runs; it does when the returned function is called. */
  slowDisk(): () => Promise<void> {
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    this.player = this.#boot(asked);
    return async () => {
      if (this.disk) this.player.reopen(copy(this.disk));
      answer();
      await this.settle();
    };
  }

  /** Takes a routine off the phone; it comes back when the returned function is called. */
  holdBack(id: string): () => void {
    const routine = this.routines.get(id);
    this.routines.delete(id);
    let bring = (): void => undefined;
    this.#late = new Promise((resolve) => {
      bring = () => {
        if (routine) this.routines.set(id, routine);
        resolve();
      };
    });
    return bring;
  }

  /** A fresh document on the same phone. */
  #boot(asked?: Promise<void>): Player {
    const library: Library = {
      routines: this.routines,
      phrases: () => this.phrases,
      emergency: () => undefined,
      load: (id) => {
        this.fetched.push(id);
        return this.#late.then(() => this.routines.get(id));
      },
      loadPhrases: () => Promise.resolve(),
      loadEmergency: () => Promise.resolve(),
    };
    const player = createPlayer({
      library,
      episodes: this.#episodes(),
      running: this.#running(),
      ...(asked && { asked }),
      sound: soundOver(
        this.#voice(),
        (kind) => void this.felt.push(kind),
        (lost) => this.#floor(lost),
      ),
      lamp: {
        on: () => {
          this.lampIsOn = true;
        },
        off: () => {
          this.lampIsOn = false;
        },
      },
      read: () => ({ wall: this.wall, monotonic: this.monotonic }),
      newId: () => `id-${this.#next()}`,
      change: () => change,
      onChange: () => undefined,
      onStep: (...telling) => void this.tellings.push(telling),
    });
    player.meet(this.person);
    return player;
  }

  /** A window that was just opened is the one that somebody looks at. */
  #floor(lost: () => void): Floor {
    const floor = openFloor(this.#words, `window-${this.#next()}`, lost);
    floor.want();
    this.floors.push(floor);
    return floor;
  }

  #next(): number {
    this.#ids += 1;
    return this.#ids;
  }

  #voice(): Voice {
    const by = {};
    return {
      prime: () => undefined,
      ready: () => undefined,
      state: () => (this.audioRuns ? 'running' : 'paused'),
      now: () => (this.audioRuns ? this.monotonic / 1000 : undefined),
      lay: ({ line, when }) => void this.#laid.push({ text: line?.text ?? 'beep', when, by }),
      clear: () => {
        this.#laid = this.#laid.filter((each) => each.by !== by);
      },
      setMode: () => undefined,
      setMuted: (muted) => {
        this.voiceIsMuted = muted;
      },
      close: () => {
        this.soundIsClosed = true;
      },
    };
  }

  #refuses(): boolean {
    if (this.failsNext === 0) return this.diskFails;
    this.failsNext -= 1;
    return true;
  }

  #episodes(): Episodes {
    const write = (entry: Written): Promise<void> => {
      if (this.#refuses()) return Promise.reject(new Error('storage-full'));
      this.written.push(entry);
      return Promise.resolve();
    };
    return {
      begin: ({ record }) => write({ what: 'begin', record }),
      end: ({ record }, ending) => write({ what: 'end', record, ending }),
      drop: ({ record }) => write({ what: 'drop', record }),
      reopen: ({ record }) => write({ what: 'reopen', record }),
    };
  }

  #running(): RunningStore {
    const isMine = (id: string): boolean => this.disk?.session.id === id;
    return {
      read: () => Promise.resolve({ running: copy(this.disk), left: [] }),
      save: (stored) => {
        if (this.#refuses()) return Promise.reject(new Error('storage-full'));
        this.disk = copy(stored);
        return Promise.resolve();
      },
      beat: (stored, knew) => {
        const beaten = compare(this.disk, knew);
        if (beaten === undefined) this.disk = copy(stored);
        return Promise.resolve(copy(beaten));
      },
      clear: (id) => {
        if (isMine(id)) this.disk = undefined;
        return Promise.resolve();
      },
    };
  }

  /** Lets what was begun come to the disk. */
  async settle(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    const now = this.audioRuns ? this.monotonic / 1000 : -1;
    this.said.push(...this.#laid.filter(({ when }) => when <= now).map(({ text }) => text));
    this.#laid = this.#laid.filter(({ when }) => when > now);
  }

  /** Both clocks go on; the page looks five times a second, as it does when it is seen. */
  async pass(millis: number): Promise<void> {
    const end = this.monotonic + millis;
    while (this.monotonic < end) {
      const step = Math.min(200, end - this.monotonic);
      this.monotonic += step;
      this.wall += step;
      this.player.tick();
      await this.settle();
    }
  }

  /** The phone sleeps: its monotonic clock may stand still, and nothing looks. */
  sleep(millis: number, { monotonic = 0 } = {}): void {
    this.player.setVisible(false);
    this.wall += millis;
    this.monotonic += monotonic;
    this.player.setVisible(true);
  }

  /** The process dies; the same phone opens the page again. */
  async crash(): Promise<void> {
    this.monotonic = 0;
    this.voiceIsMuted = false;
    this.player = this.#boot();
    if (this.disk) this.player.reopen(copy(this.disk));
    await this.settle();
  }

  /** The same in short. */
  get told(): string[] {
    return this.tellings.map(([frame]) =>
      frame ? `${frame.phase} ${frame.moment?.index}` : 'nothing',
    );
  }

  /** Another window on the same phone, while this one stays open. */
  async another(): Promise<Player> {
    const player = this.#boot();
    if (this.disk) player.reopen(copy(this.disk));
    await this.settle();
    return player;
  }

  look(): Shown {
    return this.player.look();
  }

  running(): Extract<Shown, { at: 'on' }> {
    const shown = this.look();
    if (shown.at !== 'on') throw new Error(`the session is ${shown.at}`);
    return shown;
  }

  session(): Session {
    return this.running().session;
  }
}

/** A night in which the button has just been tapped. */
export const begun = async (): Promise<Night> => {
  const night = new Night();
  night.player.begin('cramp');
  await night.settle();
  return night;
};

/** A routine that this person must not do. */
export const closedFor = async (gate: RoutineGate['gate']): Promise<Night> => {
  const night = new Night();
  const reason = {
    gate,
    effect: 'block' as const,
    why: 'W.',
    instead: 'I.',
    instead_routine: null,
  };
  for (const [id, each] of night.routines) night.routines.set(id, { ...each, gates: [reason] });
  night.player.meet({ answers: { [gate]: 'yes' }, muscle: 'calf' });
  night.player.begin('cramp');
  await night.settle();
  return night;
};
