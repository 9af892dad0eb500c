import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import type { Session } from "./session";
import type { Look } from "./theme";
import "./pane.css";
import "./screens/screens.css";

/** Draws the pane and starts its session. */
export function mount(container: HTMLElement, session: Session, look: Look): void {
  document.documentElement.lang = session.store.get().language;
  createRoot(container).render(
    <StrictMode>
      <App session={session} look={look} />
    </StrictMode>,
  );
  // A button whose work failed where nobody expected it must not seem to do nothing.
  window.addEventListener("unhandledrejection", (event) => void session.explain(event.reason));
  // A file dropped beside the place for it would be opened by the browser in place of the page.
  for (const type of ["dragover", "drop"] as const)
    window.addEventListener(type, (event) => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
    });
  void session.start();
}

/** Day and time of the clock, in the officer's own zone. */
export const clock = {
  now: (): string => new Date().toISOString(),
  today(): string {
    const now = new Date();
    const two = (value: number): string => String(value).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  },
};
