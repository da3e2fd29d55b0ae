import { type ComponentChildren, render } from 'preact';
import { t } from '../foundation/locale.ts';
import { unreadable } from './live.ts';

/** A form that was not taken says why beside a field that may be out of sight: it comes into view. */
const showWhatIsWrong = ({ target }: Event): void => {
  requestAnimationFrame(() => {
    const wrong = (target as Element).querySelector<HTMLElement>('[aria-invalid]');
    wrong?.focus({ preventScroll: true });
    wrong?.scrollIntoView({ block: 'center' });
  });
};

const Island = ({ children }: { children: ComponentChildren }) =>
  unreadable.value ? (
    <p class="notice" role="alert">
      {t(
        'The records on this phone cannot be opened just now. They are not lost. Load the page again; if that does not help, close the browser and open it again.',
      )}
    </p>
  ) : (
    <div class="island__in" onSubmit={showWhatIsWrong}>
      {children}
    </div>
  );

export const islandHost = (name: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-island="${name}"]`);

/** Puts a view in the place that the shell keeps for it; a shell without that place is left alone. */
export const mountInto = (host: HTMLElement, view: ComponentChildren): void => {
  host.replaceChildren();
  render(<Island>{view}</Island>, host);
};
