import { VERDICT } from "../domain/achievement";
import { formatNumber } from "../vietnamese/numbers";
import type { ResultRow, TaskRow } from "./views";

/** A count in a sentence: 8 → "08" where the custom is kept, 16068 → "16.068". */
export function count(value: number, leadingZero: boolean): string {
  return formatNumber(value, { leadingZero });
}

/** A printed whole number of one digit gets its zero; any other text stays as it is. */
function padded(text: string, leadingZero: boolean): string {
  return leadingZero && /^[1-9]$/.test(text) ? `0${text}` : text;
}

/** "%" stands against the number, every other unit after a space. */
export function withUnit(text: string, unit: string): string {
  if (text === "") return "";
  if (unit === "%") return text.endsWith("%") ? text : `${text}%`;
  return unit === "" ? text : `${text} ${unit}`;
}

const PLAIN_NUMBER = /^[\d.]+(,\d+)?$/;

/** "Số hội nghị" counts; the sentence has the count already: "Hội nghị … 05/03 hội nghị". */
function counted(name: string): string {
  const bare = name.replace(/^Số(?: lượng)? /, "");
  return bare.charAt(0).toLocaleUpperCase("vi") + bare.slice(1);
}

/**
 * One indicator as a sentence of the report, without its last mark: "Tư vấn, phản biện 08/16 nội dung, đạt 50% kế hoạch
 * năm". No data is said to be no data.
 */
export function resultSentence(row: ResultRow, leadingZero: boolean): string {
  const name = row.name.replace(/[\s;:.]+$/, "");
  if (row.group) return `${name}:`;
  const note = row.note && row.note !== row.verdict ? ` (${row.note.replace(/[\s;.]+$/, "")})` : "";
  if (row.actual === "") {
    const said = row.verdict === VERDICT.notArising ? row.verdict.toLowerCase() : "chưa có số liệu";
    return `${name}: ${said}${note}`;
  }
  const actual = padded(row.actual, leadingZero);
  const target = padded(row.target, leadingZero);
  if (!/\d/.test(actual)) return `${name}: ${actual.toLowerCase()}${note}`;
  if (target === "") return `${name}: ${withUnit(actual, row.unit)} (không giao chỉ tiêu)`;
  const share = /\d/.test(row.percent) ? `, đạt ${row.percent}% kế hoạch năm` : "";
  if (row.unit === "%") return `${name}: ${withUnit(actual, "%")} (kế hoạch ${withUnit(target, "%")})`;
  if (PLAIN_NUMBER.test(actual) && PLAIN_NUMBER.test(target))
    return `${counted(name)} ${withUnit(`${actual}/${target}`, row.unit)}${share}`;
  return `${name}: ${withUnit(actual, row.unit)} (kế hoạch ${withUnit(target, row.unit)})${share}`;
}

/** Lines of a list: ";" after each, "." after the last; a line that opens a sub-list keeps its ":". */
export function listed(lines: string[]): string[] {
  return lines.map((line, i) => (line.endsWith(":") ? line : `${line}${i === lines.length - 1 ? "." : ";"}`));
}

/**
 * Indicators as drafted lines: printed numbers as they are, what stands under them with a dash; where the plan has several
 * headings, each on a line of its own without its number.
 */
export function resultLines(rows: ResultRow[], leadingZero: boolean): string[] {
  const headings = new Set(rows.map((row) => row.section)).size > 1;
  let section = "";
  return listed(
    rows.flatMap((row) => {
      const mark = row.level === 0 ? row.no : row.no || "-";
      const line = `${mark ? `${mark} ` : ""}${resultSentence(row, leadingZero)}`;
      const begins = headings && row.section !== "" && row.section !== section;
      section = row.section;
      return begins ? [`${section.replace(/^[\dIVX.]+\s+/, "").replace(/[\s;:.]+$/, "")}:`, line] : [line];
    }),
  );
}

/** Order in which verdicts are counted in a sentence. */
const COUNTED = [
  VERDICT.exceeded,
  VERDICT.met,
  VERDICT.completed,
  VERDICT.missed,
  VERDICT.inProgress,
  VERDICT.noData,
  VERDICT.notArising,
  VERDICT.notAssigned,
  VERDICT.notComputable,
  VERDICT.notYetJudged,
];

/** How many of each verdict (đánh giá), over the rows that have one. */
export function verdictCounts(rows: ResultRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) if (row.verdict && !row.group) counts[row.verdict] = (counts[row.verdict] ?? 0) + 1;
  return counts;
}

/** "Trong tổng số 16 chỉ tiêu: 01 chỉ tiêu vượt, 04 chỉ tiêu đang thực hiện, 11 chỉ tiêu chưa có số liệu." */
export function countsSentence(counts: Readonly<Record<string, number>>, leadingZero: boolean): string {
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const parts = COUNTED.flatMap((verdict) => {
    const n = counts[verdict] ?? 0;
    return n === 0 ? [] : [`${count(n, leadingZero)} chỉ tiêu ${verdict.toLowerCase()}`];
  });
  return total === 0 ? "" : `Trong tổng số ${count(total, leadingZero)} chỉ tiêu: ${parts.join(", ")}.`;
}

const QUARTERS = ["I", "II", "III", "IV"];

/** "25 nhiệm vụ (quý I: 10, quý II: 05, quý III: 03, quý IV: 07)". */
export function tasksSentence(tasks: TaskRow[], leadingZero: boolean): string {
  const parts = QUARTERS.flatMap((name, i) => {
    const n = tasks.filter((task) => task.quarter === i + 1).length;
    return n === 0 ? [] : [`quý ${name}: ${count(n, leadingZero)}`];
  });
  return `${count(tasks.length, leadingZero)} nhiệm vụ (${parts.join(", ")})`;
}

/** The last sentence of a document ends with "./." */
export function closed(text: string): string {
  return text.endsWith("./.") ? text : `${text.replace(/[\s.;,]+$/, "")}./.`;
}
