import type { IWorksheetData } from "@univerjs/core";
import type { IFormulaData, IFormulaDataItem } from "@univerjs/engine-formula";

/** Formulas of a sheet by row and column. */
type SheetFormulas = Record<number, Record<number, IFormulaDataItem>>;

/** Formulas that are listed before the page may do something else. */
const AT_ONCE = 500;

/** The formulas of a sheet as Univer's engine wants them: each member of a family says how far it is from the first. */
export function formulasOf({
  cellData,
  rowCount,
  columnCount,
}: Pick<IWorksheetData, "cellData" | "rowCount" | "columnCount">): SheetFormulas {
  const found: SheetFormulas = {};
  const families = new Map<string, { formula: string; row: number; column: number }>();
  const members: { item: IFormulaDataItem; family: string; row: number; column: number }[] = [];
  for (let row = 0; row < rowCount; row++) {
    const cells = cellData[row];
    if (!cells) continue;
    for (let column = 0; column < columnCount; column++) {
      const cell = cells[column];
      if (!cell || (cell.f == null && cell.si == null)) continue;
      const formula = cell.f?.startsWith("=") && cell.f.length > 1 ? cell.f : "";
      const family = cell.si ?? "";
      if (formula === "" && family === "") continue;
      const item: IFormulaDataItem = family === "" ? { f: formula } : { f: formula, si: family };
      if (formula === "") members.push({ item, family, row, column });
      else if (family !== "") families.set(family, { formula, row, column });
      (found[row] ??= {})[column] = item;
    }
  }
  for (const { item, family, row, column } of members) {
    const first = families.get(family);
    if (first) Object.assign(item, { f: first.formula, x: column - first.column, y: row - first.row });
    else delete found[row]![column];
  }
  return found;
}

/** The formulas in small parts; the members of a family stay with its first, which Univer wants in one piece. */
export function* parts(formulas: IFormulaData): Generator<IFormulaData> {
  for (const [unit, sheets] of Object.entries(formulas))
    for (const [sheet, rows] of Object.entries(sheets ?? {})) {
      const families = new Map<string, SheetFormulas>();
      let loose: SheetFormulas = {};
      let count = 0;
      for (const [row, cells] of Object.entries(rows ?? {}))
        for (const [column, item] of Object.entries<IFormulaDataItem | null | undefined>(cells ?? {})) {
          if (!item) continue;
          let part = loose;
          if (item.si != null) families.set(item.si, (part = families.get(item.si) ?? {}));
          (part[Number(row)] ??= {})[Number(column)] = item;
          if (part !== loose || ++count % AT_ONCE !== 0) continue;
          yield { [unit]: { [sheet]: loose } };
          loose = {};
        }
      for (const part of [loose, ...families.values()]) yield { [unit]: { [sheet]: part } };
    }
}
