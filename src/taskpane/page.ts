import { memory } from "./memory";

const NARROWEST = 320;
const WIDEST = 640;

/** The two halves of the page: a divider that is dragged or moved by arrow keys, and on a narrow page a switch between them. */
export function layPage(): { showGrid: () => void } {
  const divider = document.getElementById("divider");
  const [toGrid, toPane] = [document.getElementById("view-grid"), document.getElementById("view-pane")];

  function setWidth(width: number): void {
    const kept = Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
    document.body.style.setProperty("--pane-width", `${kept}px`);
    divider?.setAttribute("aria-valuenow", String(kept));
    memory.set("width", String(kept));
  }
  function show(view: "grid" | "pane"): void {
    document.body.dataset["view"] = view;
    toGrid?.setAttribute("aria-pressed", String(view === "grid"));
    toPane?.setAttribute("aria-pressed", String(view === "pane"));
    // The grid measures itself when the window changes.
    window.dispatchEvent(new Event("resize"));
  }

  const width = Number(memory.get("width"));
  if (width > 0) setWidth(width);
  show("grid");
  toGrid?.addEventListener("click", () => show("grid"));
  toPane?.addEventListener("click", () => show("pane"));
  divider?.addEventListener("pointerdown", (event) => {
    divider.setPointerCapture(event.pointerId);
    const move = (at: PointerEvent): void => setWidth(window.innerWidth - at.clientX);
    divider.addEventListener("pointermove", move);
    divider.addEventListener("pointerup", () => divider.removeEventListener("pointermove", move), { once: true });
  });
  divider?.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: 20, ArrowRight: -20 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setWidth(Number(divider.getAttribute("aria-valuenow")) + step);
  });
  return { showGrid: () => show("grid") };
}
