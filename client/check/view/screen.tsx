import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  title: string;
  /** A quiet line above the title. */
  above?: string;
  children: ComponentChildren;
}

/** A screen of its own: its title takes the focus, so that it is read first and seen from the top. */
export const Screen = ({ title, above, children }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  return (
    <section class="stack check__screen">
      {above && <p class="muted small">{above}</p>}
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
};
