import type { StyleSpec } from "../sheet/spec";

/** Colours of the forms. Each verdict has its word beside its colour, so colour never speaks alone. */
export const COLOUR = {
  entry: "FFF9DB",
  header: "E8EEF7",
  index: "F3F5F9",
  group: "EEF1F6",
  total: "F3F5F9",
  note: "5A6472",
  good: { fill: "DDF3E4", color: "0B5A2B" },
  bad: { fill: "FBE0DF", color: "8B1A16" },
  open: { fill: "FFF1D6", color: "6B4A00" },
  none: { fill: "ECECEC", color: "444444" },
} as const;

/** Whole numbers, and numbers with two decimals; conditional formats trim what a number has not (numberLooks). */
export const WHOLE = "#,##0";
export const DECIMAL = "#,##0.00";
export const DATE = "dd/mm/yyyy";

const FONT = "Times New Roman";
/** Body of a table: 12 pt (Nghị định 30/2020/NĐ-CP, Phụ lục I: Times New Roman; table bodies are left free). */
export const BODY_SIZE = 12;
export const HEADER_SIZE = 11;

const cell: StyleSpec = { font: { name: FONT, size: BODY_SIZE }, border: true, valign: "center" };
const text: StyleSpec = { ...cell, align: "left", wrap: true };
const entry: StyleSpec = { ...cell, fill: COLOUR.entry, unlocked: true };
const plain: StyleSpec = { font: { name: FONT, size: BODY_SIZE }, valign: "center" };

const center: StyleSpec = { ...cell, align: "center", wrap: true };
const toned = (style: StyleSpec, { fill, color }: { fill: string; color: string }): StyleSpec => ({
  ...style,
  fill,
  font: { name: FONT, size: BODY_SIZE, color },
});

/** Styles by name; every form draws from these. */
export const STYLES: Record<string, StyleSpec> = {
  plain,
  motto: { ...plain, font: { name: FONT, size: 12, bold: true }, align: "center" },
  agencyParent: { ...plain, align: "center", wrap: true, unlocked: true },
  agency: { ...plain, font: { name: FONT, size: 12, bold: true }, align: "center", wrap: true, unlocked: true },
  rule: { font: { name: FONT, size: 7 }, align: "center", valign: "center" },
  numberLine: { ...plain, align: "center", unlocked: true },
  dateLine: { ...plain, font: { name: FONT, size: 12, italic: true }, align: "center", unlocked: true },
  title: { ...plain, font: { name: FONT, size: 14, bold: true }, align: "center", wrap: true },
  subtitle: { ...plain, font: { name: FONT, size: 12, italic: true }, align: "center", wrap: true, unlocked: true },
  info: { ...plain, font: { name: FONT, size: 12 }, align: "center", wrap: true },
  hint: { ...plain, font: { name: FONT, size: 11, italic: true, color: COLOUR.note }, align: "left", wrap: true },
  label: { ...plain, align: "right" },
  header: {
    ...cell,
    font: { name: FONT, size: HEADER_SIZE, bold: true },
    fill: COLOUR.header,
    align: "center",
    wrap: true,
  },
  index: { ...cell, font: { name: FONT, size: 10, italic: true }, fill: COLOUR.index, align: "center" },
  group: { ...text, font: { name: FONT, size: BODY_SIZE, bold: true }, fill: COLOUR.group },
  center,
  centerBad: toned(center, COLOUR.bad),
  centerOpen: toned(center, COLOUR.open),
  centerNone: toned(center, COLOUR.none),
  text,
  textBad: toned(text, COLOUR.bad),
  textNone: toned(text, COLOUR.none),
  textAsIs: { ...text, format: "@" },
  line: { ...cell, align: "left" },
  general: { ...cell, align: "right" },
  dateTime: { ...cell, align: "center", format: "dd/mm/yyyy hh:mm" },
  text1: { ...text, indent: 1 },
  text2: { ...text, indent: 2 },
  strong: { ...text, font: { name: FONT, size: BODY_SIZE, bold: true } },
  strongCenter: { ...cell, font: { name: FONT, size: BODY_SIZE, bold: true }, align: "center", wrap: true },
  whole: { ...cell, align: "right", format: WHOLE },
  decimal: { ...cell, align: "right", format: DECIMAL },
  printed: { ...cell, align: "right", wrap: true, format: "@" },
  date: { ...cell, align: "center", format: DATE },
  verdict: { ...cell, font: { name: FONT, size: BODY_SIZE, bold: true }, align: "center", wrap: true },
  entryWhole: { ...entry, align: "right", format: WHOLE },
  entryDecimal: { ...entry, align: "right", format: DECIMAL },
  entryText: { ...entry, align: "left", wrap: true },
  entryText1: { ...entry, align: "left", wrap: true, indent: 1 },
  entryText2: { ...entry, align: "left", wrap: true, indent: 2 },
  entryPrinted: { ...entry, align: "right", wrap: true, format: "@" },
  entryCenter: { ...entry, align: "center", wrap: true },
  entryCenterText: { ...entry, align: "center", wrap: true, format: "@" },
  entryDate: { ...entry, align: "center", format: DATE },
  total: {
    ...cell,
    font: { name: FONT, size: BODY_SIZE, bold: true },
    fill: COLOUR.total,
    align: "center",
    wrap: true,
  },
  totalLabel: { ...text, font: { name: FONT, size: BODY_SIZE, bold: true }, fill: COLOUR.total },
  count: { ...cell, align: "center", format: "0" },
  count2: { ...cell, align: "center", format: DECIMAL },
  machine: { font: { name: FONT, size: 10, color: "808080" } },
  machineText: { font: { name: FONT, size: 10, color: "808080" }, format: "@" },
  machineHeader: { font: { name: FONT, size: 10, color: "808080", bold: true }, wrap: true },
  sign: { ...plain, font: { name: FONT, size: 13, bold: true }, align: "center", wrap: true, unlocked: true },
  signNote: { ...plain, font: { name: FONT, size: 12, italic: true }, align: "center" },
  signName: { ...plain, font: { name: FONT, size: 13, bold: true }, align: "center", unlocked: true },
  onScreen: { ...entry, font: { name: FONT, size: BODY_SIZE, bold: true }, align: "center", wrap: true },
};
