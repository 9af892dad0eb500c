import {
  type DocumentKind,
  fillTemplate,
  type Filled,
  type HeaderFacts,
  renderDocx,
  templateValues,
  type Updated,
  updateDocument,
} from "../report/index";
import { reportOf, type ReportSource } from "./report";

export { type HeaderFacts, ReportError } from "../report/index";
export { NoData, REPORT_KINDS } from "./report";

/** A new document (.docx). Throws NoData. */
export async function reportFile(
  kind: DocumentKind,
  source: ReportSource,
  facts: HeaderFacts = {},
): Promise<Uint8Array> {
  const made = reportOf(kind, source, facts);
  return renderDocx(made.model, { author: source.plan.issuer.name });
}

/** The agency's own template, filled. Throws NoData, ReportError. */
export async function filledTemplate(
  template: Uint8Array,
  kind: DocumentKind,
  source: ReportSource,
  facts: HeaderFacts = {},
): Promise<Filled> {
  const made = reportOf(kind, source, facts);
  return fillTemplate(template, templateValues(made.model, made.facts, made.rows));
}

/** A document exported before and edited since: our tables are drawn anew, everything else stays. Throws NoData, ReportError. */
export async function updatedDocument(
  existing: Uint8Array,
  kind: DocumentKind,
  source: ReportSource,
  facts: HeaderFacts = {},
): Promise<Updated> {
  return updateDocument(existing, reportOf(kind, source, facts).model);
}
