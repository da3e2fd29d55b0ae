// The person's own emergency number, or the one that works in most places.

export interface OwnNumber {
  readonly shown: string;
  readonly href: string;
  readonly own: boolean;
}

const COMMON = '112';

export const numberOf = (told: string | undefined): OwnNumber => {
  const shown = told || COMMON;
  return { shown, href: `tel:${shown.replace(/[^\d+*#]/g, '')}`, own: !!told };
};

/** Puts the person's own number into the page's call button, if there are both. */
export const showOwnNumber = (told: string | undefined, say: (number: string) => string): void => {
  const link = document.querySelector<HTMLAnchorElement>('[data-emergency-number]');
  if (!link || !told) return;
  link.href = numberOf(told).href;
  link.lastElementChild?.replaceChildren(say(told));
};
