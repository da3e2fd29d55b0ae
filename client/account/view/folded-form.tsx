import type { ComponentChildren } from 'preact';

interface Props {
  title: string;
  /** What the button says. */
  submit: string;
  busy?: boolean;
  onSubmit: () => Promise<void>;
  children: ComponentChildren;
  /** What stands under the button. */
  after?: ComponentChildren;
  /** Stands in place of the form while the server wants to know once more who is there. */
  proof?: ComponentChildren;
}

/** A form that is seldom wanted, folded away under its title. */
export const FoldedForm = ({ title, submit, busy, onSubmit, children, after, proof }: Props) => (
  <details class="disclosure">
    <summary>{title}</summary>
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
        {after}
      </form>
    )}
  </details>
);
