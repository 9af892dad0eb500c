/**
 * What else could have caught it: Excel's own validation in the form (what it would say when the cell is typed into), and a table
 * schema as frictionless and its like check it: types, required, enum, minimum and maximum of each column.
 */
import { load } from "../load.mjs";

const { templateBook } = load("src/forms/templateBook.ts");
const { parseCell } = load("src/sheet/address.ts");
const { cellAt, eachCell } = load("src/sheet/grid.ts");

const drawn = new Map();

function issued(plan, period, member) {
  const key = `${plan.id}/${period.code}/${member.code}`;
  if (!drawn.has(key)) drawn.set(key, templateBook(plan, period, member));
  return drawn.get(key);
}

function listOf(book, name) {
  const found = book.names.find((one) => one.name === name);
  const [, sheet, column] = /^'?([^'!]+)'?!\$([A-Z]+)\$/.exec(found?.formula ?? "") ?? [];
  const grid = book.sheets.find((one) => one.name === sheet);
  if (!grid) return null;
  const at = parseCell(`${column}1`).column;
  return grid.cells.filter((cell) => cell.column === at && cell.row > 0).map((cell) => cell.value);
}

/** Whether Excel would stop or warn at one of the cells, were its value typed there. */
export function excelCatches(book, { plan, period, member }, sheet, cells) {
  const template = issued(plan, period, member);
  const spec = template.sheets.find((one) => one.name === sheet);
  const grid = book.sheets.find((one) => one.name === sheet);
  if (!spec || !grid) return false;
  return cells.some((name) => {
    const at = parseCell(name);
    const value = at ? (cellAt(grid, at.row, at.column)?.value ?? null) : null;
    const rule = spec.validations.find(
      ({ area }) => at.row >= area.top && at.row <= area.bottom && at.column >= area.left && at.column <= area.right,
    );
    const locked =
      !rule &&
      spec.protect &&
      !(
        spec.styles[spec.cells.find((cell) => cell.row === at.row && cell.column === at.column)?.style ?? ""]
          ?.unlocked ?? false
      );
    // A locked cell cannot be typed into at all.
    if (locked && value !== null)
      return spec.cells.find((cell) => cell.row === at.row && cell.column === at.column)?.value !== value;
    if (!rule || value === null || value === "") return false;
    if (rule.kind === "list") {
      const allowed = listOf(template, rule.formula1);
      return allowed !== null && !allowed.some((one) => String(one).toLowerCase() === String(value).toLowerCase());
    }
    if (typeof value !== "number") return true;
    const [low, high] = [Number(rule.formula1), Number(rule.formula2)];
    if (rule.kind === "whole" && !Number.isInteger(value)) return true;
    return value < low || (rule.operator === "between" && value > high);
  });
}

const STATES = ["Hoàn thành", "Đang thực hiện", "Chưa thực hiện"];
const HEADERS = {
  "Ước thực hiện kỳ báo cáo (lũy kế)": "figure",
  "Thực hiện cùng kỳ năm trước": "number",
  "Ước thực hiện cả năm": "number",
  "Tử số": "count",
  "Mẫu số": "count",
  "Loại số liệu": "kind",
  "Số liệu đến ngày": "date",
  "Mã chỉ tiêu": "code",
  "Đơn vị tính": "unit",
  "Ngày hoàn thành": "date",
  "Tiến độ (%)": "percent",
  "Mã nhiệm vụ": "task",
};

/** Places a schema check names: a Set of "sheet!cell", with "sheet!" for a sheet or column that is not there. */
export function schemaErrors(book, { plan }) {
  const errors = new Set();
  const indicators = new Map(plan.indicators.map((one) => [one.code, one]));
  const tasks = new Set(plan.tasks.map(({ code }) => code));
  const need = [
    ...(plan.indicators.length ? ["KetQua_ChiTieu"] : []),
    ...(plan.tasks.length ? ["PhuLuc_NhiemVu"] : []),
  ];
  for (const name of need) {
    const grid = book.sheets.find((sheet) => sheet.name === name);
    if (!grid) {
      errors.add("!");
      continue;
    }
    const columns = new Map();
    let header = -1;
    eachCell(grid, (row, column, index) => {
      const text = grid.kind[index] === 2 ? grid.texts[grid.num[index]] : null;
      if (text !== null && row < 20 && text in HEADERS && (header < 0 || header === row)) {
        header = row;
        columns.set(HEADERS[text] + (columns.has(HEADERS[text]) ? column : ""), column);
      }
    });
    const codeAt = columns.get(name === "KetQua_ChiTieu" ? "code" : "task");
    if (codeAt === undefined) {
      errors.add("!");
      continue;
    }
    const seen = new Set();
    for (const row of grid.rowAt) {
      if (row <= header) continue;
      const code = cellAt(grid, row, codeAt)?.value;
      if (typeof code !== "string") continue;
      const place = (column) => `${name}!${String.fromCharCode(65 + (column % 26))}${row + 1}`;
      if (seen.has(code) || !(indicators.has(code) || tasks.has(code))) errors.add(place(codeAt));
      seen.add(code);
      const indicator = indicators.get(code);
      for (const [kind, column] of columns) {
        const cell = cellAt(grid, row, column);
        const value = cell?.value ?? null;
        if (value === null || value === "" || cell.formula !== undefined || indicator?.type === "group") continue;
        const number = typeof value === "number";
        const bad = kind.startsWith("figure")
          ? indicator?.type === "milestone"
            ? !STATES.includes(value)
            : !number || (value < 0 && indicator?.type !== "growth")
          : /^(number|count)/.test(kind)
            ? !number && indicator?.type !== "milestone"
            : kind.startsWith("date")
              ? !number || value < 36526 || value > 73050
              : kind.startsWith("percent")
                ? !number || value < 0 || value > 100
                : kind.startsWith("kind")
                  ? !["Ước", "Sơ bộ", "Chính thức"].includes(value)
                  : kind.startsWith("unit")
                    ? !plan.indicators.some(({ unit }) => unit === value)
                    : false;
        if (bad) errors.add(place(column));
      }
    }
    const wanted = name === "KetQua_ChiTieu" ? [...indicators.keys()] : [...tasks];
    if (wanted.some((code) => !seen.has(code))) errors.add("!");
  }
  return errors;
}
