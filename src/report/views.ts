/**
 * What the tables of a document show, row by row, as texts that are ready to print. The adapters fill them from the
 * plan and the consolidation; "" is an empty cell, and no data is "" with a note, never 0.
 */

/** One indicator (chỉ tiêu) with its result. */
export interface ResultRow {
  code: string;
  /** Number as printed; gaps are kept. */
  no: string;
  name: string;
  unit: string;
  lastYear: string;
  target: string;
  periodTarget: string;
  actual: string;
  yearEstimate: string;
  /** Tỷ lệ so với kế hoạch năm, without "%". */
  percent: string;
  periodPercent: string;
  versusLastYear: string;
  difference: string;
  verdict: string;
  note: string;
  /** 0 for a printed number, 1 for what stands under it. */
  level: number;
  /** A parent without a value of its own. */
  group: boolean;
  /** Heading it stands under. */
  section: string;
  /** For the chart and the drafted sentences: unrounded, null is no data. */
  percentValue: number | null;
}

/** A task (nhiệm vụ) of the annex. */
export interface TaskRow {
  code: string;
  quarter: 1 | 2 | 3 | 4;
  no: string;
  content: string;
  directedBy: string[];
  carriedOutBy: string[];
  coordinatedBy: string[];
  note: string;
  due: string;
  doneOn: string;
  progress: string;
  status: string;
  product: string;
  difficulty: string;
}

/** One indicator of a cluster's matrix (ma trận tổng hợp cụm). */
export interface ClusterRow {
  no: string;
  name: string;
  unit: string;
  group: boolean;
  section: string;
  /** By member code; a member that is absent has no figures. */
  members: Readonly<Record<string, ClusterFigures>>;
  whole: ClusterFigures;
  /** "3/1/2": số đơn vị vượt/đạt/không đạt. */
  verdicts: string;
  leader: string;
  note: string;
}

export interface ClusterFigures {
  target: string;
  actual: string;
  percent: string;
}

export interface RankingRow {
  name: string;
  self: string;
  appraised: string;
  bonus: string;
  penalty: string;
  total: string;
  rank: string;
  grade: string;
  excluded: string;
  votes: string;
  votePercent: string;
  proposal: string;
  note: string;
}

export interface SubmissionRow {
  member: string;
  file: string;
  version: string;
  received: string;
  sender: string;
  punctuality: string;
  errors: string;
  note: string;
}

export interface AwardRow {
  kind: "collective" | "individual";
  name: string;
  position: string;
  unit: string;
  title: string;
  rewardForm: string;
  rating: string;
  initiative: string;
  lastYear: string;
  result: string;
  note: string;
}

export interface ScoreRow {
  no: string;
  criterion: string;
  /** A heading of the scheme: "A. Thực hiện nhiệm vụ chính trị". */
  band: boolean;
  standard: string;
  target: string;
  result: string;
  percent: string;
  self: string;
  bonus: string;
  penalty: string;
  selfTotal: string;
  appraised: string;
  difference: string;
  council: string;
  reason: string;
}

/** A row with nothing in it yet. */
export const EMPTY_SCORE_ROW: ScoreRow = {
  no: "",
  criterion: "",
  band: false,
  standard: "",
  target: "",
  result: "",
  percent: "",
  self: "",
  bonus: "",
  penalty: "",
  selfTotal: "",
  appraised: "",
  difference: "",
  council: "",
  reason: "",
};
