/**
 * The file an officer edits for tables that are not ours (tệp ghép cột): `thidua check --map-out` writes it, `--map` reads it. Rows and
 * columns are named as Excel shows them.
 *
 * {"plan":"LHH-BG-2024","tables":{"quang-ninh.xlsx":{"member":"QN","sheet":"Bao cao","header":3,
 *   "columns":{"name":{"column":"B","text":"Nội dung"},"actual":"E"},
 *   "rows":[{"row":4,"name":"Tư vấn, phản biện","indicator":"CT02"}]}},"names":{"LHH Q.Ninh":"QN"}}
 *
 * A key of `tables` is a file's name, or a member's code for whatever file of that member comes.
 */
import type { Plan } from "../domain/plan";
import { MAPPED_KEYS, type MappedKey, type MappedRow, type Mapping, type Remembered, rememberName } from "../rules";
import { columnName, parseCell } from "../sheet/address";
import type { Known, OwnFile, OwnTable } from "./ownTables";

/** What is wrong with such a file: `at` leads to the place, as "tables.quang-ninh.xlsx.rows[2]". */
export interface MappingFault {
  why: "json" | "shape" | "plan" | "member" | "sheet" | "header" | "columns" | "rows" | "indicator" | "twice";
  at: string;
  found: string;
}

/** What an officer confirmed, by --map or in the pane. */
export interface MappingFile {
  files: Readonly<Record<string, OwnFile>>;
  members: Readonly<Record<string, Mapping>>;
  /** A unit's name as written → member code. */
  names: Readonly<Record<string, string>>;
}

class Fault extends Error {
  constructor(readonly fault: MappingFault) {
    super(fault.why);
  }
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  return value === undefined ? "" : (JSON.stringify(value) ?? "").slice(0, 60);
}

function wrong(why: MappingFault["why"], at: string, value: unknown): never {
  throw new Fault({ why, at, found: shown(value) });
}

/** Reads the text of such a file against the plan. Never throws: what is wrong comes back as one fault. */
export function readMappingFile(text: string, plan: Plan): MappingFile | { fault: MappingFault } {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return { fault: { why: "json", at: "", found: "" } };
  }
  try {
    return ofFile(value, plan);
  } catch (error) {
    if (error instanceof Fault) return { fault: error.fault };
    throw error;
  }
}

function ofFile(value: unknown, plan: Plan): MappingFile {
  if (!isFields(value)) return wrong("shape", "", value);
  if (value.plan !== undefined && value.plan !== plan.id) wrong("plan", "plan", value.plan);
  const { tables = {}, names = {} } = value;
  if (!isFields(tables)) return wrong("shape", "tables", tables);
  if (!isFields(names)) return wrong("shape", "names", names);
  const members = new Set(plan.members.map(({ code }) => code));
  const read = {
    files: {} as Record<string, OwnFile>,
    members: {} as Record<string, Mapping>,
    names: {} as Record<string, string>,
  };
  for (const [key, table] of Object.entries(tables)) {
    const at = `tables.${key}`;
    if (!isFields(table)) wrong("shape", at, table);
    const mapping = mappingOf(table, plan, at);
    if (members.has(key)) read.members[key] = mapping;
    else {
      const { member = null } = table;
      if (member !== null && (typeof member !== "string" || !members.has(member)))
        wrong("member", `${at}.member`, member);
      read.files[key.normalize("NFC")] = { member, mapping };
    }
  }
  for (const [name, member] of Object.entries(names)) {
    if (member === "") continue;
    if (typeof member !== "string" || !members.has(member)) return wrong("member", `names.${name}`, member);
    read.names[name] = member;
  }
  return read;
}

function mappingOf(table: Fields, plan: Plan, at: string): Mapping {
  const { sheet, header, columns, rows } = table;
  if (typeof sheet !== "string" || sheet === "") return wrong("sheet", `${at}.sheet`, sheet);
  if (!isRow(header)) return wrong("header", `${at}.header`, header);
  if (!isFields(columns)) return wrong("columns", `${at}.columns`, columns);
  if (!Array.isArray(rows)) return wrong("rows", `${at}.rows`, rows);
  const places: Mapping["columns"] = {};
  for (const [key, place] of Object.entries(columns)) {
    const given = isFields(place) ? place : { column: place };
    const column = typeof given.column === "string" ? parseCell(`${given.column.toUpperCase()}1`)?.column : undefined;
    if (!isKey(key) || column === undefined) return wrong("columns", `${at}.columns.${key}`, place);
    places[key] = { column, text: typeof given.text === "string" ? given.text : "", confidence: 1 };
  }
  if (!places.name || !places.actual) return wrong("columns", `${at}.columns`, Object.keys(columns).join(", "));
  const codes = new Set(plan.indicators.map(({ code }) => code));
  const taken = new Set<string>();
  return {
    version: 1,
    plan: plan.id,
    sheet,
    header: header - 1,
    columns: places,
    rows: rows.map((row: unknown, i): MappedRow => {
      const here = `${at}.rows[${i}]`;
      if (!isFields(row) || !isRow(row.row) || typeof row.name !== "string") return wrong("rows", here, row);
      const { indicator = null } = row;
      if (indicator !== null && (typeof indicator !== "string" || !codes.has(indicator)))
        return wrong("indicator", here, indicator);
      if (indicator !== null && taken.has(indicator)) return wrong("twice", here, indicator);
      if (indicator !== null) taken.add(indicator);
      return { row: row.row - 1, name: row.name, indicator, confidence: 1 };
    }),
    confidence: 1,
  };
}

function isRow(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 1_048_576;
}

function isKey(key: string): key is MappedKey {
  return MAPPED_KEYS.some((one) => one === key);
}

/** The proposals for files that are to be confirmed, as the file an officer edits. */
export function mappingFileOf(plan: Plan, asked: readonly { file: string; own: OwnTable }[]): object {
  const tables = asked.flatMap(({ file, own: { mapping, member } }): [string, object][] => {
    if (!mapping) return [];
    const columns = MAPPED_KEYS.flatMap((key) => {
      const place = mapping.columns[key];
      return place
        ? [[key, { column: columnName(place.column), text: place.text, confidence: place.confidence }] as const]
        : [];
    });
    const rows = mapping.rows.map(({ row, name, indicator, confidence }) => ({
      row: row + 1,
      name,
      indicator,
      confidence,
    }));
    const { sheet, header } = mapping;
    return [[file, { member, sheet, header: header + 1, columns: Object.fromEntries(columns), rows }]];
  });
  const questions = asked.flatMap(({ own }) => own.asked ?? []);
  return {
    plan: plan.id,
    tables: Object.fromEntries(tables),
    // Left empty on purpose: whose name it is, a person says.
    names: Object.fromEntries(questions.map(({ text }) => [text, ""])),
    candidates: Object.fromEntries(questions.map(({ text, candidates }) => [text, candidates])),
    indicators: Object.fromEntries(
      plan.indicators.filter(({ type }) => type !== "group").map(({ code, name }) => [code, name]),
    ),
  };
}

/** What --map says together with what was remembered; what is said now counts more. */
export function knownOf(file: MappingFile | null, remembered: Remembered): Known {
  if (!file) return { files: {}, members: {}, remembered };
  let { names } = remembered;
  for (const [name, member] of Object.entries(file.names)) names = rememberName(names, name, member);
  return { files: file.files, members: file.members, remembered: { ...remembered, names } };
}
