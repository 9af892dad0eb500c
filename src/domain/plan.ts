/**
 * The plan (kế hoạch) of an office or cluster for one year: who is asked, for what, by when. It is data, given as JSON
 * or as a plan workbook (docs: the plan file); nothing about a cluster's rules is built into the code.
 */

/** Kind of indicator (loại chỉ tiêu); which one decides how achievement is computed. */
export type IndicatorType =
  | "quantity" // số lượng
  | "value" // giá trị
  | "rate" // tỷ lệ % (mức)
  | "growth" // tốc độ tăng
  | "range" // khoảng
  | "atLeast" // tối thiểu
  | "setRatio" // 100% của tập
  | "milestone" // hoàn thành / không
  | "group"; // nhóm (cha), has no value of its own

/** Direction of judgement (chiều đánh giá): thuận, nghịch, hoàn thành. */
export type Direction = "up" | "down" | "done";

/** How a figure adds up over the year (cách cộng dồn): lũy kế, thời điểm, tốc độ, mốc. */
export type Accumulation = "cumulative" | "pointInTime" | "growth" | "milestone";

/** How the percentage of a downward indicator (chỉ tiêu nghịch) is computed; no decree says, so the plan does. */
export type InverseFormula = "target/actual" | "2-actual/target" | "reduction";

export interface Indicator {
  code: string;
  /** Number as printed (số thứ tự), e.g. "(2)", "a)"; gaps are kept. */
  no: string;
  /** Code of the parent indicator, or null. */
  parent: string | null;
  name: string;
  unit: string;
  type: IndicatorType;
  direction: Direction;
  accumulation: Accumulation;
  /** Target of the year (kế hoạch năm) as printed: "16.068", "138-140", "ít nhất 01", "Hoàn thành"; null when not given. */
  target: string | null;
  /** Target of one member instead, by member code. */
  targets?: Record<string, string | null>;
  /** Target of a period (phân kỳ), by period code; per member as "6T/BG". */
  periodTargets?: Record<string, string | null>;
  /** Standard points (điểm chuẩn). */
  maxScore: number | null;
  /** Value of the base year, for the "reduction" formula. */
  baseline: number | null;
  /** Actual of last year (thực hiện năm trước), by member code or "*". */
  lastYear?: Record<string, number | null>;
  /** Heading it stands under, e.g. "I. Chỉ tiêu thực hiện nhiệm vụ chính trị". */
  section?: string;
  /** Unit or department in charge (chủ trì). */
  leadBy?: string;
  due?: string | null;
  basis?: string;
  note?: string;
}

/** Reporting period (kỳ báo cáo). Dates are ISO. */
export interface Period {
  code: string;
  name: string;
  from: string;
  to: string;
  /** Deadline (hạn nộp); before `to` the figures are estimates (ước thực hiện). */
  due: string | null;
  /** Year-end: verdicts are final. */
  final: boolean;
}

/** Member unit (đơn vị thành viên), with its life through reorganisations. */
export interface Member {
  code: string;
  name: string;
  aliases: string[];
  /** ISO dates, null is open. */
  validFrom: string | null;
  validTo: string | null;
  /** Codes of the units it was made of. */
  predecessors: string[];
  /** E-mail or person to remind. */
  contact?: string;
}

/** One task of the annex (nhiệm vụ trong phụ lục). */
export interface Task {
  code: string;
  quarter: 1 | 2 | 3 | 4;
  /** Number as printed; starts again in each quarter. */
  no: string;
  content: string;
  directedBy: string[];
  carriedOutBy: string[];
  coordinatedBy: string[];
  due: string | null;
  note: string;
}

/** A campaign (đợt thi đua). */
export interface Campaign {
  code: string;
  name: string;
  from: string;
  to: string;
}

export interface Deadline {
  kind: "registration" | "report" | "other";
  period?: string;
  due: string;
  note: string;
}

/** Where a plan's figures come from, or that they are made up ("số liệu minh họa"). */
export interface Provenance {
  text: string;
  illustrative: boolean;
}

export interface Plan {
  id: string;
  year: number;
  title: string;
  issuer: { parent: string; name: string };
  basis: string;
  cluster: { code: string; name: string };
  periods: Period[];
  members: Member[];
  indicators: Indicator[];
  tasks: Task[];
  campaigns: Campaign[];
  deadlines: Deadline[];
  inverseFormula: InverseFormula;
  /** Scoring scheme (quy chế chấm điểm), as data: src/domain/scoring.ts. null when the cluster has none. */
  scoring: unknown;
  /** Award rules and quotas, as data: src/domain/award.ts. */
  awards: unknown;
  source?: Provenance;
}
