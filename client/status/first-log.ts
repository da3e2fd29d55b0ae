// After the first log on this phone the browser is asked, once, to keep what is written here.

import { askToKeep, isFirstToAsk } from '../foundation/keeping.ts';
import { keepingText } from '../parts/keeping.ts';

/** The browser's answer in a sentence; undefined when it was asked before. */
export const askOnce = async (): Promise<string | undefined> =>
  isFirstToAsk() ? keepingText(await askToKeep()) : undefined;
