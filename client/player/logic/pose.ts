// A joint between its two angles. The picture's text gives both; nothing else knows them.

export interface Joint {
  /** The transform as drawn: `rotate(angle x y)` or `translate(x y)`. */
  from: string;
  /** The angle to end at, after those to pass at even steps; or the place. */
  to: string | undefined;
  x: string | undefined;
  y: string | undefined;
  turn: (transform: string) => void;
}

const between = (from: number, to: number, share: number): number =>
  Math.round((from + (to - from) * share) * 100) / 100;

/** The angle on a way over several ones. */
const along = (angles: number[], share: number): number => {
  const passed = Math.max(0, Math.min(share, 1)) * (angles.length - 1);
  const step = Math.min(Math.floor(passed), angles.length - 2);
  return between(angles[step] ?? 0, angles[step + 1] ?? 0, passed - step);
};

/** The joint's transform when that share of the way is done. */
export const stillAt = ({ from, to, x, y }: Omit<Joint, 'turn'>, share: number): string => {
  const [first = 0, ...rest] = (from.match(/-?\d*\.?\d+/g) ?? []).map(Number);
  if (to !== undefined) {
    const angles = [first, ...to.split(' ').map(Number)];
    return `rotate(${[along(angles, share), ...rest].join(' ')})`;
  }
  if (x === undefined || y === undefined) return from;
  return `translate(${between(first, Number(x), share)} ${between(rest[0] ?? 0, Number(y), share)})`;
};

const ease = (share: number): number =>
  (1 - Math.cos(Math.PI * Math.min(1, Math.max(0, share)))) / 2;

/** How far the way is done after that time; to and fro when it swings. */
export const poseAt = (passed: number, length: number, swings: boolean): number =>
  swings ? (1 - Math.cos((2 * Math.PI * passed) / length)) / 2 : ease(passed / length);
