// Apart from the words of the first minute: these come with their screens.

import { t } from '../../foundation/locale.ts';
import type { Frame } from '../logic/engine.ts';

/** What a screen reader hears when a phase begins that is no step. */
export const phaseText = (phase: Frame['phase']): string | undefined => {
  switch (phase) {
    case 'asking':
      return t('Still cramping?');
    case 'too-long':
      return t('More than ten minutes is too long. Get medical help now');
    case 'take-off':
      return t('Take it off now.');
    case 'finished':
      return t('That was the last step.');
    case 'running':
      return undefined;
  }
};
