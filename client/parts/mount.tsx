import { type ComponentChildren, render } from 'preact';
import { t } from '../foundation/locale.ts';
import { unreadable } from './live.ts';

const Island = ({ children }: { children: ComponentChildren }) =>
  unreadable.value ? (
    <p class="notice" role="alert">
      {t(
        'The records on this phone cannot be opened just now. They are not lost. Load the page again; if that does not help, close the browser and open it again.',
      )}
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
