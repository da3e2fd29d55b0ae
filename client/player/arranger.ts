// Which plan is under way: what is here at once, better when it arrives, and the way around what is closed.

import { type Course, sayWhere } from './course.ts';
import type { Answers } from './logic/routine.ts';
import { currentSegment, type Session, switchTo, waited } from './logic/session.ts';
import type { PlayerParts } from './parts.ts';
import { detour, loadNext, type Score, scoreOf } from './score.ts';

/** What an arranger has to know of the player, and may ask of it. */
export interface Holder {
  answers(): Answers;
  /** Whether this course is still the one on the screen, and not over. */
  isOn(course: Course): boolean;
  /** Look at the new plan. */
  tick(): void;
  /** Go on with these facts. */
  become(course: Course, next: Session): void;
}

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
    const before = course.score.closed;
    course.score = this.scoreFor(course.session, { helper: course.panel === 'partner' });
    const hasCome = before?.gate === null && course.score.closed?.gate !== null;
    const next = hasCome
      ? waited(course.session, course.since, course.watch.elapsed)
      : course.session;
    if (next === course.session) this.#layOut(course);
    else this.#holder.become(course, next);
  }

  #layOut(course: Course): void {
    this.#parts.sound.stop();
    loadNext(course.score, this.#parts);
    const { routine } = currentSegment(course.session);
    if (course.score.closed && course.around !== routine) {
      course.around = routine;
      void this.#goAround(course);
    }
    this.#holder.tick();
    // What was said of the stretch without a file is not true of the routine that has come.
    if (course.note?.note.kind === 'resumed') sayWhere(course);
  }

  async #goAround(course: Course): Promise<void> {
    const { session, score } = course;
    const answers = this.#holder.answers();
    const other = await detour(score.plan.routine, this.#parts.library, answers);
    if (!other || course.session !== session || session.purpose === 'routine') return;
    this.#holder.become(course, switchTo(session, other, course.watch.elapsed));
  }
}
