import { resolve } from "node:path";
import type { Consolidation } from "../domain/consolidation";
import type { SummaryHead } from "../domain/summary";
import { issueLine } from "../messages/issueText";
import type { Language } from "../messages/text";
import { hearing, listening } from "../workflow/heard";
import { fold } from "../workflow/members";
import { hasPoints, mergedFile, mergedJson, streamedJson, summed, summedHead } from "../workflow/merge";
import type { Known } from "../workflow/ownTables";
import { tidyRows } from "../workflow/tidy";
import { needed, neededFiles, readArguments } from "./arguments";
import { named, type Output, saidOf, unheard, workbooksIn, writeWhole } from "./files";
import { knownAt } from "./mapping";
import { interruptible } from "./interrupt";
import { jsonOutput, progressLine, tell } from "./output";
import { periodOf, planAt } from "./plans";
import { type ReadFile, readFiles } from "./pool";
import { readReceived } from "./received";
import { Refusal } from "./refusal";
import type { Verb } from "./verb";

/** Gives each submission its time of arrival. */
async function* withArrival(files: AsyncIterable<ReadFile>, received: ReadonlyMap<string, string>) {
  for await (const { path, submission } of files) yield { submission, received: saidOf(received, path) ?? null };
}

/** Warnings that tell of a rejected file what may be done: whose it may be, how its table may be read. */
const TELLS_WHY = /^(member|map)\./;

function print(consolidation: Consolidation, summary: SummaryHead, language: Language): void {
  const count = (status: string): number => consolidation.files.filter((file) => file.status === status).length;
  tell("merged", language, {
    period: consolidation.period,
    accepted: count("accepted"),
    superseded: count("superseded"),
    rejected: count("rejected"),
    missing: summary.missing.length,
  });
  for (const file of consolidation.files) {
    const told = file.issues.filter(
      ({ severity, code }) => severity === "error" || (file.status === "rejected" && TELLS_WHY.test(code)),
    );
    if (told.length === 0) continue;
    if (file.status === "rejected") tell("fileRejected", language, { file: file.file });
    for (const issue of told) process.stderr.write(`  ${file.file}: ${issueLine(issue, language)}\n`);
  }
  for (const issue of consolidation.reviewIssues ?? [])
    process.stderr.write(`  ${issue.place.file ?? ""}: ${issueLine(issue, language)}\n`);
  if (summary.missing.length > 0) tell("missing", language, { members: summary.missing.join(", ") });
  if (summary.late.length > 0) tell("late", language, { members: summary.late.join(", ") });
}

/** thidua merge FILE_OR_DIR… --plan P --period 6T [--received-csv F] [--out BOOK.xlsx] [--json OUT] [--tidy OUT.csv|OUT.parquet] [--map FILE.json] */
export const merge: Verb = async (args, language) => {
  const given = readArguments("merge", args, [
    "plan",
    "period",
    "received-csv",
    "out",
    "json",
    "tidy",
    "password",
    "map",
  ]);
  const plan = await planAt(needed("merge", given, "plan"), language);
  const period = periodOf(plan, needed("merge", given, "period"));
  const { out, json } = given.options;
  const known = knownAt(given.options, plan);
  const received = given.options["received-csv"]
    ? readReceived(given.options["received-csv"])
    : new Map<string, string>();
  // The plan and the list of arrivals may lie in the folder they are about.
  const beside = new Set(
    [given.options["received-csv"], given.options.plan].flatMap((path) => (path ? [resolve(path)] : [])),
  );
  const paths = workbooksIn(neededFiles("merge", given)).filter((path) => !beside.has(resolve(path)));
  if (paths.length === 0) throw new Refusal("noWorkbooks", { path: given.files.join(", ") });

  const strangers = unheard(received, paths);
  if (strangers.length > 0) tell("receivedStrangers", language, { files: strangers.join(", ") });
  const progress = progressLine("reading", language);
  const { password } = given.options;
  const asked = { plan, period: period.code, password, known };
  const heard = hearing(known);
  const again = (waiting: readonly ReadFile[], more: Known) =>
    readFiles(
      waiting.map(({ path, name }) => ({ path, name })),
      { ...asked, known: more },
    );
  const files = withArrival(listening(readFiles(named(paths), asked), again, known, heard), received);
  return interruptible(language, async (breath) => {
    const consolidation = await fold(plan, period, files, paths.length, progress);
    progress.end();
    await breath();

    const { tidy } = given.options;
    const nothing = Object.keys(consolidation.submissions).length === 0;
    // Of thousands of members all cells are held only where all are needed at once.
    const summary = out !== undefined || tidy !== undefined || hasPoints(plan) ? summed(plan, consolidation) : null;
    const head = summary ?? summedHead(plan, consolidation);
    await breath();
    const outputs: Output[] = [];
    if (json !== undefined && (!(nothing && out !== undefined) || json === "-")) {
      const value = summary
        ? mergedJson(plan, consolidation, summary, language)
        : streamedJson(plan, consolidation, head, language);
      outputs.push(...jsonOutput(json, value));
    }
    if (nothing && out !== undefined) {
      const first = consolidation.files[0];
      const issue = first?.issues.find((one) => one.severity === "error");
      throw new Refusal("nothingAccepted", {
        count: paths.length,
        first: first && issue ? `${first.file}: ${issueLine(issue, language)}` : "",
      });
    }
    if (summary && tidy !== undefined) {
      const { tidyOutput } = await import("./tidy");
      outputs.push(tidyOutput(tidy, tidyRows(plan, consolidation, summary)));
    }
    if (summary && out !== undefined)
      outputs.push({ path: out, bytes: mergedFile(plan, consolidation, summary, language, heard) });
    await writeWhole(outputs, breath);
    print(consolidation, head, language);
    if (heard.mapped.length > 0) {
      const files = heard.mapped.map(({ file, member }) => `${file} (${member})`).sort();
      tell("mapped", language, { files: files.join(", ") });
    }
    const wrong = consolidation.files.some(
      (file) => file.status === "rejected" || file.issues.some((issue) => issue.severity === "error"),
    );
    return wrong || consolidation.reviewIssues !== undefined ? 1 : 0;
  });
};
