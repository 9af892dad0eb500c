import {
  type ClipboardContent,
  type DocumentKind,
  type DocumentModel,
  fillTemplate,
  type HeaderFacts,
  renderDocx,
  renderHtml,
  tablesOf,
  templateValues,
  type TemplateRows,
  updateDocument,
} from "../report/index";
import { plainName } from "./names";
import { documentUnits, NoData, REPORT_KINDS, reportOf, type ReportSource } from "./report";

export { contentsOf } from "./contents";
export { ReportError, type SignerPrefix } from "../report/index";
export { documentUnits };
export type { DocumentKind, DocumentModel, HeaderFacts, ReportSource };

/** A document that could be exported, with what an agency's template may ask for. */
export interface Exported {
  model: DocumentModel;
  facts: HeaderFacts;
  rows: TemplateRows;
}

/** Kinds of documents the source has something for, in the order they are offered. */
export function wordKinds(source: ReportSource): DocumentKind[] {
  return REPORT_KINDS.filter((kind) => exported(kind, source, {}) !== null);
}

/** Kinds that are about one unit. */
export const OF_ONE_UNIT: readonly DocumentKind[] = ["results", "report", "tasks"];

const FILE_NAMES: Record<DocumentKind, string> = {
  plan: "KeHoach",
  report: "BaoCao",
  annex: "PhuLuc",
  results: "KetQua",
  cluster: "TongHop",
  ranking: "XepHang",
  tasks: "TienDo",
  submissions: "TinhHinhNop",
  awards: "DanhHieu",
  scoring: "ChamDiem",
};

/** "<plan>_<period>_KetQua_<member>.docx": no two documents of a cluster's year have one name. */
export function wordFileName(kind: DocumentKind, source: ReportSource): string {
  const period = kind === "plan" || kind === "annex" ? null : source.consolidation?.period;
  const member = OF_ONE_UNIT.includes(kind) ? documentUnits(source).about : null;
  const parts = [source.plan.id, period, FILE_NAMES[kind], member].filter((part): part is string => Boolean(part));
  return `${parts.map(plainName).join("_")}.docx`;
}

/** The document of a kind; null where the source has nothing for it. */
export function exported(kind: DocumentKind, source: ReportSource, facts: HeaderFacts): Exported | null {
  try {
    const { model, facts: known, rows } = reportOf(kind, source, facts);
    return { model, facts: known, rows: rows ?? {} };
  } catch (error) {
    if (error instanceof NoData) return null;
    throw error;
  }
}

/** Text the officer may change before it is exported: a drafted paragraph, or the heading it stands under. */
export interface DraftText {
  /** Its place among the document's blocks; the same as long as the figures are. */
  key: string;
  heading: boolean;
  text: string;
}

/** The drafted text of a document, in order. */
export function draftTexts({ sections }: DocumentModel): DraftText[] {
  return sections.flatMap(({ blocks }, section) =>
    blocks.flatMap((block, at): DraftText[] => {
      const key = `${section}/${at}`;
      if (block.type === "heading") return [{ key, heading: true, text: block.text }];
      return block.type === "paragraph" && block.role === "body" ? [{ key, heading: false, text: block.text }] : [];
    }),
  );
}

/** The document with the officer's wording; a new line begins a new paragraph, an emptied paragraph is left out. */
export function withTexts(model: DocumentModel, texts: Readonly<Record<string, string>>): DocumentModel {
  return {
    ...model,
    sections: model.sections.map((section, at) => ({
      ...section,
      blocks: section.blocks.flatMap((block, index) => {
        const text = texts[`${at}/${index}`];
        if (text === undefined || (block.type !== "heading" && block.type !== "paragraph")) return [block];
        return text
          .split("\n")
          .filter((line) => line.trim() !== "")
          .map((line) => ({ ...block, text: line.trim() }));
      }),
    })),
  };
}

/** The .docx. @param created ISO date-time */
export function wordFile(model: DocumentModel, author: string, created: string): Promise<Uint8Array> {
  return renderDocx(model, { author, created });
}

/** The tables alone, for pasting into a document that is already open. */
export function clipboardTables(model: DocumentModel): ClipboardContent {
  const tables = tablesOf(model).map((table) => renderHtml(table));
  return {
    html: tables.map(({ html }) => html).join("\n"),
    text: tables.map(({ text }) => text).join("\n\n"),
  };
}

/** The agency's own template, filled; `unknown` are placeholders nothing is known for. Throws ReportError. */
export async function agencyFile(
  template: Uint8Array,
  { model, facts, rows }: Exported,
): Promise<{ bytes: Uint8Array; unknown: string[] }> {
  const { bytes, unknown } = await fillTemplate(template, templateValues(model, facts, rows));
  return { bytes, unknown };
}

/** A document exported before: its tables are drawn anew, the officer's own words stay. Throws ReportError. */
export async function refreshedFile(existing: Uint8Array, model: DocumentModel): Promise<Uint8Array> {
  return (await updateDocument(existing, model)).bytes;
}
