// Pairing another phone: the code in an address, the squares of its picture, the time it has left.

import { PAIRING_CODE_LENGTH } from '../../contract/wire.ts';

const CODE = /^#pair=(?<code>[0-9a-z]{8})$/;

/** The code that a scanned address carries behind its `#`. */
export const pairingIn = (hash: string): string | undefined => CODE.exec(hash)?.groups?.['code'];

/** The code in two groups, as the other phone shows it. */
export const grouped = (code: string): string =>
  `${code.slice(0, 4)}-${code.slice(4)}`.toUpperCase();

/** Whether as many signs were typed as a code has; the server reads past blanks and dashes, too. */
export const isWhole = (typed: string): boolean =>
  [...typed.replaceAll(/[\s-]/g, '')].length === PAIRING_CODE_LENGTH;

/** Whether the code in the field is still the one that a link brought: nobody has read it. */
export const isFromLink = (typed: string, scanned: string | undefined): boolean =>
  scanned !== undefined && typed.trim() === grouped(scanned);

/** One path over all dark squares: each row's runs as flat rectangles. */
export const squaresPath = (rows: readonly string[]): string =>
  rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(
        ({ index, 0: run }) => `M${index} ${y}h${run.length}v1H${index}z`,
      ),
    )
    .join('');

/** Whole minutes that are left, at least one while there is any time. */
export const minutesLeft = (until: number, now: number): number =>
  Math.max(0, Math.ceil((until - now) / 60_000));
