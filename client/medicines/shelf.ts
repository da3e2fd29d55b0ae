// The cards that the server wrote: read once, then shown, hidden and opened, never drawn again.

import type { Card } from './logic/cards.ts';

const CARD = 'details[data-card]';
/** What is said beside the cards, and only stands in the way of a search. */
const ASIDE = '[data-aside]';

export interface Shelf {
  readonly cards: readonly Card[];
  /** Shows these cards only; undefined shows everything. */
  show(ids: readonly string[] | undefined): void;
  open(id: string): void;
  /** Opens the card that the address names, now and whenever it changes. */
  followAddress(): void;
  /** Puts something at the end of each medicine's card. */
  atEachMedicine(put: (host: HTMLElement, card: Card) => void): void;
  openFigures(): void;
}

const namesIn = (element: Element): string[] =>
  [...element.querySelectorAll('[data-names]')].flatMap(
    ({ textContent }) => textContent?.split(',').map((name) => name.trim()) ?? [],
  );

const cardOf = (element: HTMLElement): Card => {
  const title = element.querySelector('h3')?.textContent ?? '';
  return {
    id: element.id,
    title,
    names: [title, ...namesIn(element)],
    part: element.dataset['card'] ?? '',
    describes: element.dataset['describes'],
  };
};

const hide = (
  elements: Iterable<HTMLElement>,
  isHidden: (element: HTMLElement) => boolean,
): void => {
  for (const element of elements) element.hidden = isHidden(element);
};

/** Opens whatever is folded round the place that an address names. */
const unfold = (root: ParentNode, id: string): void => {
  let found = root.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  const target = found;
  for (; found; found = found.parentElement)
    if (found instanceof HTMLDetailsElement) found.open = true;
  target?.scrollIntoView();
};

export const openShelf = (root: HTMLElement): Shelf => {
  const all = <E extends HTMLElement>(selector: string) => [...root.querySelectorAll<E>(selector)];
  const elements = all(CARD);
  const cards = elements.map(cardOf);
  const followAddress = (): void => {
    if (location.hash.length > 1) unfold(root, decodeURIComponent(location.hash.slice(1)));
  };
  return {
    cards,
    followAddress: () => {
      addEventListener('hashchange', followAddress);
      followAddress();
    },
    show: (ids) => {
      hide(elements, ({ id }) => ids !== undefined && !ids.includes(id));
      hide(all('[data-section]'), (section) => !section.querySelector(`${CARD}:not([hidden])`));
      hide(all(ASIDE), () => ids !== undefined);
      hide(all('[data-unlisted]'), () => ids?.length !== 0);
    },
    open: (id) => {
      const found = elements.find((element) => element.id === id);
      if (found instanceof HTMLDetailsElement) found.open = true;
    },
    atEachMedicine: (put) => {
      elements.forEach((element, index) => {
        const host = element.querySelector<HTMLElement>('[data-keep]');
        const card = cards[index];
        if (host && card) put(host, card);
      });
    },
    openFigures: () => {
      for (const figures of all<HTMLDetailsElement>('details[data-figures]')) figures.open = true;
    },
  };
};
