import type { Plan } from "../domain/plan";
import type { Rule, TieRule } from "../domain/scheme";
import { schemeOf } from "../domain/standings";
import { formatNumber, parseNumber } from "../vietnamese/numbers";
import { textKey } from "../vietnamese/text";
import { type ListOfWords, valueOfWord, YES_WORD } from "./lists";

/** The words a scoring scheme (thang điểm) is written in on its sheets, and how they are read back. */

/** What one row of the scheme is: a part of the table, or a criterion with its way of scoring. */
export type RowKind = "section" | Exclude<Rule["kind"], "steps"> | "stepsPercent" | "stepsActual";

/** Cách chấm. */
export const KIND_WORDS: Record<RowKind, string> = {
  section: "Mục (phần)",
  linear: "Theo tỷ lệ hoàn thành",
  stepsPercent: "Bậc theo tỷ lệ (%)",
  stepsActual: "Bậc theo kết quả",
  passFail: "Đạt/không đạt",
  perOccurrence: "Theo số lần",
  leaderRelative: "So với đơn vị dẫn đầu",
  manual: "Chấm tay",
  bonus: "Điểm thưởng",
  penalty: "Điểm trừ",
};

export const NO_WORD = "Không";

/** Defined names of the lists these sheets use; they stand on DanhMuc of a plan workbook. */
export const SCHEME_LIST = {
  kind: "DM_CachCham",
  indicator: "DM_MaChiTieu",
  tie: "DM_PhanHang",
  yesNo: "DM_CoKhong",
} as const;

const TIE_WORDS = {
  penalty: "Ít điểm trừ hơn",
  exceeded: "Nhiều chỉ tiêu vượt hơn",
  votes: "Tỷ lệ phiếu cao hơn",
} as const;
const SECTION_TIE = "Điểm mục";
const CRITERION_TIE = "Điểm tiêu chí";

/** A tie rule as the sheet has it: "Điểm mục A", "Ít điểm trừ hơn". */
export function tieWord(tie: TieRule): string {
  if (tie.by === "section") return `${SECTION_TIE} ${tie.section}`;
  return tie.by === "criterion" ? `${CRITERION_TIE} ${tie.criterion}` : TIE_WORDS[tie.by];
}

/** The tie rule a text names, whatever its case and spaces; null when it is none. */
export function tieOfWord(text: string): TieRule | null {
  const by = valueOfWord(TIE_WORDS, text);
  if (by) return { by };
  const [, what = "", code = ""] = /^(.+)\s+(\S+)$/su.exec(text.trim()) ?? [];
  if (textKey(what) === textKey(SECTION_TIE)) return { by: "section", section: code };
  return textKey(what) === textKey(CRITERION_TIE) ? { by: "criterion", criterion: code } : null;
}

type Step = Extract<Rule, { kind: "steps" }>["steps"][number];

/** "50: 5; 80: 8": from 50 on 5 points, from 80 on 8. */
export function stepsText(steps: readonly Step[]): string {
  const number = (value: number) => formatNumber(value, { decimals: 10 });
  return steps.map(({ from, points }) => `${number(from)}: ${number(points)}`).join("; ");
}

/** Reads steps ("50: 5; từ 80: 8", one in a line or with ";" between); null where a part is no pair of figures. */
export function readSteps(text: string): Step[] | null {
  const parts = text.split(/[;\n]+/).filter((part) => part.trim() !== "");
  const steps = parts.map((part): Step | null => {
    const [left = "", right = "", ...more] = part.split(/[:=→]+/);
    const from = parseNumber(left.replace(/^\s*(?:từ|≥|>=)\s*/iu, "").replace(/(?:trở lên|%)\s*$/iu, ""));
    const points = parseNumber(right.replace(/điểm\s*$/iu, ""));
    if (more.length > 0 || from.kind !== "number" || points.kind !== "number") return null;
    return { from: from.value, points: points.value };
  });
  return parts.length > 0 && steps.every((step) => step !== null) ? steps : null;
}

/** The lists of a plan's scoring scheme, as DanhMuc has them. */
export function schemeLists(plan: Plan): ListOfWords[] {
  const scheme = schemeOf(plan);
  const ties: TieRule[] = [
    ...(["penalty", "exceeded", "votes"] as const).map((by): TieRule => ({ by })),
    ...(scheme?.sections ?? []).map(({ code }): TieRule => ({ by: "section", section: code })),
    ...(scheme?.criteria ?? []).map(({ code }): TieRule => ({ by: "criterion", criterion: code })),
  ];
  return [
    { name: SCHEME_LIST.kind, title: "Cách chấm", values: Object.values(KIND_WORDS) },
    { name: SCHEME_LIST.indicator, title: "Mã chỉ tiêu", values: plan.indicators.map(({ code }) => code) },
    { name: SCHEME_LIST.tie, title: "Phân hạng khi bằng điểm", values: ties.map(tieWord) },
    { name: SCHEME_LIST.yesNo, title: "Có, không", values: [YES_WORD, NO_WORD] },
  ];
}
