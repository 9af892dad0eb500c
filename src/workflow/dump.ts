import { issueLine } from "../messages/issueText";
import type { Language } from "../messages/text";
import { cellName } from "../sheet/address";
import { isCellError } from "../sheet/cell";
import { type Book, eachCell, type Grid, type SheetState, valueOf } from "../sheet/grid";
import type { XlsxError } from "../xlsx/errors";
import { fileIssue } from "./read";

/** One cell as the dump JSON of the command line has it: number, text, boolean or error. */
export type DumpedCell =
  { t: "n"; v: number; f?: string } | { t: "s" | "e"; v: string; f?: string } | { t: "b"; v: boolean; f?: string };

export interface DumpedSheet {
  name: string;
  state: SheetState;
  cells: Record<string, DumpedCell>;
}

export interface DumpedFile {
  file: string;
  error: { code: string; message: string } | null;
  sheets?: DumpedSheet[];
}

function dumpSheet(grid: Grid): DumpedSheet {
  const cells: Record<string, DumpedCell> = {};
  eachCell(grid, (row, column, index) => {
    const value = valueOf(grid, index);
    if (value === null) return;
    const cell: DumpedCell = isCellError(value)
      ? { t: "e", v: value.error }
      : typeof value === "number"
        ? { t: "n", v: value }
        : typeof value === "string"
          ? { t: "s", v: value }
          : { t: "b", v: value };
    const formula = grid.formulas.get(index);
    if (formula !== undefined) cell.f = formula;
    cells[cellName(row, column)] = cell;
  });
  return { name: grid.name, state: grid.state, cells };
}

/** What the reader saw of one file, or why it was refused. */
export async function dumpBook(
  file: string,
  read: () => Book | Promise<Book>,
  language: Language,
): Promise<DumpedFile> {
  try {
    return { file, error: null, sheets: (await read()).sheets.map(dumpSheet) };
  } catch (error) {
    const issue = fileIssue(error, file);
    return { file, error: { code: (error as XlsxError).code, message: issueLine(issue, language) } };
  }
}
