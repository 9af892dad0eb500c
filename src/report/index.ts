/** Word documents from the tables (Nghị định 30/2020/NĐ-CP): data in, bytes out. */
export { annexRows, awardRows, clusterRows, periodText, resultRows, submissionRows, taskRows } from "./adapt";
export { type Proposals, rankingRows, scoreRows } from "./adaptScores";
export type { DataOf, Draft, DraftSection, PeriodText, PlanData, ReportData, ResultsData } from "./data";
export { reportDocument } from "./document";
export { draftPlan, draftReport } from "./draft";
export { ReportError, type ReportErrorCode } from "./error";
export type { HeaderFacts, SignerPrefix } from "./facts";
export { type Filled, fillTemplate, type TemplateValue } from "./fillTemplate";
export { controlsOf, type DocumentKind, type DocumentModel, type Table, tablesOf } from "./model";
export { type DocumentProperties, renderDocx } from "./renderDocx";
export { type ClipboardContent, renderHtml } from "./renderHtml";
export { type TemplateRows, templateValues } from "./templateValues";
export { type Updated, updateDocument } from "./updateDocument";
export type { AwardRow, ClusterRow, RankingRow, ResultRow, ScoreRow, SubmissionRow, TaskRow } from "./views";
