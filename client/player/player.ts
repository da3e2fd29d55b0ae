// The player: facts, a stopwatch and the things they drive. Every tap makes new facts; ticks only paint.

import { Arranger } from './arranger.ts';
import {
  becomeOne,
  type Course,
  endingOf,
  giveWay,
  heardOf,
  isRefused,
  keepLit,
  lookAt,
  newCourse,
  offerUndo,
  panelFor,
  remark,
  sayWhere,
  soundsLike,
} from './course.ts';
import { createKeeper, type Keeper } from './keeper.ts';
import { type Action, type Panel, type Shown, UNDOABLE } from './logic/actions.ts';
import { firstFor } from './logic/chain.ts';
import { readWatch, resumeWatch, type Stopwatch, startWatch } from './logic/clock.ts';
import { frameOf, isUnseen } from './logic/engine.ts';
import type { Line, Muscle, Routine } from './logic/routine.ts';
import { newSession, type Session } from './logic/session.ts';
import type { Person, PlayerParts } from './parts.ts';
import type { StoredSession } from './running.ts';
import { stepAt } from './score.ts';

const JUMP = 5000;
/** With ticks of 200 ms and the time of a write, the disk is never more than a second behind. */
const BEAT = 700;
const PANEL_AFTER: Partial<Record<Action['do'], Panel>> = { stop: 'emergency', still: 'next' };

export class Player {
  readonly #parts: PlayerParts;
  readonly #keeper: Keeper;
  readonly #arranger: Arranger;
  #person: Person = { answers: {}, muscle: 'calf' };
  #course: Course | undefined;

  constructor(parts: PlayerParts) {
    this.#parts = parts;
    this.#keeper = createKeeper(parts, () => parts.onChange());
    this.#arranger = new Arranger(parts, {
      answers: () => this.#person.answers,
      isOn: (course) => course === this.#course && !course.ended,
      tick: () => this.tick(),
      become: (course, next) => this.#become(course, next),
      begin: (course) => this.#keeper.begin(course),
    });
  }

  get isOn(): boolean {
    return this.#course !== undefined && !this.#course.ended;
  }

  meet(person: Person): void {
    this.#person = person;
    if (this.#course && !this.#course.ended) this.#arranger.adopt(this.#course);
  }

  /** Inside the first tap: everything that a browser grants only there, then the start itself. */
  begin(purpose: Session['purpose'], routine?: Routine): void {
    if (this.isOn) return;
    const { sound, read, newId } = this.#parts;
    sound.prime();
    const watch = startWatch(read());
    const muscle = routine?.muscle ?? this.#person.muscle;
    const session = newSession({
      id: newId(),
      record: newId(),
      purpose,
      startedAt: watch.startedAt,
      muscle,
      routine: routine?.id ?? firstFor(muscle),
    });
    this.#keeper.begin(this.#set(session, watch));
  }

  /** Goes on with what was running before a reload, a crash or a tap in another tab. */
  reopen({ session, elapsed, muted = false }: StoredSession): void {
    const watch = resumeWatch(session.startedAt, elapsed, this.#parts.read());
    if (this.#course && !becomeOne(this.#course, session, watch)) return;
    const course = this.#set(session, watch);
    sayWhere(Object.assign(course, { unseen: isUnseen(elapsed, watch.elapsed) }));
    // What the clock says now must not be lost by the next crash.
    this.#mute(course, muted);
    this.tick();
  }

  act(action: Action): void {
    const course = this.#course;
    if (!course) return;
    if (action.do === 'undo') this.#takeBack(course);
    else if (action.do === 'up') this.#getUp(course);
    else if (action.do === 'sleep') this.#sleep(course);
    else if (action.do === 'save') this.#saveAgain(course);
    else if (!course.ended) this.#take(course, action);
  }

  #take(course: Course, action: Action): void {
    this.#parts.sound.prime();
    this.tick();
    if (action.do === 'panel') this.#show(course, action.panel);
    else if (action.do === 'mute') this.#mute(course, !course.muted);
    else if (action.do === 'repeat') this.#repeat(course);
    else if (action.do === 'gone' || action.do === 'finish')
      this.#end(course, course.watch.elapsed);
    else if (action.do === 'gone-at') this.#end(course, action.elapsed);
    else this.#changeBy(course, action);
  }

  #changeBy(course: Course, action: Action): void {
    const { session, frame, score } = course;
    const { routines } = this.#parts.library;
    const muscleOf = (id: string): Muscle | undefined => routines.get(id)?.muscle;
    course.panel = PANEL_AFTER[action.do] ?? null;
    course.unseen &&= action.do === 'came-off'; // Which says nothing about the cramp.
    const take = this.#parts.change();
    const next = take ? take(session, action, { plan: score.plan, frame, muscleOf }) : session;
    if (next !== session && UNDOABLE.includes(action.do)) offerUndo(course);
    this.#become(course, next);
    if (action.do === 'stop') this.#sayPhrase('get_help');
  }

  /** Time has passed: look, speak, paint; and notice when another tab has ended the session. */
  tick(): void {
    const course = this.#course;
    if (!course) return;
    const before = course.watch.elapsed;
    course.watch = readWatch(course.watch, this.#parts.read());
    if (!course.ended) this.#advance(course, before);
    this.#tell(course);
    keepLit(course, this.#parts.lamp);
    this.#parts.onChange();
  }

  #advance(course: Course, before: number): void {
    const { session, score, unseen, frame: last } = course;
    const { elapsed } = course.watch;
    const frame = frameOf({ session, plan: score.plan, elapsed, unseen });
    course.frame = frame;
    if (frame.phase !== last.phase) giveWay(course);
    if (elapsed - before > JUMP) sayWhere(course);
    const { sound, library } = this.#parts;
    const { plan, words, closed } = score;
    const phrases = library.phrases();
    sound.speak({ frame, last, words, plan, phrases, closed: closed !== null });
    if (elapsed - course.beaten >= BEAT) void this.#beat(course, elapsed);
  }

  #tell(course: Course): void {
    const frame = heardOf(course);
    if (soundsLike(frame) === soundsLike(course.told)) return;
    this.#parts.onStep(frame, course.told);
    course.told = frame;
  }

  /** The screen was left, or somebody came back to it. */
  setVisible(visible: boolean): void {
    const course = this.#course;
    if (!course) return;
    const { elapsed } = readWatch(course.watch, this.#parts.read());
    if (!visible) course.left = elapsed;
    else if (course.left !== null) {
      course.unseen ||= isUnseen(course.left, elapsed);
      course.left = null;
    }
    this.tick();
    // Perhaps what was missing can be had now.
    if (visible && !course.ended) this.#arranger.askAgain(course);
  }

  /** Any tap gives sound another chance. */
  touch(): void {
    if (this.isOn) this.#parts.sound.prime();
  }

  /** Back was pressed: the session goes on, and says so. */
  stay(): void {
    if (this.#course) remark(this.#course, { kind: 'still-running' });
    this.tick();
  }

  look(): Shown {
    return lookAt(this.#course, this.#parts.sound.state());
  }

  #set(session: Session, watch: Stopwatch): Course {
    this.#parts.lamp.on();
    const course = newCourse(session, watch, this.#arranger.scoreFor(session));
    this.#course = course;
    this.#arranger.open(course);
    return course;
  }

  #become(course: Course, next: Session): void {
    if (next !== course.session) {
      course.session = next;
      this.#arranger.open(course);
      this.#keeper.store(course);
    }
    this.tick();
  }

  #takeBack(course: Course): void {
    const { undo, ended } = course;
    this.tick();
    if (!undo || course.watch.elapsed >= undo.until) return;
    course.undo = course.ended = undefined;
    course.panel = panelFor(undo.session);
    if (ended) {
      this.#parts.sound.prime();
      this.#keeper.reopen(course, undo.session);
    }
    this.#become(course, undo.session);
    this.#arranger.open(course);
  }

  #end(course: Course, lasted: number | null): void {
    if (isRefused(course)) {
      this.#keeper.drop(course);
      this.#letGo();
    } else this.#finish(course, lasted);
  }

  #finish(course: Course, lasted: number | null): void {
    const { session, watch } = course;
    const { sound, library } = this.#parts;
    const { answers } = this.#person;
    const ending = endingOf(course, lasted, stepAt(session, lasted, { library, answers }));
    offerUndo(course);
    course.ended = { at: watch.elapsed, ending, saved: 'saving', up: false, dark: false };
    sound.stop();
    this.#keeper.end(course, course.ended);
    if (session.purpose === 'cramp') this.#sayPhrase('sit_up');
    this.tick();
  }

  #letGo(): void {
    this.#course = undefined;
    this.#parts.sound.stop();
    this.#parts.lamp.off();
    this.#parts.onChange();
  }

  #getUp({ ended }: Course): void {
    if (ended) ended.up = true;
    this.tick();
  }

  #sleep(course: Course): void {
    if (!course.ended) return;
    course.ended.dark = true;
    course.undo = undefined;
    this.#parts.sound.close();
    this.tick();
  }

  #saveAgain(course: Course): void {
    if (course.ended?.saved !== 'failed') return;
    this.#keeper.end(course, course.ended);
    this.#parts.onChange();
  }

  #show(course: Course, panel: Panel | null): void {
    course.panel = panel;
    this.#arranger.adopt(course);
    if (panel === 'partner') this.#sayPhrase('partner', course.score.plan.routine.partner);
  }

  #sayPhrase(key: string, more: readonly Line[] | null = null): void {
    const line = this.#parts.library.phrases()[key];
    if (line) this.#parts.sound.say([line, ...(more ?? [])]);
  }

  #mute(course: Course, muted: boolean): void {
    course.muted = muted;
    this.#parts.sound.setMuted(muted);
    this.#keeper.store(course);
  }

  #repeat({ score, frame }: Course): void {
    const line = score.words.sentence(frame.place);
    if (line) this.#parts.sound.say([line]);
  }

  async #beat(course: Course, elapsed: number): Promise<void> {
    course.beaten = elapsed;
    const beaten = await this.#keeper.beat(course);
    if (beaten === undefined || course !== this.#course || course.ended) return;
    if (beaten) this.reopen(beaten);
    else this.#letGo();
  }
}

export const createPlayer = (parts: PlayerParts): Player => new Player(parts);
