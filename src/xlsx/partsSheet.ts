import { areaName, cellName, columnName, MAX_COLUMNS, MAX_ROWS, type Area } from "../sheet/address";
import type { CellSpec, PrintSpec, SheetSpec, ValidationSpec } from "../sheet/spec";
import { DIGIT_PIXELS } from "../sheet/font";
import { argb, type StyleTable } from "./styleTable";
import { textElement, type TextTable } from "./partsTexts";
import { LIMIT, whole } from "./writeCheck";
import { refuse } from "./writeError";
import { storedFormula } from "./writeFormula";
import { XML_HEAD, xmlAttribute, xstring } from "./writeXml";

const MM_PER_INCH = 25.4;
/** Height of a row of the default font, points. */
const ROW_HEIGHT = 15.75;

/** What the sheets of one workbook share. */
export interface Shared {
  styles: Pick<StyleTable, "xf" | "dxf">;
  /** null: texts stand in their cells. */
  texts: TextTable | null;
}

/** A worksheet part; its elements stand in the order of CT_Worksheet (ECMA-376 Part 1 §18.3.1.99). @throws SpecError */
export function sheetXml(sheet: SheetSpec, shared: Shared, active: boolean): string {
  const cells = ordered(sheet);
  const out: string[] = [
    XML_HEAD,
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    sheetPrXml(sheet),
    `<dimension ref="${dimension(cells)}"/>`,
    viewXml(sheet, active),
    `<sheetFormatPr defaultRowHeight="${ROW_HEIGHT}"/>`,
    columnsXml(sheet),
  ];
  pushData(out, sheet, cells, shared);
  if (sheet.protect)
    // Absent selectLockedCells and selectUnlockedCells mean allowed; formatCells="0" means not locked (§18.3.1.85).
    out.push('<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0"/>');
  const merges = sheet.merges.filter((area) => area.top !== area.bottom || area.left !== area.right);
  if (merges.length > 0)
    out.push(
      `<mergeCells count="${merges.length}">`,
      ...merges.map((area) => `<mergeCell ref="${areaName(area)}"/>`),
      "</mergeCells>",
    );
  sheet.conditionals.forEach(({ area, formula, look }, i) =>
    out.push(
      `<conditionalFormatting sqref="${areaName(area)}"><cfRule type="expression" dxfId="${shared.styles.dxf(look)}" priority="${i + 1}">`,
      `<formula>${xstring(storedFormula(formula))}</formula></cfRule></conditionalFormatting>`,
    ),
  );
  if (sheet.validations.length > 0)
    out.push(
      `<dataValidations count="${sheet.validations.length}">`,
      ...sheet.validations.map(validationXml),
      "</dataValidations>",
    );
  if (sheet.print) out.push(printXml(sheet.print));
  if (sheet.textNumbers && sheet.textNumbers.length > 0)
    out.push(
      `<ignoredErrors><ignoredError sqref="${sheet.textNumbers.map(areaName).join(" ")}" numberStoredAsText="1"/></ignoredErrors>`,
    );
  out.push("</worksheet>");
  return out.join("");
}

/** Cells in row order; of two at one place the later wins, as in gridOf. */
function ordered(sheet: SheetSpec): readonly CellSpec[] {
  let last = -1;
  let sorted = true;
  for (const { row, column } of sheet.cells) {
    if (!whole(row, MAX_ROWS) || !whole(column, MAX_COLUMNS)) refuse("place", { sheet: sheet.name, row, column });
    const key = row * MAX_COLUMNS + column;
    if (key <= last) sorted = false;
    last = key;
  }
  if (sorted) return sheet.cells;
  const byPlace = new Map<number, CellSpec>();
  for (const cell of sheet.cells) byPlace.set(cell.row * MAX_COLUMNS + cell.column, cell);
  return [...byPlace.entries()].sort((a, b) => a[0] - b[0]).map(([, cell]) => cell);
}

function dimension(cells: readonly CellSpec[]): string {
  if (cells.length === 0) return "A1";
  const area: Area = { top: cells[0]!.row, bottom: cells[cells.length - 1]!.row, left: MAX_COLUMNS, right: 0 };
  for (const { column } of cells) {
    if (column < area.left) area.left = column;
    if (column > area.right) area.right = column;
  }
  return areaName(area);
}

function sheetPrXml(sheet: SheetSpec): string {
  const inner =
    (sheet.tab === undefined ? "" : `<tabColor rgb="${argb(sheet.tab)}"/>`) +
    (sheet.print?.fitWidth ? '<pageSetUpPr fitToPage="1"/>' : "");
  return inner && `<sheetPr>${inner}</sheetPr>`;
}

function viewXml(sheet: SheetSpec, active: boolean): string {
  const rows = sheet.freeze?.rows ?? 0;
  const columns = sheet.freeze?.columns ?? 0;
  const view = `<sheetViews><sheetView${active ? ' tabSelected="1"' : ""} workbookViewId="0"`;
  if (rows === 0 && columns === 0) return `${view}/></sheetViews>`;
  const first = cellName(rows, columns);
  const pane = rows > 0 && columns > 0 ? "bottomRight" : rows > 0 ? "bottomLeft" : "topRight";
  const corners = pane === "bottomRight" ? '<selection pane="topRight"/><selection pane="bottomLeft"/>' : "";
  return (
    `${view}><pane${columns > 0 ? ` xSplit="${columns}"` : ""}${rows > 0 ? ` ySplit="${rows}"` : ""}` +
    ` topLeftCell="${first}" activePane="${pane}" state="frozen"/>${corners}` +
    `<selection pane="${pane}" activeCell="${first}" sqref="${first}"/></sheetView></sheetViews>`
  );
}

/** Width as stored: characters plus five pixels of padding, cut to 1/256 of a character (§18.3.1.13). */
export function storedWidth(characters: number): number {
  return Math.floor(((characters * DIGIT_PIXELS + 5) / DIGIT_PIXELS) * 256) / 256;
}

function columnsXml(sheet: SheetSpec): string {
  if (sheet.columns.length === 0) return "";
  const byColumn = new Map(sheet.columns.map((column) => [column.column, column]));
  const items = [...byColumn.values()]
    .sort((a, b) => a.column - b.column)
    .map(
      ({ column, width, hidden }) =>
        `<col min="${column + 1}" max="${column + 1}" width="${storedWidth(width)}"${hidden ? ' hidden="1"' : ""} customWidth="1"/>`,
    );
  return `<cols>${items.join("")}</cols>`;
}

/** sheetData: the rows that have cells or a look of their own. */
function pushData(out: string[], sheet: SheetSpec, cells: readonly CellSpec[], shared: Shared): void {
  const rows = new Map(sheet.rows.map((row) => [row.row, row]));
  const dressed = [...rows.keys()].sort((a, b) => a - b);
  const write = cellWriter(sheet, shared);
  let next = 0;
  let at = 0;
  out.push("<sheetData>");
  while (at < cells.length || next < dressed.length) {
    const row = Math.min(cells[at]?.row ?? MAX_ROWS, dressed[next] ?? MAX_ROWS);
    const own = rows.get(row);
    if (own) next++;
    out.push(
      `<row r="${row + 1}"` +
        (own?.height === undefined ? "" : ` ht="${own.height}"${own.grow ? "" : ' customHeight="1"'}`) +
        (own?.hidden ? ' hidden="1"' : "") +
        ">",
    );
    for (; at < cells.length && cells[at]!.row === row; at++) out.push(write(cells[at]!));
    out.push("</row>");
  }
  out.push("</sheetData>");
}

/** Puts every look that a sheet wears into the table. */
export function wearLooks(sheet: SheetSpec, styles: Shared["styles"]): void {
  const looked = lookOf(sheet, styles);
  for (const cell of sheet.cells) looked(cell);
  for (const { look } of sheet.conditionals) styles.dxf(look);
}

/** Index of a cell's format; looked up once for each style. A text that begins like a formula needs a format that says so. */
function lookOf(sheet: SheetSpec, styles: Shared["styles"]): (cell: CellSpec) => number {
  const plain = new Map<string, number>();
  const quoted = new Map<string, number>();
  return (cell) => {
    const quote = typeof cell.value === "string" && cell.formula === undefined && /^[=+\-@]/.test(cell.value);
    const key = cell.style ?? "";
    const known = quote ? quoted : plain;
    let at = known.get(key);
    if (at === undefined) {
      const style = cell.style === undefined ? {} : sheet.styles[cell.style];
      if (!style) refuse("style", { sheet: sheet.name, row: cell.row, column: cell.column }, cell.style);
      known.set(key, (at = styles.xf(style, quote)));
    }
    return at;
  };
}

/** A function that says one cell; column letters and styles are looked up once. */
function cellWriter(sheet: SheetSpec, { styles, texts }: Shared): (cell: CellSpec) => string {
  const letters: string[] = [];
  const looked = lookOf(sheet, styles);
  return (cell) => {
    const { row, column, value, formula } = cell;
    const letter = (letters[column] ??= columnName(column));
    const isText = typeof value === "string";
    const look = looked(cell);
    const head = `<c r="${letter}${row + 1}"${look === 0 ? "" : ` s="${look}"`}`;
    if (typeof value === "number" && !Number.isFinite(value))
      refuse("number", { sheet: sheet.name, row, column }, value);
    if (isText && value.length > LIMIT.text) refuse("textLength", { sheet: sheet.name, row, column }, value);
    if (formula !== undefined) {
      if (formula.startsWith("=")) refuse("formulaSign", { sheet: sheet.name, row, column }, formula);
      if (formula === "" || formula.length > LIMIT.formula)
        refuse("formulaLength", { sheet: sheet.name, row, column }, formula);
      const stored = `<f>${xstring(storedFormula(formula))}</f>`;
      if (value === null) return `${head}>${stored}</c>`;
      if (isText) return `${head} t="str">${stored}<v>${xstring(value)}</v></c>`;
      if (typeof value === "boolean") return `${head} t="b">${stored}<v>${value ? 1 : 0}</v></c>`;
      return `${head}>${stored}<v>${value}</v></c>`;
    }
    if (value === null) return `${head}/>`;
    if (isText)
      return texts
        ? `${head} t="s"><v>${texts.index(value)}</v></c>`
        : `${head} t="inlineStr"><is>${textElement(value)}</is></c>`;
    if (typeof value === "boolean") return `${head} t="b"><v>${value ? 1 : 0}</v></c>`;
    return `${head}><v>${value}</v></c>`;
  };
}

function validationXml(validation: ValidationSpec): string {
  const { kind, operator, prompt, error, formula1, formula2, area } = validation;
  const compares = kind !== "list" && kind !== "custom";
  return (
    `<dataValidation type="${kind}"` +
    (error && error.style !== "stop" ? ` errorStyle="${error.style}"` : "") +
    (compares && operator && operator !== "between" ? ` operator="${operator}"` : "") +
    ` allowBlank="1"${prompt ? ' showInputMessage="1"' : ""} showErrorMessage="1"` +
    (error ? ` errorTitle="${xmlAttribute(error.title)}" error="${xmlAttribute(error.text)}"` : "") +
    (prompt ? ` promptTitle="${xmlAttribute(prompt.title)}" prompt="${xmlAttribute(prompt.text)}"` : "") +
    ` sqref="${areaName(area)}"><formula1>${xstring(storedFormula(formula1))}</formula1>` +
    (compares && formula2 !== undefined ? `<formula2>${xstring(storedFormula(formula2))}</formula2>` : "") +
    "</dataValidation>"
  );
}

function inches(millimetres: number): number {
  return Math.round((millimetres / MM_PER_INCH) * 10_000) / 10_000;
}

/** Horizontally centred, A4 (paperSize 9), header and footer half-way into their margins. */
function printXml(print: PrintSpec): string {
  const { top, bottom, left, right } = print.margins;
  const wide = print.fitWidth && print.pagesWide ? ` fitToWidth="${print.pagesWide}"` : "";
  return (
    '<printOptions horizontalCentered="1"/>' +
    `<pageMargins left="${inches(left)}" right="${inches(right)}" top="${inches(top)}" bottom="${inches(bottom)}"` +
    ` header="${inches(top / 2)}" footer="${inches(bottom / 2)}"/>` +
    `<pageSetup paperSize="9"${wide}${print.fitWidth ? ' fitToHeight="0"' : ""} orientation="${print.landscape ? "landscape" : "portrait"}"/>` +
    (print.footer ? `<headerFooter><oddFooter>${xstring(print.footer)}</oddFooter></headerFooter>` : "")
  );
}
