// The drawn person: built from the published tree, turned joint by joint from start to end pose.

import { Component, h, type VNode } from 'preact';
import { t } from '../../foundation/locale.ts';
import type { Moment } from '../logic/plan.ts';
import { type Joint, poseAt, stillAt } from '../logic/pose.ts';
import type { Node, Picture } from '../logic/routine.ts';

const STILL = '(prefers-reduced-motion: reduce)';
/** One turn of a step that is repeated: there, a rest, and back. */
const SWING = 3200;
const SETTLE = 1600;

const drawn = ([tag, attributes, children]: Node): VNode =>
  h(tag, attributes as object, ...children.map(drawn));

/** The transform as drawn, kept beside the one that moves. */
const startOf = (element: SVGGElement): string => {
  element.dataset['from'] ??= element.getAttribute('transform') ?? '';
  return element.dataset['from'];
};

const jointsOf = (svg: SVGSVGElement): Joint[] =>
  Array.from(svg.querySelectorAll<SVGGElement>('[data-to], [data-to-x]'), (element) => ({
    from: startOf(element),
    to: element.dataset['to'],
    x: element.dataset['toX'],
    y: element.dataset['toY'],
    turn: (transform: string) => element.setAttribute('transform', transform),
  }));

interface Given {
  moment: Moment;
  /** The movement is over: only the end pose is shown. */
  stands: boolean;
  /** The share of the step that is done; the ring round the picture fills with it. */
  done: number;
  onTap: () => void;
}

/** The figure in its pose; a tap says the last sentence again. A class, so that no hooks are loaded. */
export class Figure extends Component<Given> {
  #svg: SVGSVGElement | null = null;
  #ring: HTMLElement | null = null;
  #frame = 0;
  #shape: Picture | null = null;
  #tree: VNode | null = null;

  override componentDidMount(): void {
    this.#move();
    this.#fill();
  }

  override componentDidUpdate(before: Given): void {
    this.#fill();
    if (before.moment.step !== this.props.moment.step || before.stands !== this.props.stands)
      this.#move();
  }

  override componentWillUnmount(): void {
    cancelAnimationFrame(this.#frame);
  }

  #fill(): void {
    this.#ring?.style.setProperty('--done', this.props.done.toFixed(3));
  }

  /** Once from start to end, or to and fro while a movement lasts; still where motion is unwelcome. */
  #move(): void {
    cancelAnimationFrame(this.#frame);
    const { moment, stands } = this.props;
    const joints = this.#svg ? jointsOf(this.#svg) : [];
    const pose = (share: number): void => {
      for (const joint of joints) joint.turn(stillAt(joint, share));
    };
    if (stands || matchMedia(STILL).matches) {
      pose(1);
      return;
    }
    const swings = moment.kind === 'move';
    const begun = performance.now();
    const paint = (): void => {
      const passed = performance.now() - begun;
      pose(poseAt(passed, swings ? SWING : SETTLE, swings));
      if (swings || passed < SETTLE) this.#frame = requestAnimationFrame(paint);
    };
    paint();
  }

  override render() {
    const { moment, onTap } = this.props;
    const shape = moment.step.picture;
    if (!shape) return null;
    // The same tree object is left alone by the renderer, so a tick does not undo the pose.
    if (shape !== this.#shape) this.#tree = drawn(shape.tree);
    this.#shape = shape;
    return (
      <button
        class="player__picture"
        type="button"
        onClick={onTap}
        ref={(ring) => {
          this.#ring = ring;
        }}
      >
        <svg
          class="figure"
          viewBox={shape.view_box}
          role="img"
          ref={(svg) => {
            this.#svg = svg;
          }}
        >
          <title>{shape.title}</title>
          <desc>{shape.description}</desc>
          <g transform={moment.side === 'left' ? 'scale(-1 1)' : 'scale(1)'}>{this.#tree}</g>
        </svg>
        <span class="visually-hidden">{t('Say it again')}</span>
      </button>
    );
  }
}
