import { fill } from '../logic/pace.ts';

interface Props {
  totalMl: number;
  /** What fills the bar. */
  fullMl: number;
  /** Where the aim begins, when it is not the end of the bar. */
  markMl?: number;
  label: string;
}

const WIDTH = 320;
const HEIGHT = 16;

/** A quiet bar: what was drunk of what the day is measured against. */
export const Meter = ({ totalMl, fullMl, markMl, label }: Props) => {
  const mark = markMl === undefined ? undefined : fill(markMl, fullMl) * WIDTH;
  return (
    <svg
      class="meter"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <rect class="meter__whole" width={WIDTH} height={HEIGHT} />
      <rect class="meter__part" width={fill(totalMl, fullMl) * WIDTH} height={HEIGHT} />
      {mark !== undefined && <rect class="meter__mark" x={mark - 1} width={2} height={HEIGHT} />}
    </svg>
  );
};
