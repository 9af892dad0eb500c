import type { Plan } from "../domain/plan";
import type { Source } from "../domain/submission";
import type { Grid } from "../sheet/grid";
import type { SheetSpec } from "../sheet/spec";
import type { Origin } from "./clusterRow";
import { type Column, findHeader, placesOf, rowsBelow, textAt } from "./columns";
import { draft, LANDSCAPE, put, putHeader, putMerged } from "./draft";

/** NguonSoLieu (nguồn số liệu): for every number of TongHop_Cum the file, sheet and cell it was taken from. */
export const SOURCES_SHEET = "NguonSoLieu";

const COLUMNS = [
  { key: "cell", header: "Ô trong TongHop_Cum", index: "A", width: 12, needed: true },
  { key: "name", header: "Nội dung chỉ tiêu", index: "B", width: 40 },
  { key: "member", header: "Đơn vị", index: "C", width: 42 },
  { key: "value", header: "Số liệu", index: "1", width: 14 },
  { key: "file", header: "Tệp của đơn vị", index: "2", width: 44, needed: true },
  { key: "sheet", header: "Sheet", index: "3", width: 18, needed: true },
  { key: "source", header: "Ô", index: "4", width: 8, needed: true },
  { key: "code", header: "Mã chỉ tiêu", index: "", width: 10, hidden: true },
  { key: "memberCode", header: "Mã đơn vị", index: "", width: 10, hidden: true },
] as const satisfies readonly Column<string>[];

const AT = placesOf(COLUMNS);

export function sourcesSheet(plan: Plan, origins: readonly Origin[]): SheetSpec {
  const sheet = draft(SOURCES_SHEET, { tab: "999999" });
  putMerged(
    sheet,
    { top: 0, bottom: 0, left: 0, right: AT.source },
    "NGUỒN CỦA TỪNG SỐ LIỆU TRONG BẢNG TỔNG HỢP",
    "title",
  );
  sheet.rows.push({ row: 0, height: 24 });
  const first = putHeader(sheet, 1, COLUMNS);
  const names = new Map(plan.members.map(({ code, name }) => [code, name]));
  const indicators = new Map(plan.indicators.map(({ code, no, name }) => [code, `${no} ${name}`.trim()]));
  origins.forEach(({ cell, indicator, member, value, file, sheet: from, source }, at) => {
    const row = first + at;
    const set = (key: keyof typeof AT, text: string | number, style: string) => put(sheet, row, AT[key], text, style);
    set("cell", cell, "center");
    set("name", indicators.get(indicator) ?? indicator, "line");
    set("member", names.get(member) ?? member, "line");
    set("value", value, "general");
    set("file", file, "line");
    set("sheet", from, "line");
    set("source", source, "center");
    set("code", indicator, "machineText");
    set("memberCode", member, "machineText");
  });
  sheet.freeze = { rows: first, columns: 1 };
  const last = Math.max(first, first + origins.length - 1);
  sheet.print = {
    ...LANDSCAPE,
    repeatRows: { from: 1, to: 2 },
    area: { top: 0, left: 0, bottom: last, right: AT.source },
  };
  return sheet;
}

/** Where the numbers of a merged book came from, by indicator code. */
export function readSources(grid: Grid | null): Map<string, Source[]> {
  const found = new Map<string, Source[]>();
  const header = grid && findHeader(grid, COLUMNS);
  if (!grid || !header) return found;
  const { at } = header;
  for (const row of rowsBelow(grid, header.row + 1)) {
    const code = textAt(grid, row, at.code);
    const file = textAt(grid, row, at.file);
    if (code === "" || file === "") continue;
    const source = { file, sheet: textAt(grid, row, at.sheet), cell: textAt(grid, row, at.source) };
    const list = found.get(code);
    if (list) list.push(source);
    else found.set(code, [source]);
  }
  return found;
}
