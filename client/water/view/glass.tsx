import { useId } from 'preact/hooks';
import { fill } from '../logic/pace.ts';

interface Props {
  totalMl: number;
  /** What fills the glass. */
  fullMl: number;
  /** Where the aim begins, when it is not the brim. */
  markMl?: number | undefined;
  /** Where an even pace would be by now. */
  paceMl?: number | undefined;
  label: string;
}

const WIDTH = 100;
const HEIGHT = 140;
const BRIM = 8;
const BOTTOM = 134;
/** The sides lean in: the inner edge of the glass from brim to bottom. */
const INSIDE = `M8 ${BRIM} H92 L82 ${BOTTOM - 6} Q81 ${BOTTOM} 75 ${BOTTOM} H25 Q19 ${BOTTOM} 18 ${BOTTOM - 6} Z`;
const OUTLINE = `M6 4 L16 ${BOTTOM - 4} Q17 ${BOTTOM + 3} 25 ${BOTTOM + 3} H75 Q83 ${BOTTOM + 3} 84 ${BOTTOM - 4} L94 4`;

const heightOf = (ml: number, fullMl: number): number =>
  BOTTOM - fill(ml, fullMl) * (BOTTOM - BRIM);

/** A glass that fills with the day: what was drunk of what the day is measured against. */
export const Glass = ({ totalMl, fullMl, markMl, paceMl, label }: Props) => {
  const inside = useId();
  const surface = heightOf(totalMl, fullMl);
  const mark = markMl === undefined ? undefined : heightOf(markMl, fullMl);
  const pace = paceMl === undefined ? undefined : heightOf(paceMl, fullMl);
  return (
    <svg class="glass" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <clipPath id={inside}>
        <path d={INSIDE} />
      </clipPath>
      <g clip-path={`url(#${inside})`}>
        <rect class="glass__empty" width={WIDTH} height={HEIGHT} />
        <rect class="glass__water" y={surface} width={WIDTH} height={HEIGHT - surface} />
        {mark !== undefined && <rect class="glass__mark" y={mark - 1} width={WIDTH} height={2} />}
      </g>
      {pace !== undefined && <path class="glass__pace" d={`M0 ${pace} H${WIDTH}`} />}
      <path class="glass__outline" d={OUTLINE} />
    </svg>
  );
};
