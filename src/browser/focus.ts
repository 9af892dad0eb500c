import { IContextService } from "@univerjs/core";
import { ICellEditorManagerService } from "@univerjs/sheets-ui";
import { DISABLE_AUTO_FOCUS_KEY } from "@univerjs/ui";
import type { Engine } from "./univer";

/** Time for a message to open or close, in milliseconds. */
const SETTLED = 100;

/**
 * Univer moves the focus to its editor whenever the selection changes. It may while the person is in the grid; while they are in the pane it must
 * not. When a message over the grid closes, the focus goes back to where it came from. Returns the way to stop.
 */
export function keepFocus(engine: Engine, container: HTMLElement): () => void {
  const contexts = engine.injector.get(IContextService);
  const editor = engine.injector.get(ICellEditorManagerService);
  let inGrid = false;
  // Menus and messages of the grid stand at the end of the page, outside the container.
  const belongs = (target: EventTarget | null): boolean =>
    target instanceof Element && (container.contains(target) || target.closest('[class*="univer-"]') !== null);
  const enter = (inside: boolean): void => {
    inGrid = inside;
    contexts.setContextValue(DISABLE_AUTO_FOCUS_KEY, !inside);
  };
  const follow = ({ target }: Event): void => {
    if (target !== document.body) enter(belongs(target));
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
  document.addEventListener("focusin", follow, true);
  document.addEventListener("focusout", leave, true);
  return () => {
    document.removeEventListener("pointerdown", follow, true);
    document.removeEventListener("focusin", follow, true);
    document.removeEventListener("focusout", leave, true);
  };
}
