import { SSF } from "xlsx";
import type { HostCell, HostValue } from "./book";

const ERRORS = new Set(["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!"]);
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const serial = (year: number, month: number, day: number): number | null => {
  const time = Date.UTC(year, month - 1, day);
  const back = new Date(time);
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? Math.round(time / 86_400_000) + 25_569 : null;
};

/** What Excel makes of a typed text under en-US: a number, a percentage, a date … with the format it gives the cell. */
function typed(text: string): { value: HostValue; format?: string } | null {
  const bare = text.trim();
  if (/^[+-]?(\d+(,\d{3})*(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(bare)) return { value: Number(bare.replace(/,/g, "")) };
  const percent = /^([+-]?\d+(?:\.\d*)?)\s*%$/.exec(bare);
  if (percent) return { value: Number(percent[1]) / 100, format: percent[1]!.includes(".") ? "0.00%" : "0%" };
  const slash = /^(\d{1,2})[/-](\d{1,2})(?:[/-](\d{2}|\d{4}))?$/.exec(bare);
  if (slash) {
    const year = slash[3] === undefined ? 2024 : Number(slash[3]) < 100 ? 2000 + Number(slash[3]) : Number(slash[3]);
    const date = serial(year, Number(slash[1]), Number(slash[2]));
    if (date !== null) return { value: date, format: slash[3] === undefined ? "d-mmm" : "m/d/yyyy" };
  }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(bare);
  if (iso) {
    const date = serial(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    if (date !== null) return { value: date, format: "m/d/yyyy" };
  }
  const month = /^([a-z]{3,9})[ -](\d{1,4})$/i.exec(bare);
  if (month && MONTHS.includes(month[1]!.slice(0, 3).toLowerCase())) {
    const number = MONTHS.indexOf(month[1]!.slice(0, 3).toLowerCase()) + 1;
    const year = Number(month[2]);
    const date = year > 31 ? serial(year, number, 1) : serial(2024, number, year);
    if (date !== null) return { value: date, format: year > 31 ? "mmm-yy" : "d-mmm" };
  }
  if (/^(true|false)$/i.test(bare)) return { value: bare.toLowerCase() === "true" };
  if (ERRORS.has(bare.toUpperCase())) return { value: { error: bare.toUpperCase() } };
  return null;
}

/** Puts what the API was given into a cell as Excel would, format "@" and the apostrophe included. */
export function enter(cell: HostCell, input: unknown): void {
  delete cell.formula;
  if (typeof input === "number" || typeof input === "boolean") {
    cell.value = cell.style["numberFormat"] === "@" ? (typeof input === "number" ? String(input) : input) : input;
    return;
  }
  const text = String(input);
  if (cell.style["numberFormat"] === "@") {
    cell.value = text;
    return;
  }
  if (text.startsWith("'")) {
    cell.value = text.slice(1);
    return;
  }
  if (text.startsWith("=") && text.length > 1) {
    cell.formula = text;
    cell.value = 0;
    return;
  }
  const found = typed(text);
  cell.value = found ? found.value : text;
  if (found?.format !== undefined && cell.style["numberFormat"] === undefined)
    cell.style = { ...cell.style, numberFormat: found.format };
}

/** What stands in the cell as the API says it. */
export const wireValue = (value: HostValue): string | number | boolean =>
  typeof value === "object" ? value.error : value;

export function valueType(value: HostValue): string {
  if (typeof value === "object") return "Error";
  if (typeof value === "number") return "Double";
  if (typeof value === "boolean") return "Boolean";
  return value === "" ? "Empty" : "String";
}

/** The cell's text under its number format. */
export function shownText(value: HostValue, format: string): string {
  const bare = wireValue(value);
  if (typeof bare === "boolean") return bare ? "TRUE" : "FALSE";
  if (typeof value === "object") return String(bare);
  try {
    return SSF.format(format, bare) as string;
  } catch {
    return String(bare);
  }
}
