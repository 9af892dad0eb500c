import { basename } from "node:path";
import { issueLine } from "../messages/issueText";
import { contentsOf } from "../workflow/contents";
import { readFacts } from "../workflow/facts";
import { fileIssue, readAnyBook } from "../workflow/read";
import {
  filledTemplate,
  type HeaderFacts,
  NoData,
  REPORT_KINDS,
  reportFile,
  ReportError,
  updatedDocument,
} from "../workflow/reportFile";
import { needed, readArguments } from "./arguments";
import { writeWhole } from "./files";
import { tell } from "./output";
import { planAt } from "./plans";
import { nodeReading, readBytes } from "./read";
import { Refusal } from "./refusal";
import type { Verb } from "./verb";

/** Number, date, signer … (--facts FILE.json); what is not given stays a visible blank in the document. */
function factsAt(path: string | undefined): HeaderFacts {
  if (path === undefined) return {};
  const facts = readFacts(new TextDecoder().decode(readBytes(path)));
  if (!facts) throw new Refusal("factsUnreadable", { path });
  return facts;
}

/** thidua report --kind K --from BOOK.xlsx [--plan P] --out DOC.docx [--template AGENCY.docx] [--update DOC.docx] [--facts FACTS.json] [--member CODE] */
export const report: Verb = async (args, language) => {
  const given = readArguments("report", args, ["kind", "from", "plan", "out", "template", "update", "member", "facts"]);
  const kind = REPORT_KINDS.find((one) => one === needed("report", given, "kind"));
  if (!kind) throw new Refusal("unknownKind", { kind: given.options.kind ?? "", kinds: REPORT_KINDS.join(", ") });
  const from = needed("report", given, "from");
  const out = needed("report", given, "out");
  const asked = given.options.plan === undefined ? null : await planAt(given.options.plan, language);
  const bytes = readBytes(from);
  let contents;
  try {
    contents = contentsOf(await readAnyBook(bytes, { ...nodeReading, file: basename(from) }), basename(from), asked);
  } catch (error) {
    throw new Refusal("bookUnreadable", { path: from, reason: issueLine(fileIssue(error, basename(from)), language) });
  }
  const { plan, consolidation } = contents;
  if (!plan) throw new Refusal("bookWithoutPlan", { path: from });
  const source = { plan, consolidation, member: given.options.member };
  const facts = factsAt(given.options.facts);
  try {
    const { template, update } = given.options;
    if (update !== undefined) {
      const updated = await updatedDocument(readBytes(update), kind, source, facts);
      await writeWhole([{ path: out, bytes: updated.bytes }]);
    } else if (template === undefined) await writeWhole([{ path: out, bytes: await reportFile(kind, source, facts) }]);
    else {
      const filled = await filledTemplate(readBytes(template), kind, source, facts);
      await writeWhole([{ path: out, bytes: filled.bytes }]);
      tell("templateFilled", language, { filled: filled.filled.join(", "), unknown: filled.unknown.join(", ") || "–" });
    }
  } catch (error) {
    if (error instanceof NoData) throw new Refusal("bookWithoutData", { path: from, kind });
    if (error instanceof ReportError) {
      const path = given.options.template ?? given.options.update ?? out;
      const reason = issueLine({ code: `report.${error.code}`, severity: "error", place: {} }, language);
      throw new Refusal("bookUnreadable", { path, reason });
    }
    throw error;
  }
  tell("wrote", language, { path: out });
  return 0;
};
