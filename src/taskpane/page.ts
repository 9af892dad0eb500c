import { paneTexts as T } from "../messages/pane";
import { type Language, say } from "../messages/text";
import { memory } from "./memory";

const NARROWEST = 320;
const WIDEST = 640;

/** How long what is said over the grid stays, in milliseconds. */
const SAID_FOR = 8000;

/** What the page around the workbook and the pane can be told. */
export interface PageFrame {
  /** A narrow page turns to the grid. */
  showGrid(): void;
  /** Says something over the grid, where the person is looking, and aloud. */
  sayInGrid(text: string): void;
  /** Closes the page: another tab has the work. It can be taken back. */
  goElsewhere(language: Language): void;
  /** Names its own parts in a language. */
  speak(language: Language): void;
}

/** The two halves of the page: a divider that is dragged or moved by arrow keys, and on a narrow page a switch between them. */
export function layPage(): PageFrame {
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
  // Tab moves among the grid's cells, as in any spreadsheet; F6 leads out of it and back, as between Excel's own panes. Heard
  // before the grid hears it.
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "F6") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const pane = document.getElementById("side");
      const narrow = getComputedStyle(document.getElementById("views")!).display !== "none";
      if (pane?.contains(document.activeElement)) {
        if (narrow) show("grid");
        document.querySelector<HTMLElement>("#workbook [data-u-comp='editor']")?.focus();
        return;
      }
      if (narrow) show("pane");
      pane?.querySelector<HTMLElement>("[role=tab][tabindex='0']")?.focus();
    },
    true,
  );
  return { showGrid: () => show("grid"), sayInGrid: sayer(document.getElementById("said")), goElsewhere, speak };
}

function goElsewhere(language: Language): void {
  const dialog = document.getElementById("elsewhere");
  const [text, button] = [dialog?.querySelector("p"), dialog?.querySelector("button")];
  if (!(dialog instanceof HTMLDialogElement) || !text || !button) return;
  text.textContent = say(T.openedElsewhere, language);
  button.textContent = say(T.takeBackHere, language);
  button.addEventListener("click", () => location.reload());
  // Escape closes what is refused to close once.
  dialog.addEventListener("close", () => dialog.showModal());
  dialog.showModal();
}

/** The same text again is said again: it is taken away for a moment. */
function sayer(place: HTMLElement | null): (text: string) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (text) => {
    if (!place) return;
    clearTimeout(timer);
    place.textContent = "";
    timer = setTimeout(() => {
      place.textContent = text;
      timer = setTimeout(() => (place.textContent = ""), SAID_FOR);
    }, 50);
  };
}

function speak(language: Language): void {
  const name = (id: string, text: string): void => document.getElementById(id)?.setAttribute("aria-label", text);
  const [toGrid, toPane] = [document.getElementById("view-grid"), document.getElementById("view-pane")];
  if (toGrid) toGrid.textContent = say(T.toGrid, language);
  if (toPane) toPane.textContent = say(T.toPane, language);
  name("views", say(T.views, language));
  name("workbook", say(T.grid, language));
  name("divider", say(T.divider, language));
}
