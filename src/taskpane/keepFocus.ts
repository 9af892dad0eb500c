/** Waits this long, in milliseconds: what opens next may take the focus itself. */
const AFTER = 100;

const shown = (element: Element): boolean => element.isConnected && element.getClientRects().length > 0;

/** The heading of what is left around it: of the nearest part, else of the screen. */
function headingNear(element: Element, pane: Element): HTMLElement | undefined {
  for (let at: Element | null = element; at && at !== pane; at = at.parentElement) {
    const heading = [...at.querySelectorAll<HTMLElement>("h2, h3")].find(shown);
    if (heading) return heading;
  }
  const headings = [...pane.querySelectorAll<HTMLElement>(".screen h2")];
  return headings.find(shown) ?? pane.querySelector<HTMLElement>(".steps [aria-selected=true]") ?? undefined;
}

/**
 * Where the element with the focus goes away (a finding that was mended, a row that was removed, a screen that was left), someone
 * without a mouse would begin again at the top of the page: the focus goes to the heading of what is left around it instead.
 * A focus that a person took elsewhere is left alone. Returns the way to stop.
 */
export function keepFocus(pane: HTMLElement): () => void {
  /** What had the focus, and all it stands in. */
  let path: Element[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onFocus = ({ target }: FocusEvent): void => {
    path = [];
    for (let at = target as Element | null; at && pane.contains(at); at = at.parentElement) path.push(at);
  };
  const onPoint = (): void => {
    path = [];
  };
  function look(): void {
    const [had] = path;
    if (!had || shown(had) || document.activeElement !== document.body) return;
    const near = path.find(shown);
    const heading = near && headingNear(near, pane);
    if (!heading) return;
    if (heading.tabIndex < 0) heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
  const observer = new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(look, AFTER);
  });
  observer.observe(pane, { childList: true, subtree: true, attributes: true, attributeFilter: ["style", "hidden"] });
  document.addEventListener("focusin", onFocus);
  document.addEventListener("pointerdown", onPoint, true);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    document.removeEventListener("focusin", onFocus);
    document.removeEventListener("pointerdown", onPoint, true);
  };
}
