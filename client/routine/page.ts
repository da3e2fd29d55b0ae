// The cautions that the server wrote into a routine's page: read once, never drawn again.

import type { Caution } from './logic/told.ts';

const textOf = (element: Element | null): string => element?.textContent?.trim() ?? '';

const cautionOf = (element: HTMLElement): Caution => {
  const way = element.querySelector('a');
  return {
    gate: element.dataset['gate'] ?? '',
    closes: element.dataset['effect'] === 'block',
    question: textOf(element.querySelector('summary')),
    why: textOf(element.querySelector('[data-why]')),
    instead: textOf(element.querySelector('[data-instead]')),
    way: way ? { address: way.href, title: textOf(way) } : undefined,
  };
};

export const cautionsIn = (root: ParentNode): Caution[] =>
  [...root.querySelectorAll<HTMLElement>('details[data-gate]')].map(cautionOf);

/** A routine that is not for this person is not offered to be started either. */
export const offerStart = (root: ParentNode, isOffered: boolean): void => {
  for (const start of root.querySelectorAll<HTMLElement>('[data-start]')) start.hidden = !isOffered;
};
