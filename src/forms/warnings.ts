import type { Consolidation } from "../domain/consolidation";
import type { Issue, Severity } from "../domain/issue";
import type { Plan } from "../domain/plan";
import { columnName } from "../sheet/address";
import type { SheetSpec } from "../sheet/spec";
import { type Column, placesOf } from "./columns";
import { draft, fitRow, LANDSCAPE, put, putHeader, putMerged, quoted } from "./draft";
import { COLOUR } from "./styles";

/** CanhBao (lỗi và cảnh báo): every issue of every file, with its place, what stands there and what to do. */
export const WARNINGS_SHEET = "CanhBao";

const COLUMNS = [
  { key: "no", header: "STT", index: "A", width: 5 },
  { key: "severity", header: "Mức độ", index: "B", width: 10 },
  { key: "member", header: "Đơn vị", index: "1", width: 28 },
  { key: "file", header: "Tệp", index: "2", width: 26 },
  { key: "sheet", header: "Sheet", index: "3", width: 16 },
  { key: "cell", header: "Ô", index: "4", width: 7 },
  { key: "row", header: "Chỉ tiêu, nhiệm vụ", index: "5", width: 10 },
  { key: "what", header: "Lỗi, cảnh báo", index: "6", width: 44 },
  { key: "found", header: "Giá trị gốc", index: "7", width: 16 },
  { key: "remedy", header: "Cách xử lý", index: "8", width: 40 },
  { key: "code", header: "Mã lỗi", index: "", width: 18, hidden: true },
] as const satisfies readonly Column<string>[];

const AT = placesOf(COLUMNS);
const ORDER: readonly Severity[] = ["error", "warning", "note"];
const SEVERITY_WORDS: Record<Severity, string> = { error: "Lỗi", warning: "Cảnh báo", note: "Lưu ý" };

/** How an issue is said to a person; messages/ knows. */
export type SayIssue = (issue: Issue) => { what: string; remedy: string };

/** All issues of a consolidation, errors first, in the order of the files. */
export function allIssues(consolidation: Consolidation): { issue: Issue; member: string | null; file: string }[] {
  const issues = consolidation.files.flatMap(({ file, member, issues: own }) =>
    own.map((issue) => ({ issue, member, file })),
  );
  // What was typed over closed scores stands in a merged book, not in a member's file.
  for (const issue of consolidation.reviewIssues ?? [])
    issues.push({ issue, member: issue.place.member ?? null, file: issue.place.file ?? "" });
  return ORDER.flatMap((severity) => issues.filter(({ issue }) => issue.severity === severity));
}

export function warningsSheet(plan: Plan, consolidation: Consolidation, say: SayIssue): SheetSpec {
  const sheet = draft(WARNINGS_SHEET, { tab: "B00020" });
  const right = AT.remedy;
  putMerged(sheet, { top: 0, bottom: 0, left: 0, right }, "DANH SÁCH LỖI, CẢNH BÁO", "title");
  sheet.rows.push({ row: 0, height: 24 });
  const first = putHeader(sheet, 1, COLUMNS);
  const names = new Map(plan.members.map(({ code, name }) => [code, name]));
  const issues = allIssues(consolidation);
  issues.forEach(({ issue, member, file }, at) => {
    const row = first + at;
    const set = (key: keyof typeof AT, value: string | number | null, style: string) =>
      put(sheet, row, AT[key], value, style);
    const { what, remedy } = say(issue);
    set("no", at + 1, "center");
    set("severity", SEVERITY_WORDS[issue.severity], "verdict");
    set("member", member === null ? null : (names.get(member) ?? member), "text");
    set("file", file, "text");
    set("sheet", issue.place.sheet ?? null, "text");
    set("cell", issue.place.cell ?? null, "center");
    set("row", issue.place.indicator ?? issue.place.task ?? null, "center");
    set("what", what, "text");
    set("found", issue.found ?? null, "textAsIs");
    set("remedy", remedy, "text");
    set("code", issue.code, "machineText");
    fitRow(sheet, row, COLUMNS, 21);
  });
  if (issues.length === 0)
    putMerged(sheet, { top: first, bottom: first, left: 0, right }, "Không có lỗi, cảnh báo.", "center");
  const last = Math.max(first, first + issues.length - 1);
  const area = { top: first, bottom: last, left: AT.severity, right: AT.severity };
  const is = (word: string) => `$${columnName(AT.severity)}${first + 1}=${quoted(word)}`;
  sheet.conditionals.push(
    { area, formula: is(SEVERITY_WORDS.error), look: COLOUR.bad },
    { area, formula: is(SEVERITY_WORDS.warning), look: COLOUR.open },
    { area, formula: is(SEVERITY_WORDS.note), look: COLOUR.none },
  );
  sheet.freeze = { rows: first, columns: AT.member };
  sheet.print = { ...LANDSCAPE, repeatRows: { from: 1, to: 2 }, area: { top: 0, left: 0, bottom: last, right } };
  return sheet;
}
