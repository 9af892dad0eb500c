import type { Plan } from "../domain/plan";
import type { ClusterMember } from "./clusterTable";
import type { AwardRow, ClusterRow, RankingRow, ResultRow, ScoreRow, SubmissionRow, TaskRow } from "./views";

/** A reporting period as documents name it. */
export interface PeriodText {
  /** "6 tháng đầu năm 2024". */
  name: string;
  /** In column headers: "6 tháng", "9 tháng", "năm". */
  short: string;
}

/** A heading with its paragraphs, drafted from the data; the officer may change every word before the export. */
export interface DraftSection {
  /** 1: "I. …", 2: "1. …", 3: "1.1. …". */
  level: 1 | 2 | 3;
  heading: string;
  paragraphs: string[];
}

/** The text of a document: opening paragraphs, sections, closing. */
export interface Draft {
  opening: string[];
  sections: DraftSection[];
  closing: string[];
}

export interface PlanData {
  plan: Plan;
  tasks: TaskRow[];
  /** Text as the officer left it; absent: as drafted from the data. */
  draft?: Draft;
}

export interface ResultsData {
  year: number;
  period: PeriodText;
  rows: ResultRow[];
  /** Whose results: member's or cluster's name. */
  unit?: string;
  /** Draw the chart of achievement under the table. */
  chart?: boolean;
}

export interface ReportData extends ResultsData {
  tasks?: TaskRow[];
  /** Verdicts counted by printed number where the caller knows them; absent: counted over the rows. */
  counts?: Readonly<Record<string, number>>;
  draft?: Draft;
}

/** What each kind of document is made from. */
export interface DataOf {
  plan: PlanData;
  report: ReportData;
  annex: { year: number; tasks: TaskRow[] };
  results: ResultsData;
  cluster: { year: number; period: PeriodText; cluster: string; members: ClusterMember[]; rows: ClusterRow[] };
  ranking: { year: number; cluster: string; rows: RankingRow[] };
  tasks: { year: number; period?: PeriodText; rows: TaskRow[] };
  submissions: { year: number; period: PeriodText; cluster: string; rows: SubmissionRow[] };
  awards: { year: number; unit?: string; rows: AwardRow[] };
  scoring: { year: number; unit: string; cluster: string; rows: ScoreRow[]; totals?: Partial<ScoreRow> };
}
