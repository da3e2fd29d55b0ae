import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../foundation/locale.ts';

interface Props {
  title: string;
  /** A quiet line above the title. */
  above?: string;
  /** Goes to the screen before, from the same line. */
  onBack?: () => void;
  children: ComponentChildren;
}

/** A screen of its own: its title takes the focus, so that it is read first and seen from the top. */
export const Screen = ({ title, above, onBack, children }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  return (
    <section class="stack check__screen">
      {(above || onBack) && (
        <div class="row row--apart small">
          <p class="muted">{above}</p>
          {onBack && (
            <button type="button" class="text-button" onClick={onBack}>
              {t('Back')}
            </button>
          )}
        </div>
      )}
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
};
