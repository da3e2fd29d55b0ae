// The page without network: it says which routine was asked for, as far as the address tells.

import { t } from '../foundation/locale.ts';
import { inLanguage } from '../parts/logic/address.ts';
import { type Asked, routineAt } from '../routine/logic/asked.ts';
import './static-page.ts';

/** Its page is not here, but its title may be. */
const titleOf = async ({ id, words }: Asked): Promise<string> => {
  try {
    const answer = await fetch(inLanguage(`/routines/${id}.json`, location.pathname));
    // An error has a title, too, and is none of a routine.
    if (!answer.ok) return words;
    const { title } = (await answer.json()) as { title?: string };
    return title ?? words;
  } catch {
    return words;
  }
};

const name = async (place: HTMLElement, asked: Asked): Promise<void> => {
  const say = (title: string): void => {
    const line = place.querySelector('[data-missing-name]');
    if (line) line.textContent = t('“{routine}” is not on this phone', { routine: title });
  };
  say(asked.words);
  place.hidden = false;
  say(await titleOf(asked));
};

const place = document.querySelector<HTMLElement>('[data-missing]');
const asked = routineAt(location.pathname);
if (place && asked) void name(place, asked);
