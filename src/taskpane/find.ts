import type { HostPlace } from "../host/workbook";
import { paneTexts as T } from "../messages/pane";
import type { Params, Text } from "../messages/text";
import { cellName, parseCell } from "../sheet/address";
import { isCellError } from "../sheet/cell";
import { type Book, eachCell, valueOf } from "../sheet/grid";
import { formatNumber } from "../vietnamese/numberFormat";

/** Letters without case, tone marks and the bar of đ: "bac giang" finds "Bắc Giang". */
function bare(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase();
}

/** The cells a person can see that hold a text, sheet by sheet, row by row. Numbers are found as they are written here. */
export function placesWith(book: Book, text: string): Required<HostPlace>[] {
  const wanted = bare(text.trim());
  if (wanted === "") return [];
  const found: Required<HostPlace>[] = [];
  for (const grid of book.sheets) {
    if (grid.state !== "visible") continue;
    eachCell(grid, (row, column, index) => {
      if (grid.hiddenRows.has(row) || grid.hiddenColumns.has(column)) return;
      const value = valueOf(grid, index);
      if (value === null || isCellError(value)) return;
      const shown = typeof value === "number" ? formatNumber(value) : String(value);
      if (bare(shown).includes(wanted)) found.push({ sheet: grid.name, cell: cellName(row, column) });
    });
  }
  return found;
}

/** The place after (or before) another one, going round; null where there is none. */
export function nextPlace(
  places: readonly Required<HostPlace>[],
  from: HostPlace,
  back = false,
): { place: Required<HostPlace>; at: number } | null {
  if (places.length === 0) return null;
  const here = parseCell(from.cell ?? "A1") ?? { row: 0, column: 0 };
  const after = ({ cell }: Required<HostPlace>): boolean => {
    const { row, column } = parseCell(cell)!;
    return row > here.row || (row === here.row && column > here.column);
  };
  const first = places.findIndex(({ sheet }) => sheet === from.sheet);
  const own = places.filter(({ sheet }) => sheet === from.sheet);
  const behind = own.filter((place) => !after(place));
  const next = first < 0 ? 0 : first + behind.length;
  const on = behind.at(-1)?.cell === from.cell && first >= 0;
  const at = ((back ? next - (on ? 2 : 1) : next) + places.length) % places.length;
  return { place: places[at]!, at };
}

/** What the find line needs of the workbook. */
export interface Findable {
  read(): Promise<Book>;
  selected(): HostPlace;
  select(place: HostPlace): Promise<void>;
  /** Puts the focus into the grid. */
  enter(): void;
}

/** Ctrl+F in the grid: the browser's own search does not see what is drawn on canvas. Returns what names its parts again. */
export function layFind(workbook: Findable, say: (text: Text, params?: Params) => string): () => void {
  const form = document.getElementById("find") as HTMLFormElement | null;
  const input = form?.querySelector("input");
  const result = form?.querySelector("output");
  const [previous, next, close] = [...(form?.querySelectorAll("button") ?? [])];
  const name = (): void => {
    input?.setAttribute("aria-label", say(T.find));
    input?.setAttribute("placeholder", say(T.find));
    for (const [button, text] of [
      [previous, T.findPrevious],
      [next, T.findNext],
      [close, T.close],
    ] as const) {
      button?.setAttribute("aria-label", say(text));
      button?.setAttribute("title", say(text));
    }
  };
  name();
  if (!form || !input || !result) return name;
  async function find(back: boolean): Promise<void> {
    const places = placesWith(await workbook.read(), input!.value);
    const found = nextPlace(places, workbook.selected(), back);
    if (found) await workbook.select(found.place);
    result!.textContent = found
      ? say(T.findAt, { at: found.at + 1, count: places.length, ...found.place })
      : say(T.findNone);
  }
  const shut = (): void => {
    form.hidden = true;
    result.textContent = "";
    workbook.enter();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void find(false);
  });
  previous?.addEventListener("click", () => void find(true));
  close?.addEventListener("click", shut);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") shut();
    else if (event.key === "Enter" && event.shiftKey && event.target === input) void find(true);
    else return;
    event.preventDefault();
  });
  window.addEventListener(
    "keydown",
    (event) => {
      const inGrid = document.getElementById("workbook")?.contains(document.activeElement) || !form.hidden;
      if (!inGrid || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "f") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      form.hidden = false;
      input.select();
      input.focus();
    },
    true,
  );
  return name;
}
