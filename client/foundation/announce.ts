// Sentences for people who listen to the screen instead of looking at it.

const REGION = 'announcements';

const region = (): HTMLElement => {
  const found = document.getElementById(REGION);
  if (found) return found;
  const made = document.createElement('div');
  made.id = REGION;
  made.className = 'visually-hidden';
  made.setAttribute('role', 'status');
  made.setAttribute('aria-live', 'polite');
  document.body.append(made);
  return made;
};

/** Lets a screen reader say the sentence when it has finished its own; repeats are said again. */
export const announce = (sentence: string): void => {
  const line = document.createElement('p');
  line.textContent = sentence;
  region().replaceChildren(line);
};
