import type { Issue } from "../domain/issue";
import type { Source } from "../domain/submission";
import { cellName } from "../sheet/address";
import type { Grid } from "../sheet/grid";
import type { SheetSpec } from "../sheet/spec";
import { textKey } from "../vietnamese/text";
import { type Column, findHeader, placesOf, rowsBelow, textAt } from "./columns";
import { draft, fitRow, LANDSCAPE, put, putHeader, putMerged } from "./draft";
import { type Heading, lastVisible, putHeading } from "./heading";
import type { Say } from "./issueCodes";
import { listCheck, printedAt } from "./simpleForm";

/** A list in two parts, I. TẬP THỂ and II. CÁ NHÂN, that a member fills in (DangKy_DanhHieu, DienHinh_TienTien). */
export interface TwoPartForm<K extends string> {
  sheet: string;
  columns: readonly Column<K | "no" | "name" | "kind">[];
  /** Validation lists by column, the same in both parts or one for each. */
  lists: Partial<Record<K, string | { collective: string; individual: string }>>;
  /** Prompts of free texts. */
  prompts: Partial<Record<K | "name", { title: string; text: string; most?: number }>>;
  /** Columns that say nothing about a collective. */
  individualOnly: readonly K[];
  tab: string;
}

export type Kind = "collective" | "individual";
export type ListRow<K extends string> = { kind: Kind; name: string } & Partial<Record<K, string | null>>;

const PARTS: readonly [Kind, string][] = [
  ["collective", "I. TẬP THỂ"],
  ["individual", "II. CÁ NHÂN"],
];
const KIND_WORDS: Record<Kind, string> = { collective: "Tập thể", individual: "Cá nhân" };
/** Blank rows of each part; a protected sheet takes no new ones. */
const ROOM: Record<Kind, number> = { collective: 8, individual: 30 };

export interface DrawnList {
  sheet: SheetSpec;
  /** First and last row of each part. */
  rows: Record<Kind, { first: number; last: number }>;
  /** Last row of the list. */
  last: number;
  right: number;
  header: number;
}

/** Draws heading, header and the rows of both parts. `open` false: a merged list, which nobody types into. */
export function twoPartSheet<K extends string>(
  form: TwoPartForm<K>,
  heading: Heading,
  rows: readonly ListRow<K>[],
  open: boolean,
): DrawnList {
  type Key = K | "no" | "name" | "kind";
  const sheet = draft(form.sheet, { tab: form.tab });
  const columns: readonly Column<Key>[] = form.columns;
  const at = placesOf(columns);
  const right = lastVisible(columns);
  const header = putHeading(sheet, columns, right, heading);
  let row = putHeader(sheet, header, columns);
  const first = row;
  const places = {} as Record<Kind, { first: number; last: number }>;
  for (const [kind, title] of PARTS) {
    putMerged(sheet, { top: row, bottom: row, left: 0, right }, title, "group");
    sheet.rows.push({ row: row++, height: 19 });
    const own = rows.filter((one) => one.kind === kind);
    const size = open ? Math.max(ROOM[kind], own.length + 3) : Math.max(1, own.length);
    places[kind] = { first: row, last: row + size - 1 };
    for (let index = 0; index < size; index++, row++) {
      const values = own[index] as Partial<Record<string, string | null>> | undefined;
      for (const { key } of columns) {
        if (key === "no") put(sheet, row, at[key], open || values ? index + 1 : null, "center");
        else if (key === "kind") put(sheet, row, at[key], KIND_WORDS[kind], "machineText");
        else {
          const shut = !open || (kind === "collective" && form.individualOnly.includes(key as K));
          put(sheet, row, at[key], values?.[key] ?? null, shut ? "text" : "entryText");
        }
      }
      fitRow(sheet, row, columns, 21);
    }
    if (open) putChecks<K>(sheet, form, kind, places[kind], at);
  }
  sheet.freeze = { rows: first, columns: at.name + 1 };
  sheet.print = {
    ...LANDSCAPE,
    repeatRows: { from: header, to: header + 1 },
    area: { top: 0, left: 0, bottom: row, right },
  };
  return { sheet, rows: places, last: row - 1, right, header };
}

function putChecks<K extends string>(
  sheet: SheetSpec,
  form: TwoPartForm<K>,
  kind: Kind,
  rows: { first: number; last: number },
  at: Record<K | "name", number>,
): void {
  for (const { key, header } of form.columns) {
    if (key === "no" || key === "kind" || (kind === "collective" && form.individualOnly.includes(key as K))) continue;
    const column = at[key as K];
    const area = { top: rows.first, bottom: rows.last, left: column, right: column };
    const list = form.lists[key as K];
    const prompt = form.prompts[key as K];
    if (list !== undefined) {
      const name = typeof list === "string" ? list : list[kind];
      // Regulations know more names than any list: another one may be typed, and is said.
      const check = listCheck(area, name, header);
      const error = { title: "Ngoài danh sách", text: "Mục này không có trong danh sách. Vẫn ghi?", style: "warning" };
      sheet.validations.push({ ...check, error: { ...error, style: "warning" as const } });
    } else if (prompt) {
      sheet.validations.push({
        area,
        kind: "textLength",
        operator: "lessThanOrEqual",
        formula1: String(prompt.most ?? 1000),
        prompt: { title: prompt.title, text: prompt.text },
        error: { title: "Quá dài", text: `Ghi gọn trong ${prompt.most ?? 1000} ký tự.`, style: "warning" },
      });
    }
  }
}

export interface ReadListRow<K extends string> {
  kind: Kind;
  name: string;
  values: Record<K, string | null>;
  source: Source;
}

/**
 * Reads the list: a row is of the part its hidden column says, else of the heading above it. Rows without a name are left out; one
 * that holds something else is said.
 */
export function readTwoPart<K extends string>(
  grid: Grid,
  form: TwoPartForm<K>,
  file: string,
  say: Say,
  end: string,
): ReadListRow<K>[] {
  type Key = K | "no" | "name" | "kind";
  const header = findHeader<Key>(grid, form.columns);
  if (!header) {
    say("score.headerMissing", { sheet: grid.name });
    return [];
  }
  const at = header.at as Record<Key, number | null>;
  const fields = form.columns.map(({ key }) => key).filter((key): key is K => !["no", "name", "kind"].includes(key));
  let kind: Kind = "collective";
  const rows: ReadListRow<K>[] = [];
  for (const row of rowsBelow(grid, header.row + 1)) {
    const first = textKey(textAt(grid, row, at.no));
    if (first.startsWith(end)) break;
    const part = PARTS.find(([, title]) => textKey(title) === first);
    if (part) {
      [kind] = part;
      continue;
    }
    const told = textKey(textAt(grid, row, at.kind));
    const own: Kind = told === "" ? kind : told === textKey(KIND_WORDS.individual) ? "individual" : "collective";
    const values = Object.fromEntries(fields.map((key) => [key, printedAt(grid, row, at[key]) || null])) as Record<
      K,
      string | null
    >;
    const name = textAt(grid, row, at.name);
    const place = { sheet: grid.name, cell: cellName(row, at.name ?? 0) };
    if (name === "") {
      if (Object.values(values).some((value) => value !== null)) say("award.nameMissing", place);
      continue;
    }
    rows.push({ kind: own, name, values, source: { file, ...place } });
  }
  return rows;
}

/** Issues of a list, with the sheet where they have no cell of their own. */
export function placedOn(issues: readonly Issue[], file: string, sheet: string): Issue[] {
  return issues.map((issue) => ({ ...issue, place: { file, sheet, ...issue.place } }));
}
