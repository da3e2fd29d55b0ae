// The person's own emergency number, or the one that works in most places.

export interface OwnNumber {
  readonly shown: string;
  readonly href: string;
  readonly own: boolean;
}

const COMMON = '112';

export const numberOf = (told: string | undefined): OwnNumber => {
  // A file from elsewhere may bring a number without a figure in it: that calls nobody.
  const own = told !== undefined && /\d/.test(told);
  const shown = own ? told : COMMON;
  return { shown, href: `tel:${shown.replace(/[^\d+*#]/g, '')}`, own };
};

/** Puts the person's own number into the page's call button, if there are both. */
export const showOwnNumber = (told: string | undefined, say: (number: string) => string): void => {
  const link = document.querySelector<HTMLAnchorElement>('[data-emergency-number]');
  const { shown, href, own } = numberOf(told);
  if (!link || !own) return;
  link.href = href;
  link.lastElementChild?.replaceChildren(say(shown));
};
