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
}

/** A form that is seldom wanted, folded away under its title. */
export const FoldedForm = ({ title, submit, busy = false, onSubmit, children, after }: Props) => (
  <details class="disclosure">
    <summary>{title}</summary>
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit();
      }}
    >
      {children}
      <button type="submit" class="button" disabled={busy}>
        {submit}
      </button>
      {after}
    </form>
  </details>
);
