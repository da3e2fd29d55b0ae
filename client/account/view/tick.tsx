import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';

/** A sentence that is true or not. */
export const Tick = ({ on, children }: { on: Signal<boolean>; children: ComponentChildren }) => (
  <label class="choice">
    <input
      type="checkbox"
      checked={on.value}
      onChange={(event) => (on.value = event.currentTarget.checked)}
    />
    <span>{children}</span>
  </label>
);
