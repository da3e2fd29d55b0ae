import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { t } from '../../foundation/locale.ts';
import { focusHere } from '../../parts/focus.ts';

/** A way in is asked about once before it goes: nobody can give it back. */
export const useSure = (onRemove: () => void) => {
  const asking = useSignal(false);
  const toggle = useRef<HTMLButtonElement>(null);
  return {
    asking: asking.value,
    /** The button that asks; reading goes on there when the thing is kept. */
    toggle,
    onToggle: () => (asking.value = !asking.value),
    onYes: () => {
      asking.value = false;
      onRemove();
    },
    onNo: () => {
      asking.value = false;
      toggle.current?.focus();
    },
  };
};

interface Props {
  question: string;
  /** What it is about, for whoever hears the buttons alone. */
  name: string;
  onYes: () => void;
  onNo: () => void;
}

export const Sure = ({ question, name, onYes, onNo }: Props) => (
  <div class="stack">
    <p tabIndex={-1} ref={focusHere}>
      {question}
    </p>
    <button
      type="button"
      class="button"
      aria-label={t('Yes, remove it: {name}', { name })}
      onClick={onYes}
    >
      {t('Yes, remove it')}
    </button>
    <button
      type="button"
      class="button button--quiet"
      aria-label={t('Keep it: {name}', { name })}
      onClick={onNo}
    >
      {t('Keep it')}
    </button>
  </div>
);
