import { IContextService } from "@univerjs/core";
import { DISABLE_AUTO_FOCUS_KEY } from "@univerjs/ui";
import type { Engine } from "./univer";

/**
 * Univer moves the focus to its editor whenever the selection changes. It may while the person is in the grid; while they are in the pane it must
 * not. Returns the way to stop.
 */
export function keepFocus(engine: Engine, container: HTMLElement): () => void {
  const contexts = engine.injector.get(IContextService);
  const follow = (event: Event): void =>
    contexts.setContextValue(
      DISABLE_AUTO_FOCUS_KEY,
      !(event.target instanceof Node && container.contains(event.target)),
    );
  contexts.setContextValue(DISABLE_AUTO_FOCUS_KEY, !container.contains(document.activeElement));
  document.addEventListener("pointerdown", follow, true);
  document.addEventListener("focusin", follow, true);
  return () => {
    document.removeEventListener("pointerdown", follow, true);
    document.removeEventListener("focusin", follow, true);
  };
}
