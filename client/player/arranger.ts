// Which plan is under way: what is here at once, better when it arrives, and the way around what is closed.

import { type Course, isAwaited, sayWhere } from './course.ts';
import { firstFor } from './logic/chain.ts';
import type { Answers } from './logic/routine.ts';
import { currentSegment, type Session, shownAs, switchTo, waited } from './logic/session.ts';
import type { PlayerParts } from './parts.ts';
import { detour, loadNext, type Score, scoreOf } from './score.ts';

/** What an arranger has to know of the player, and may ask of it. */
interface Holder {
  answers(): Answers;
  /** Whether this course is still the one on the screen, and not over. */
  isOn(course: Course): boolean;
  /** Look at the new plan. */
  tick(): void;
  /** Go on with these facts. */
  become(course: Course, next: Session): void;
  /** What was waited for is here: from now on it is remembered. */
  begin(course: Course): void;
}

/** Where every cramp begins, instead of a muscle that nobody has named this time. */
const usualAfter = ({ muscle, segments }: Session) =>
  segments[1] || muscle === 'calf' ? undefined : { id: firstFor('calf'), muscle: 'calf' as const };

export class Arranger {
  readonly #parts: PlayerParts;
  readonly #holder: Holder;

  constructor(parts: PlayerParts, holder: Holder) {
    this.#parts = parts;
    this.#holder = holder;
  }

  scoreFor(session: Session, { helper = false } = {}): Score {
    return scoreOf(session, this.#parts, { answers: this.#holder.answers(), helper });
  }

  /** Shows what is here at once, and better when it arrives. */
  open(course: Course): void {
    const { library } = this.#parts;
    const { routine } = currentSegment(course.session);
    const adopt = (): void => {
      if (this.#holder.isOn(course)) this.adopt(course);
    };
    if (!library.routines.has(routine)) void library.load(routine).then(adopt);
    // What is here already must not cut short what is being said.
    if (!library.phrases()['hold']) void library.loadPhrases().then(adopt);
    this.adopt(course);
  }

  /** Lays the plan out anew with what is known by now. */
  adopt(course: Course): void {
    const wasAwaited = isAwaited(course);
    course.session = this.#noted(course);
    course.score = this.scoreFor(course.session, { helper: course.panel === 'partner' });
    if (wasAwaited && !isAwaited(course)) {
      const session = waited(course.session, course.since, course.watch.elapsed);
      // Undo would bring facts that count the wait as time of the routine.
      Object.assign(course, { session, undo: undefined });
      this.#holder.begin(course);
    }
    this.#layOut(course);
  }

  /** The facts, with what is on the screen: the diary names no step that was never there. */
  #noted({ session, watch }: Course): Session {
    const isHere = this.#parts.library.routines.has(currentSegment(session).routine);
    return shownAs(session, session.purpose === 'cramp' && !isHere, watch.elapsed);
  }

  /** Asks once more for what could not be had. */
  askAgain(course: Course): void {
    if (isAwaited(course)) this.open(course);
    else this.#lookAhead(course);
  }

  #layOut(course: Course): void {
    this.#parts.sound.stop();
    if (!isAwaited(course)) this.#lookAhead(course);
    this.#holder.tick();
    // What was said of the stretch without a file is not true of the routine that has come.
    if (course.note?.note.kind === 'resumed') sayWhere(course);
  }

  #lookAhead(course: Course): void {
    loadNext(course.score, this.#parts);
    const { routine } = currentSegment(course.session);
    if (!course.score.closed || course.around === routine) return;
    course.around = routine;
    void this.#goAround(course);
  }

  async #goAround(course: Course): Promise<void> {
    const { session, score } = course;
    const answers = this.#holder.answers();
    const other = await detour(score.plan.routine, this.#parts.library, answers);
    // What could not be had now may be had later.
    course.around = undefined;
    if (course.session !== session || session.purpose === 'routine') return;
    const next = other ? { id: other.id, muscle: session.muscle } : usualAfter(session);
    if (next) this.#holder.become(course, switchTo(session, next, course.watch.elapsed));
  }
}
