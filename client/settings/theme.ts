// Changes the look of the open page and remembers it where the blocking script of every page reads it.

import { isDay } from './logic/theme.ts';

const KEY = 'theme';
const BACKGROUND = { day: '#fbf7f0', dark: '#000000' } as const;

export const storedTheme = (): string => {
  try {
    return localStorage.getItem(KEY) ?? 'auto';
  } catch {
    return 'auto';
  }
};

export const applyTheme = (chosen: string): void => {
  try {
    if (chosen === 'auto') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, chosen);
  } catch {
    // Storage can be switched off; the choice then holds for this page only.
  }
  const day = isDay({
    chosen,
    hour: new Date().getHours(),
    lightSystem: matchMedia('(prefers-color-scheme: light)').matches,
  });
  document.documentElement.classList.toggle('day', day);
  document
    .querySelector('meta[name=theme-color]')
    ?.setAttribute('content', BACKGROUND[day ? 'day' : 'dark']);
};
