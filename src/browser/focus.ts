import { IContextService } from "@univerjs/core";
import { ICellEditorManagerService } from "@univerjs/sheets-ui";
import { DISABLE_AUTO_FOCUS_KEY } from "@univerjs/ui";
import type { Engine } from "./univer";

/** Time for a message to open or close, in milliseconds. */
const SETTLED = 100;

/**
 * Univer moves the focus to its editor whenever the selection changes. It may while the person is in the grid; while they are in the pane it must
 * not. When a message over the grid closes, the focus goes back to where it came from. `letIn` lets the program put it there once.
 */
export function keepFocus(engine: Engine, container: HTMLElement): { stop: () => void; letIn: () => void } {
  const contexts = engine.injector.get(IContextService);
  const editor = engine.injector.get(ICellEditorManagerService);
  let inGrid = false;
  /** Where the focus was outside the grid, and whether the person is on the way in by key. */
  let outside: HTMLElement | null = null;
  let coming = false;
  // Menus and messages of the grid stand at the end of the page, outside the container.
  const belongs = (target: EventTarget | null): boolean =>
    target instanceof Element && (container.contains(target) || target.closest('[class*="univer-"]') !== null);
  const enter = (inside: boolean): void => {
    inGrid = inside;
    contexts.setContextValue(DISABLE_AUTO_FOCUS_KEY, !inside);
  };
  const follow = ({ type, target }: Event): void => {
    if (target === document.body) return;
    const inside = belongs(target);
    // A book that is drawn anew asks for the focus: it goes back to where the person is.
    if (type === "focusin" && inside && !inGrid && !coming) {
      if (outside?.isConnected) outside.focus();
      else if (target instanceof HTMLElement) target.blur();
      return;
    }
    coming = false;
    if (!inside && target instanceof HTMLElement) outside = target;
    enter(inside);
  };
  const onKey = ({ key }: KeyboardEvent): void => {
    coming = key === "F6" || key === "Tab";
  };
  const leave = (): void => {
    setTimeout(() => {
      // A message that is opening has no focus yet; taking it now would close the message again.
      const message = document.body.hasAttribute("data-scroll-locked");
      if (inGrid && !message && document.activeElement === document.body) editor.setFocus(true);
    }, SETTLED);
  };
  enter(belongs(document.activeElement));
  document.addEventListener("pointerdown", follow, true);
  // Before those who move the focus hear the key.
  window.addEventListener("keydown", onKey, { capture: true });
  document.addEventListener("focusin", follow, true);
  document.addEventListener("focusout", leave, true);
  const stop = (): void => {
    window.removeEventListener("keydown", onKey, { capture: true });
    document.removeEventListener("pointerdown", follow, true);
    document.removeEventListener("focusin", follow, true);
    document.removeEventListener("focusout", leave, true);
  };
  return { stop, letIn: () => enter(true) };
}
