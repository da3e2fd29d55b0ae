// The few elements that the shell adds to a page; too few to be worth a framework on first paint.

export const element = (
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElement => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

export const button = (label: string, onClick: () => void, className = 'button'): HTMLElement => {
  const made = element('button', { type: 'button', class: className }, label);
  made.addEventListener('click', onClick);
  return made;
};

export const island = (name: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-island="${name}"]`);
