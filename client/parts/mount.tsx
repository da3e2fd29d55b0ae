import { type ComponentChildren, render } from 'preact';
import { t } from '../foundation/locale.ts';
import { type Unreadable, unreadable } from './live.ts';

export const unreadableText = (why: Unreadable): string =>
  why === 'blocked'
    ? t(
        'The records on this phone cannot be opened just now. They are not lost. Close other tabs of this app, then load the page again.',
      )
    : t(
        'The records on this phone cannot be opened just now. They are not lost. Load the page again; if that does not help, close the browser and open it again.',
      );

const Island = ({ children }: { children: ComponentChildren }) =>
  unreadable.value ? (
    <p class="notice" role="alert">
      {unreadableText(unreadable.value)}
    </p>
  ) : (
    <div class="island__in">{children}</div>
  );

export const islandHost = (name: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-island="${name}"]`);

/** Puts a view in the place that the shell keeps for it; a shell without that place is left alone. */
export const mountInto = (host: HTMLElement, view: ComponentChildren): void => {
  host.replaceChildren();
  render(<Island>{view}</Island>, host);
};
