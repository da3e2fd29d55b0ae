// Puts the player into a page: parts, painting, and everything a page can do to a running session.

import { render } from 'preact';
import { isoNow, systemClock } from '../foundation/clock.ts';
import { newId } from '../foundation/ids.ts';
import { answerWithin } from '../foundation/patience.ts';
import { openStore } from '../foundation/records.ts';
import { answersOf } from '../parts/logic/gates.ts';
import { isAssistive } from './assistive.ts';
import { createEpisodes } from './episodes.ts';
import { fallbackRoutine } from './fallback.ts';
import { type Found, findOpen } from './found.ts';
import { guardTaps } from './guard.ts';
import { createLibrary, fetchJson, type Library } from './library.ts';
import type { Action } from './logic/actions.ts';
import { firstFor, isMuscle } from './logic/chain.ts';
import type { Answers, Routine } from './logic/routine.ts';
import { currentSegment, type Session } from './logic/session.ts';
import type { Person } from './parts.ts';
import { createPlayer, type Player } from './player.ts';
import { openRunning, type RunningStore, type StoredSession } from './running.ts';
import { firstWords } from './score.ts';
import { createSound, type EarlySound, type Mode } from './sound.ts';
import { createTakeover } from './takeover.ts';
import { tellStep } from './tell.ts';
import type { Mark } from './view/button.tsx';
import { type Later, Screen } from './view/screen.tsx';
import { createLamp } from './wake-lock.ts';

/** A store that does not answer must not keep a cramp waiting. */
const PATIENCE_MS = 400;

export interface Mounted {
  readonly player: Player;
  readonly library: Library;
  readonly running: RunningStore;
  /** The language's root: `/`, or `/xx/`. */
  readonly root: string;
  /** The sessions that nobody ended, too long ago to go on; settled once the store has been read. */
  readonly left: Promise<readonly StoredSession[]>;
  /** A routine that goes on, and waits on its own page. */
  readonly elsewhere: Promise<StoredSession | undefined>;
  /** To be called inside a tap. */
  begin(purpose: Session['purpose'], routine?: Routine): Promise<void>;
  /** The same for a routine that the page names. */
  beginRoutine(
    loaded: Promise<Routine | undefined>,
    id: string,
    purpose: Session['purpose'],
  ): Promise<void>;
  /** Fetches what the first tap will want, and what comes after it; a page may have a routine of its own. */
  prepare(own?: Promise<Routine | undefined>): void;
}

/** The code that is not needed for the first screen; the page decides when it comes. */
export interface More {
  /** Now. */
  load(): Promise<{
    later: Later;
    openSound: typeof import('./voice.ts').openSound;
    wakeLoudspeaker: typeof import('./voice.ts').wakeLoudspeaker;
    readOwn: typeof import('./own.ts').readOwn;
  }>;
  /** When it costs the first paint and the first visit nothing. */
  inTime(): Promise<void>;
}

const read = () => ({ wall: Date.now(), monotonic: performance.now() });

const soon = <T,>(promise: Promise<T>): Promise<T | undefined> =>
  answerWithin(
    PATIENCE_MS,
    promise.catch(() => undefined),
  );

class Mount implements Mounted {
  readonly player: Player;
  readonly library: Library;
  readonly running = openRunning();
  readonly root: string;
  readonly left: Promise<readonly StoredSession[]>;
  readonly elsewhere: Promise<StoredSession | undefined>;
  readonly #found: Promise<Found>;
  readonly #root: HTMLElement;
  readonly #more: More;
  /** Somebody needs the rest now. */
  #hurry: () => void = () => undefined;
  readonly #sound: EarlySound;
  readonly #person: Promise<void>;
  #later: Later | undefined;
  #number: string | undefined;
  #mode: Mode = 'voice';
  #yields = false;
  #told: Person = { answers: {}, muscle: 'calf' };
  readonly #marks: Mark[] = [];
  #painting = false;
  #watching: (() => void) | undefined;
  readonly #takeOver: (isOn: boolean) => boolean;
  readonly #voiced: Promise<void>;

  constructor(root: HTMLElement, more: More) {
    this.#root = root;
    this.root = root.dataset['root'] ?? '/';
    this.#more = more;
    const file = fetchJson(this.root);
    this.library = createLibrary(async (path) =>
      path.includes('/own/') ? (await more.load()).readOwn(path, file) : file(path),
    );
    this.#found = this.#find();
    this.left = this.#found.then((found) => this.#reopen(found));
    const { sound, ready } = createSound(() => this.#loadVoice());
    this.#sound = sound;
    this.#takeOver = createTakeover({ ...root.dataset }, () => this.player.tick());
    this.player = createPlayer({
      library: this.library,
      episodes: createEpisodes(openStore, (at) => isoNow(systemClock, at)),
      running: this.running,
      asked: this.left.catch(() => undefined),
      sound,
      lamp: createLamp(),
      read,
      newId: () => newId(),
      change: () => this.#later?.change,
      onChange: () => this.#paint(),
      onStep: tellStep,
    });
    this.#person = this.#meet();
    // The plan's words are laid out anew when the voice is here.
    this.#voiced = ready.then(
      () => this.player.meet(this.#told),
      () => undefined,
    );
    this.elsewhere = this.#found.then((found) => found.elsewhere);
    this.#listen();
  }

  async begin(purpose: Session['purpose'], routine?: Routine): Promise<void> {
    // The browser grants sound inside the tap only; what is read from the store comes a moment later.
    this.#sound.prime();
    this.#hurry();
    const found = await soon(this.#found);
    // What runs already goes on, however long it takes to come back.
    if (found?.open) await this.left.catch(() => undefined);
    // This page may have lain open for days: another window may have begun it since.
    const since = found && !this.player.isOn ? await soon(this.#find()) : undefined;
    if (since?.open) await this.#reopen(since);
    await soon(this.#person);
    this.player.begin(purpose, routine);
  }

  async beginRoutine(
    loaded: Promise<Routine | undefined>,
    id: string,
    purpose: Session['purpose'],
  ): Promise<void> {
    this.#sound.prime();
    const routine = (await soon(loaded)) ?? fallbackRoutine(id, 'other');
    await this.begin(purpose, routine);
  }

  prepare(own?: Promise<Routine | undefined>): void {
    void this.#more.inTime().then(async () => {
      await soon(this.#person);
      const likely = own ?? this.library.load(firstFor(this.#told.muscle));
      void this.library.loadPhrases();
      await this.loadLater();
      await soon(this.#more.load().then(({ wakeLoudspeaker }) => wakeLoudspeaker()));
      this.#sound.open();
      await this.#voiced;
      this.#sound.ready(firstWords(await likely, this.#told.answers));
    });
  }

  async #loadVoice() {
    const hurried = new Promise<void>((resolve) => {
      this.#hurry = resolve;
    });
    await Promise.race([this.#more.inTime(), hurried]);
    const { openSound } = await this.#more.load();
    // A loudspeaker that wakes up has words to say at once, not at the next tick.
    return openSound(() => this.player.tick());
  }

  /** A screen reader speaks: the app's own voice yields, and says nothing that is laid out already.
   * Who wished for silence has it. */
  #yield(): void {
    this.#yields = true;
    this.#setMode();
    this.player.meet(this.#told);
  }

  #setMode(): void {
    const isYielding = this.#yields && this.#mode !== 'silent';
    this.#sound.setMode(isYielding ? 'beeps' : this.#mode);
  }

  /** What the person told by day; without it the player takes nothing for granted. */
  async #meet(): Promise<void> {
    try {
      const store = await openStore();
      // A page may lie open for days, while answers change in another tab or on another phone.
      this.#watching ??= store.watch(() => {
        if (!this.player.isOn) void this.#meet();
      });
      const profile = await store.profile();
      const muscle = isMuscle(profile.last_muscle) ? profile.last_muscle : 'calf';
      this.#number = profile.emergency_number;
      this.#mode = (profile.voice?.mode ?? 'voice') as Mode;
      this.#setMode();
      this.#told = { answers: answersOf(profile) as Answers, muscle };
      this.player.meet(this.#told);
    } catch {
      // Storage is switched off: the player works with what it has.
    }
  }

  #find(): Promise<Found> {
    return findOpen(this.running, read(), this.#root.dataset['routine']);
  }

  async #reopen({ open, left }: Found): Promise<readonly StoredSession[]> {
    if (!open) return left;
    const { purpose } = open.session;
    // A cramp needs no file. A routine that is on the phone is not said to be missing first.
    if (purpose === 'routine') await soon(this.library.load(currentSegment(open.session).routine));
    await this.#person;
    this.player.reopen(open);
    return left;
  }

  #listen(): void {
    const look = (): void => this.player.setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    addEventListener('pageshow', look);
    addEventListener('online', () => {
      if (document.visibilityState === 'visible') look();
    });
    addEventListener('popstate', () => {
      if (!this.player.isOn) return;
      history.pushState({ player: true }, '');
      this.player.stay();
    });
    // Any tap gives sound another chance.
    guardTaps((event) => {
      if (isAssistive(event)) this.#yield();
      this.player.touch();
    });
  }

  #paint(): void {
    if (this.#painting) return;
    this.#painting = true;
    queueMicrotask(() => {
      this.#painting = false;
      this.#draw();
    });
  }

  #draw(): void {
    const shown = this.player.look();
    if (this.#takeOver(shown.at !== 'idle')) void this.loadLater();
    const aside = {
      emergency: this.library.emergency(),
      number: this.#number,
      known: this.library.routines,
      answers: this.#told.answers,
      marks: this.#marks,
      repaint: () => this.#paint(),
      leave: () => location.replace(this.root),
    };
    const act = (action: Action): void => this.player.act(action);
    const held = document.activeElement;
    render(<Screen shown={shown} act={act} later={this.#later} aside={aside} />, this.#root);
    this.#later?.readOn(held, this.#root);
  }

  /** The rest of the screens, and the signs. */
  async loadLater(): Promise<void> {
    void this.library.loadEmergency().then(() => this.#paint());
    try {
      this.#later ??= (await this.#more.load()).later;
    } catch {
      // No network and no worker yet: the first screen and its end do without.
    }
    this.#paint();
  }
}

/** One player a page; a session that was left running goes on at once. */
export const mountPlayer = (root: HTMLElement, more: More): Mount => new Mount(root, more);
