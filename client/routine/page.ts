// The cautions that the server wrote into a routine's page: read once, never drawn again.

import type { Caution, Way } from './logic/told.ts';

const textOf = (element: Element | null): string => element?.textContent?.trim() ?? '';

const wayOf = (link: HTMLAnchorElement): Way => ({
  address: link.href,
  title: textOf(link),
  closedBy: link.dataset['closedBy']?.split(' ') ?? [],
});

const cautionOf = (element: HTMLElement): Caution => {
  const way = element.querySelector('a');
  return {
    gate: element.dataset['gate'] ?? '',
    closes: element.dataset['effect'] === 'block',
    question: textOf(element.querySelector('summary')),
    why: textOf(element.querySelector('[data-why]')),
    instead: textOf(element.querySelector('[data-instead]')),
    way: way ? wayOf(way) : undefined,
  };
};

export const cautionsIn = (root: ParentNode): Caution[] =>
  [...root.querySelectorAll<HTMLElement>('details[data-gate]')].map(cautionOf);

/** A routine that is not for this person is not offered to be started either. */
export const offerStart = (root: ParentNode, isOffered: boolean): void => {
  for (const start of root.querySelectorAll<HTMLElement>('[data-start]')) start.hidden = !isOffered;
};
