import type { Issue, Severity } from "../domain/issue";
import { checkTexts } from "./check";
import { clusterTexts } from "./cluster";
import { fileTexts } from "./files";
import { formTexts } from "./forms";
import { mappingTexts } from "./mapping";
import { hostTexts, reportTexts } from "./host";
import { planTexts, submissionTexts } from "./plan";
import { scoringTexts } from "./scoring";
import { fill, type IssueText, type Language, type Params, type Text } from "./text";

/** Every issue's text by its code, from the rooms beside this file. A test fails where a code lacks a language. */
export const issueTexts: Readonly<Record<string, IssueText>> = {
  ...fileTexts,
  ...formTexts,
  ...planTexts,
  ...hostTexts,
  ...reportTexts,
  ...checkTexts,
  ...submissionTexts,
  ...scoringTexts,
  ...clusterTexts,
  ...mappingTexts,
};

/** Whether there is a text for a code. */
export function isKnown(code: string): boolean {
  return code in issueTexts;
}

const unknownIssue: IssueText = {
  what: { vi: "Có một điểm cần xem lại.", en: "Something here needs a look." },
  remedy: { vi: "Mở tệp và kiểm tra ô này.", en: "Open the file and check this cell." },
};

const severities: Record<Severity, Text> = {
  error: { vi: "Lỗi", en: "Error" },
  warning: { vi: "Cảnh báo", en: "Warning" },
  note: { vi: "Lưu ý", en: "Note" },
};

/** Lỗi, Cảnh báo, Lưu ý. */
export function severityName(severity: Severity, language: Language): string {
  return severities[severity][language];
}

/** An issue said to a person. */
export interface SaidIssue {
  /** "Sheet KetQua_ChiTieu, ô H12"; empty when the issue is about the file as a whole. */
  where: string;
  what: string;
  remedy: string;
}

/** Where, what is wrong and what to do, in the reader's language. */
export function sayIssue(issue: Issue, language: Language): SaidIssue {
  const text = issueTexts[issue.code] ?? unknownIssue;
  const params: Params = {
    ...(issue.found === undefined ? {} : { found: issue.found }),
    ...(issue.expected === undefined ? {} : { expected: issue.expected }),
    ...(issue.place.indicator === undefined ? {} : { indicator: issue.place.indicator }),
    ...(issue.place.task === undefined ? {} : { task: issue.place.task }),
    ...(issue.place.member === undefined ? {} : { member: issue.place.member }),
    ...(issue.place.sheet === undefined ? {} : { sheet: issue.place.sheet }),
    ...(issue.place.cell === undefined ? {} : { cell: issue.place.cell }),
    ...(issue.place.file === undefined ? {} : { file: issue.place.file }),
    ...issue.params,
  };
  const { sheet, cell } = issue.place;
  const words = language === "vi" ? { sheet: "Sheet", cell: "ô" } : { sheet: "Sheet", cell: "cell" };
  const where = [sheet && `${words.sheet} ${sheet}`, cell && `${words.cell} ${cell}`].filter(Boolean).join(", ");
  return {
    where,
    what: fill(text.what[language], params, language),
    remedy: fill(text.remedy[language], params, language),
  };
}

/** One line: "Sheet KetQua_ChiTieu, ô H12: … → …". */
export function issueLine(issue: Issue, language: Language): string {
  const said = sayIssue(issue, language);
  return `${said.where ? `${said.where}: ` : ""}${said.what} ${said.remedy}`.trim();
}
