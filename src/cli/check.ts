import { basename } from "node:path";
import type { FileRecord } from "../domain/consolidation";
import type { Issue } from "../domain/issue";
import { fileJson } from "../domain/mergeJson";
import { issueLine, severityName } from "../messages/issueText";
import type { Language } from "../messages/text";
import { checkFile } from "../workflow/check";
import { neededFiles, readArguments } from "./arguments";
import { workbooksIn, writeWhole } from "./files";
import type { Verb } from "./verb";
import { jsonOutput, progressLine, tell } from "./output";
import { planAt } from "./plans";
import { readBytes, readingWith } from "./read";
import { Refusal } from "./refusal";

function print(file: string, issues: readonly Issue[], language: Language): void {
  const count = (severity: Issue["severity"]): number => issues.filter((issue) => issue.severity === severity).length;
  const params = { file, errors: count("error"), warnings: count("warning"), notes: count("note") };
  tell(issues.length === 0 ? "fileOk" : "fileIssues", language, params);
  for (const issue of issues)
    process.stderr.write(`  ${severityName(issue.severity, language)}: ${issueLine(issue, language)}\n`);
}

/** thidua check FILE… [--plan P] [--json OUT] */
export const check: Verb = async (args, language) => {
  const given = readArguments("check", args, ["plan", "json", "password"]);
  const plan = given.options.plan === undefined ? null : planAt(given.options.plan, language);
  const paths = workbooksIn(neededFiles("check", given));
  if (paths.length === 0) throw new Refusal("noWorkbooks", { path: given.files.join(", ") });
  const progress = progressLine("reading", language);
  const reading = readingWith(given.options.password);
  const records: FileRecord[] = [];
  for (const path of paths) {
    records.push((await checkFile(readBytes(path), basename(path), plan, reading)).record);
    progress.onProgress?.({ done: records.length, total: paths.length });
  }
  progress.end();
  const files = records.map((record) => fileJson(record, (issue) => issueLine(issue, language)));
  writeWhole(jsonOutput(given.options.json, { files }));
  if (given.options.json !== "-") for (const { file, issues } of records) print(file, issues, language);
  return records.some(({ issues }) => issues.some((issue) => issue.severity === "error")) ? 1 : 0;
};
