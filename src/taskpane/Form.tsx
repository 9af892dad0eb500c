import type { ReactNode } from "react";

interface FormProps {
  submit: () => void | Promise<unknown>;
  className?: string;
  /** What the form is about, for those who do not see it. */
  label?: string;
  children: ReactNode;
}

/**
 * A form whose fields say themselves what is wrong with them: the browser's own bubbles (noValidate) speak the browser's
 * language, not the officer's. A form that was refused puts the focus on the first field that is wrong.
 */
export function Form({ submit, className = "form", label, children }: FormProps) {
  return (
    <form
      className={className}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        void Promise.resolve(submit()).then(() => toFirstWrong(form));
      }}
    >
      {children}
    </form>
  );
}

/** Puts the focus on the first field that is marked as wrong, once it is drawn; there may be none. */
export function toFirstWrong(within: Element | null): void {
  requestAnimationFrame(() => within?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
}
