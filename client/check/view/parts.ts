// What the questions need from outside.

import type { ReadonlySignal, Signal } from '@preact/signals';
import type { OwnNumber } from '../../parts/own-number.ts';
import type { Content, Given } from '../logic/flow.ts';
import type { Trail } from '../trail.ts';

export interface CheckParts {
  readonly content: Content;
  readonly trail: Trail;
  /** What was answered: here only, and gone with the page. */
  readonly given: Signal<Given>;
  readonly number: ReadonlySignal<OwnNumber>;
  /** Answers to the health questions, as far as there are any. */
  readonly gates: ReadonlySignal<Readonly<Partial<Record<string, string>>>>;
  readonly titles: ReadonlySignal<Readonly<Record<string, string>>>;
  /** The address of a page of ours, in the language of this one. */
  readonly url: (path: string) => string;
  readonly print: () => void;
}
