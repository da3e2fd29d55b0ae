import { signal } from '@preact/signals';
import { render } from 'preact';
import type { PublishedSearch } from '../contract/wire.ts';
import { inLanguage } from '../parts/logic/address.ts';
import { islandHost } from '../parts/mount.tsx';
import { numberOf } from '../parts/own-number.ts';
import { breathing, inTheQuiet } from '../search/breath.ts';
import type { Engine } from '../search/engine.ts';
import { Ask, type AskParts } from '../search/view/ask.tsx';

const LEAST = 2;
const url = (path: string): string => inLanguage(path, location.pathname);

let opened: Promise<Engine> | undefined;
/** The engine and its texts, ready before somebody turns to the box. */
const engine = (): Promise<Engine> => {
  opened ??= Promise.all([
    import('../search/engine.ts'),
    fetch(url('/learn/search.json')).then(async (answer) => {
      if (!answer.ok) throw new Error(`the search answered ${answer.status}`);
      return (await answer.json()) as PublishedSearch;
    }),
  ]).then(([{ openEngine }, content]) => openEngine(content, breathing()));
  // What failed once may succeed at the next letter.
  opened.catch(() => (opened = undefined));
  return opened;
};

const number = signal(numberOf(undefined));
/** Read when somebody is to call: until then, and without any record, the common number stands. */
let profile: Promise<void> | undefined;
const readNumber = (): void => {
  profile ??= import('../foundation/records.ts')
    .then(({ openStore }) => openStore())
    .then((store) => store.profile())
    .then(({ emergency_number }) => {
      number.value = numberOf(emergency_number);
    });
  profile.catch(() => (profile = undefined));
};

const start = (host: HTMLElement, box: HTMLInputElement): void => {
  const found: AskParts['found'] = signal(undefined);
  const shelves = document.querySelector<HTMLElement>('[data-shelves]');
  const ask = async (): Promise<void> => {
    const text = box.value.trim();
    const answer =
      text.length < LEAST
        ? undefined
        : await engine().then(
            (of) => of(text),
            () => 'failed' as const,
          );
    // Somebody who went on typing waits for the later answer.
    if (text !== box.value.trim()) return;
    found.value = answer;
    if (answer !== 'failed' && answer?.needsCall) readNumber();
    if (shelves) shelves.hidden = answer !== undefined;
  };
  inTheQuiet(() => void engine().catch(() => undefined));
  box.addEventListener('input', () => void ask());
  box.form?.addEventListener('submit', (event) => {
    event.preventDefault();
    void ask();
  });
  // Asked before this script was there. What somebody asks of their health stays out of the history.
  const address = new URL(location.href);
  box.value ||= address.searchParams.get('q') ?? '';
  address.searchParams.delete('q');
  history.replaceState(history.state, '', address);
  host.replaceChildren();
  host.setAttribute('aria-live', 'polite');
  render(<Ask parts={{ found, url, number }} />, host);
  void ask();
};

const host = islandHost('ask');
const box = document.querySelector<HTMLInputElement>('#ask');
if (host && box) start(host, box);
void import('../status/mount.tsx').then(({ mountStatus }) => mountStatus());
