import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  title: string;
  /** What the button says. */
  submit: string;
  busy?: boolean;
  /** Whether it takes the place of what was read before. */
  focused?: boolean;
  onSubmit: () => Promise<unknown>;
  children: ComponentChildren;
  /** What stands under the button, or under the proof. */
  after?: ComponentChildren;
  /** Stands in place of the form while the server wants to know once more who is there. */
  proof?: ComponentChildren;
}

/** A form that is seldom wanted, folded away under its title. */
export const FoldedForm = (props: Props) => {
  const { title, submit, busy, focused, onSubmit, children, after, proof } = props;
  const summary = useRef<HTMLElement>(null);
  const proving = useRef(false);
  useEffect(() => {
    if (focused) summary.current?.focus();
  }, []);
  useEffect(() => {
    // The proof is gone, and the focus that was in it.
    if (proving.current && !proof) summary.current?.focus();
    proving.current = Boolean(proof);
  }, [Boolean(proof)]);
  return (
    <details class="disclosure">
      <summary ref={summary}>{title}</summary>
      {proof || (
        <form
          class="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void onSubmit();
          }}
        >
          {children}
          <button type="submit" class="button" disabled={busy ?? false}>
            {submit}
          </button>
        </form>
      )}
      {after}
    </details>
  );
};
