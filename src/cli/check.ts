import type { Issue } from "../domain/issue";
import { fileJson } from "../domain/mergeJson";
import { issueLine, severityName } from "../messages/issueText";
import type { Language } from "../messages/text";
import { type Checked, checkedTogether, checkFile } from "../workflow/check";
import type { OwnTable } from "../workflow/ownTables";
import { needed, neededFiles, readArguments } from "./arguments";
import { named, workbooksIn, writeWhole } from "./files";
import { knownAt, mappingOutput } from "./mapping";
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

/** thidua check FILE… [--plan P] [--json OUT] [--map FILE.json] [--map-out FILE.json] */
export const check: Verb = async (args, language) => {
  const given = readArguments("check", args, ["plan", "json", "password", "map", "map-out"]);
  const mapOut = given.options["map-out"];
  if (given.options.map !== undefined || mapOut !== undefined) needed("check", given, "plan");
  const plan = given.options.plan === undefined ? null : await planAt(given.options.plan, language);
  const known = plan ? knownAt(given.options, plan) : undefined;
  const paths = workbooksIn(neededFiles("check", given));
  if (paths.length === 0) throw new Refusal("noWorkbooks", { path: given.files.join(", ") });
  const progress = progressLine("reading", language);
  const reading = readingWith(given.options.password);
  const alone: Checked[] = [];
  const asked: { file: string; own: OwnTable }[] = [];
  for (const { path, name } of named(paths)) {
    const one = await checkFile(readBytes(path), name, plan, reading, known);
    alone.push(one);
    if (one.own) asked.push({ file: one.record.file, own: one.own });
    progress.onProgress?.({ done: alone.length, total: paths.length });
  }
  progress.end();
  const records = checkedTogether(alone).map(({ record }) => record);
  const files = records.map((record) => fileJson(record, (issue) => issueLine(issue, language)));
  const proposals = plan && mapOut !== undefined ? [mappingOutput(mapOut, plan, asked)] : [];
  await writeWhole([...jsonOutput(given.options.json, { files }), ...proposals]);
  if (given.options.json !== "-") for (const { file, issues } of records) print(file, issues, language);
  if (mapOut !== undefined) tell("mapWritten", language, { count: asked.length, path: mapOut });
  return records.some(({ issues }) => issues.some((issue) => issue.severity === "error")) ? 1 : 0;
};
