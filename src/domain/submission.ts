import type { Issue } from "./issue";

/** Where a number came from. `from` leads one level down when the file was itself a merged book. */
export interface Source {
  file: string;
  sheet: string;
  cell: string;
  from?: Source[];
}

/** Of what the program made up itself: no file has it. */
export const NOWHERE: Source = { file: "", sheet: "", cell: "" };

/** Kind of figure (loại số liệu): ước, sơ bộ, chính thức. */
export type DataKind = "estimate" | "preliminary" | "official";

/** State of a milestone (hoàn thành / không). */
export type MilestoneState = "done" | "inProgress" | "notStarted";

/** What was achieved (thực hiện). null everywhere means no data, never 0. */
export interface Actual {
  /** Number in the indicator's unit; for a setRatio or a rate with parts: numerator / denominator × 100. */
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  milestone: MilestoneState | null;
  /** "trên 132", "ước 54,7": kept as written. */
  qualifier: string | null;
  /** Text that is no figure ("Xuất siêu"), kept as written. */
  text: string | null;
}

/** Nothing reported (chưa có số liệu). */
export const NO_ACTUAL: Actual = {
  value: null,
  numerator: null,
  denominator: null,
  milestone: null,
  qualifier: null,
  text: null,
};

/** One indicator row of one member for one period. */
export interface Entry {
  indicator: string;
  actual: Actual;
  /** Same period last year (cùng kỳ năm trước). */
  lastYear: number | null;
  /** Estimate for the whole year (ước thực hiện cả năm). */
  yearEstimate: number | null;
  /** A verdict the member wrote over the computed one, with the reason it must have. */
  verdictOverride: string | null;
  reason: string | null;
  evidence: string | null;
  dataKind: DataKind | null;
  /** ISO date the figure is as of (số liệu đến ngày). */
  asOf: string | null;
  /** The target as it stands in the file, for comparing with the plan issued. */
  targetText: string | null;
  source: Source;
  /** Only in a merged book read as a submission one level up. */
  folded?: Folded;
}

/** A row with an actual and nothing beside it. */
export function bareEntry(indicator: string, actual: Partial<Actual>, source: Source): Entry {
  return { ...unplaced(indicator, actual), targetText: null, source };
}

/** The same before it stands anywhere. */
export function unplaced(indicator: string, actual: Partial<Actual>): Omit<Entry, "source" | "targetText"> {
  return {
    indicator,
    actual: { ...NO_ACTUAL, ...actual },
    lastYear: null,
    yearEstimate: null,
    verdictOverride: null,
    reason: null,
    evidence: null,
    dataKind: null,
    asOf: null,
  };
}

/** What a cluster's total was made of, so that totals of totals equal the total of all members. */
export interface Folded {
  /** Sum of the targets in the total; for a ratio the target its members share. null: none, or they differ. */
  target: number | null;
  /** Members in the total, and those left out of it, by code. */
  counted: number;
  noTarget: string[];
  noData: string[];
  /** The figures of this indicator may not be put together (growth, ranges, a ratio without its parts). */
  apart: boolean;
  /** A ratio whose members do not share one target. */
  mixedTargets: boolean;
}

/** One task row of one member. */
export interface TaskEntry {
  task: string;
  /** ISO dates. */
  due: string | null;
  doneOn: string | null;
  /** 0–100. */
  progress: number | null;
  notDoneReason: string | null;
  product: string | null;
  difficulty: string | null;
  /** Status the member wrote where the sheet lets them ("Không thực hiện (có lý do)"). */
  status: string | null;
  source: Source;
}

/** Self-scored points of one criterion (điểm tự chấm). */
export interface ScoreEntry {
  criterion: string;
  self: number | null;
  bonus: number | null;
  penalty: number | null;
  /** Cluster's appraisal (cụm thẩm định) and the standing body's (cơ quan thường trực). */
  appraised: number | null;
  council: number | null;
  reason: string | null;
  /** Tài liệu kiểm chứng. */
  evidence?: string | null;
  source: Source;
}

/** A row of a criterion with no points in it. */
export function bareScore(criterion: string, source: Source): ScoreEntry {
  return { criterion, self: null, bonus: null, penalty: null, appraised: null, council: null, reason: null, source };
}

/** One row of a registration of titles (đăng ký danh hiệu). */
export interface AwardEntry {
  kind: "collective" | "individual";
  name: string;
  title: string | null;
  rewardForm: string | null;
  rating: string | null;
  initiative: string | null;
  result: string | null;
  /** Ông/Bà, chức vụ, đơn vị công tác, thành tích năm trước, ghi chú: as written. */
  gender?: string | null;
  position?: string | null;
  workplace?: string | null;
  lastYear?: string | null;
  note?: string | null;
  source: Source;
}

/** One row of a list of advanced examples (điển hình tiên tiến); all as written. */
export interface ExemplarEntry {
  kind: "collective" | "individual";
  name: string;
  /** Tập thể, Cá nhân, Hộ gia đình, Mô hình. */
  sort: string | null;
  position: string | null;
  field: string | null;
  summary: string | null;
  /** Khâu: Phát hiện, Bồi dưỡng, Tổng kết, Nhân rộng. */
  stage: string | null;
  since: string | null;
  awarded: string | null;
  proposal: string | null;
  note: string | null;
  source: Source;
}

/** Who and what a file says it is (from the _meta sheet, or the custom properties, or guessed and said so). */
export interface Identity {
  plan: string | null;
  member: string | null;
  period: string | null;
  template: string | null;
  /** ISO date-time the member stamped, or null. */
  submitted: string | null;
  /** How the identity was found. */
  how: "meta" | "properties" | "headers" | "none";
}

/** A member's submission (bản nộp), read from one file. */
export interface Submission {
  file: string;
  identity: Identity;
  entries: Entry[];
  tasks: TaskEntry[];
  scores: ScoreEntry[];
  awards: AwardEntry[];
  exemplars?: ExemplarEntry[];
  issues: Issue[];
  /** Text that tells two contents apart whatever the file's name: same figures, same fingerprint. */
  fingerprint: string;
  /** A merged book read as a submission one level up: its own members, already folded. */
  level?: { members: string[] };
}
