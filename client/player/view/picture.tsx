// The drawn person: built from the published tree, turned joint by joint from start to end pose.

import { h, type VNode } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { t } from '../../foundation/locale.ts';
import type { Moment } from '../logic/plan.ts';
import { type Joint, poseAt, stillAt } from '../logic/pose.ts';
import type { Node } from '../logic/routine.ts';

const STILL = '(prefers-reduced-motion: reduce)';
/** One turn of a step that is repeated: there, a rest, and back. */
const SWING = 3200;
const SETTLE = 1600;

const drawn = ([tag, attributes, children]: Node): VNode =>
  h(tag, attributes as object, ...children.map(drawn));

const jointsOf = (svg: SVGSVGElement): Joint[] =>
  Array.from(svg.querySelectorAll<SVGGElement>('[data-to], [data-to-x]'), (element) => ({
    from: element.getAttribute('transform') ?? '',
    to: element.dataset['to'],
    x: element.dataset['toX'],
    y: element.dataset['toY'],
    turn: (transform: string) => element.setAttribute('transform', transform),
  }));

/** Moves the figure once, or to and fro while a movement lasts; still where motion is unwelcome. */
const useMotion = (moment: Moment, stands: boolean) => {
  const picture = useRef<SVGSVGElement>(null);
  useEffect(() => {
    const joints = picture.current ? jointsOf(picture.current) : [];
    const pose = (share: number): void => {
      for (const joint of joints) joint.turn(stillAt(joint, share));
    };
    if (stands || matchMedia(STILL).matches) {
      pose(1);
      return () => pose(0);
    }
    const swings = moment.kind === 'move';
    let begun: number | undefined;
    let frame = 0;
    const paint = (now: number): void => {
      begun ??= now;
      pose(poseAt(now - begun, swings ? SWING : SETTLE, swings));
      if (swings || now - begun < SETTLE) frame = requestAnimationFrame(paint);
    };
    frame = requestAnimationFrame(paint);
    return () => {
      cancelAnimationFrame(frame);
      pose(0);
    };
  }, [moment, stands]);
  return picture;
};

/** Tapping it says the last sentence again. */
export const Figure = ({
  moment,
  stands,
  onTap,
}: {
  moment: Moment;
  stands: boolean;
  onTap: () => void;
}) => {
  const picture = useMotion(moment, stands);
  const shape = moment.step.picture;
  const tree = useMemo(() => (shape ? drawn(shape.tree) : null), [shape]);
  if (!shape) return null;
  return (
    <button class="player__picture" type="button" onClick={onTap}>
      <svg class="figure" viewBox={shape.view_box} role="img" ref={picture}>
        <title>{shape.title}</title>
        <desc>{shape.description}</desc>
        <g transform={moment.side === 'right' ? 'scale(-1 1)' : undefined}>{tree}</g>
      </svg>
      <span class="visually-hidden">{t('Say it again')}</span>
    </button>
  );
};
