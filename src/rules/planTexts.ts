import type { Issue } from "../domain/issue";
import { planIssues } from "../domain/planIssues";
import type { Plan } from "../domain/plan";
import { parseDate } from "../vietnamese/dates";
import { textKey } from "../vietnamese/text";
import { isCounted } from "./nature";
import { documentListsRule } from "./documentLists";
import { planSenseRule } from "./planSense";
import { type PlacedText, rule } from "./rule";
import { textFault } from "./text";

export type { PlacedText } from "./rule";

type Code =
  | "text.leadingZeros"
  | "text.numberMissing"
  | "text.symbolMissing"
  | "text.dateOrder"
  | "task.sameRole"
  | "text.rangeAmbiguous"
  | "text.slip"
  | "plan.countStyle";

/** Slips of the keyboard met in printed documents of this kind; a note that asks, never a correction. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/tiền phong(?![\p{L}])/u, "tiên phong"],
  [/(?<![\p{L}])củ đội ngũ/iu, "của đội ngũ"],
  [/(?<![\p{L}])tin đua(?![\p{L}])/iu, "thi đua"],
  [/điển hình tiến tiến/iu, "điển hình tiên tiến"],
  [/(?<![\p{L}])Cùm, Khối/u, "Cụm, Khối"],
  [/(?<![\p{L}])Băc (Giang|Ninh)/u, "Bắc $1"],
  [/đợt, đợt xuất/iu, "đợt, đột xuất"],
  [/phần đầu hết mình/iu, "phấn đấu hết mình"],
  [/hoàn thàn(?![\p{L}])/iu, "hoàn thành"],
  [/UBND tỉn(?![\p{L}])/u, "UBND tỉnh"],
  [/Ưu điển(?![\p{L}])/u, "Ưu điểm"],
  [/tại liệu(?![\p{L}])/iu, "tài liệu"],
];

/** Texts of documents: plans, annexes, notes. */
export const documentTextRule = rule<{ texts: readonly PlacedText[]; plan: Plan }, Code>(
  "plan",
  {
    "text.leadingZeros": {
      severity: "note",
      looksAt: "Văn bản kế hoạch, báo cáo",
      why: "Counts below ten take one zero (01…09); two are a slip.",
      source: "“Lựa chọn 001 cá nhân” in a printed report",
      examples: ["001 cá nhân"],
    },
    "text.numberMissing": {
      severity: "warning",
      looksAt: "Số, ký hiệu văn bản",
      why: "A document without its number and date cannot be quoted.",
      source: "Nghị định 30/2020/NĐ-CP, Phụ lục I; “Số: /KH-UBND” in digitised plans",
      examples: ["Số: /KH-UBND", "Kế hoạch số …/KH-UBND"],
    },
    "text.symbolMissing": {
      severity: "note",
      looksAt: "Số, ký hiệu văn bản",
      why: "A number without its symbol (ký hiệu) names no document.",
      source: "Nghị định 30/2020/NĐ-CP, Phụ lục I; “Công văn số 82 ngày 03/6/2024”",
      examples: ["Công văn số 82 ngày 03/6/2024"],
    },
    "text.dateOrder": {
      severity: "warning",
      looksAt: "Ngày của văn bản được căn cứ",
      why: "A document cannot rest on one issued after it.",
      source: "Kế hoạch 58/KH-LHH of 30/01/2024 said to rest on 07/KH-CTĐ of 16/5/2024",
      examples: ["Trên cơ sở Kế hoạch ngày 16/5/2024 … ban hành Kế hoạch ngày 30/01/2024"],
    },
    "task.sameRole": {
      severity: "note",
      looksAt: "PhuLuc_NhiemVu: Đơn vị chỉ đạo, Đơn vị thực hiện",
      why: "The unit that directs a task and the one that does it are the same.",
      source: "Annex of the plan of UBND tỉnh Bắc Ninh, quarter III",
      examples: ["Hội đồng sáng kiến cấp tỉnh ở cả hai cột"],
    },
    "text.rangeAmbiguous": {
      severity: "note",
      looksAt: "Văn bản kế hoạch, báo cáo",
      why: "“2-3” and “10/10” typed into a cell become dates.",
      source: "Excel reads them as days of the year",
      examples: ["2-3 hội thảo", "10/10 huyện, thị, thành phố"],
    },
    "plan.countStyle": {
      severity: "note",
      looksAt: "Kế hoạch năm của chỉ tiêu đếm được",
      why: "Counts below ten are written 01…09 in one document and 1…9 beside it.",
      source: "“ít nhất 1” beside “ít nhất 01” in one printed plan",
      examples: ["ít nhất 1 (nơi khác: 01)"],
    },
    "text.slip": {
      severity: "note",
      looksAt: "Văn bản kế hoạch, báo cáo",
      why: "A word that is probably another one.",
      source: "Slips met in printed plans and reports",
      examples: ["tin đua khen thưởng", "Băc Giang"],
    },
  },
  ({ texts, plan }, tell) => {
    for (const { text, place } of texts) {
      const zeros = /(?<![\d.,/])00+\d+(?=\s+\p{L})/u.exec(text);
      if (zeros)
        tell("text.leadingZeros", place, { found: zeros[0], expected: String(Number(zeros[0])).padStart(2, "0") });
      const blank = /số:?\s*(?:…+|\.{2,}|_+)?\s*\/[A-ZĐ]{2,}(?:-[A-ZĐ&]+)?/iu.exec(text);
      if (blank) tell("text.numberMissing", place, { found: blank[0] });
      const bare = /(?:Công văn|Kế hoạch|Quyết định|Tờ trình|Báo cáo|Hướng dẫn)\s+số\s+\d+(?=\s+(?:ngày|của))/iu.exec(
        text,
      );
      if (bare) tell("text.symbolMissing", place, { found: bare[0] });
      const order = datesInOrder(text, plan.year);
      if (order) tell("text.dateOrder", place, order);
      const pair = /(?<![\d./-])(\d{1,2})([-/])(\d{1,2})(?=\s+\p{Ll})/u.exec(text);
      if (
        pair &&
        Number(pair[3]) <= 31 &&
        Number(pair[1]) <= 31 &&
        !/(?:ngày|hạn|trước|đến)\s*$/iu.test(text.slice(0, pair.index))
      )
        tell("text.rangeAmbiguous", place, { found: pair[0] });
      for (const [pattern, meant] of SLIPS) {
        const slip = pattern.exec(text);
        if (slip) tell("text.slip", place, { found: slip[0], expected: slip[0].replace(pattern, meant) });
      }
    }
    const styles = plan.indicators.flatMap(({ code, target, type, unit }) => {
      const [, digits] = /(?<![\d.,])(0?[1-9])$/.exec(target?.trim() ?? "") ?? [];
      return digits !== undefined && (type === "quantity" || type === "atLeast") && isCounted(unit)
        ? [{ code, target: target!, two: digits.length === 2 }]
        : [];
    });
    if (styles.some(({ two }) => two))
      for (const { code, target } of styles.filter(({ two }) => !two))
        tell("plan.countStyle", { indicator: code }, { found: target, expected: target.replace(/\d$/, "0$&") });
    for (const task of plan.tasks) {
      const directed = new Set(task.directedBy.map(textKey));
      const both = task.carriedOutBy.filter((unit) => directed.has(textKey(unit)));
      if (both.length > 0 && task.carriedOutBy.length === both.length)
        tell("task.sameRole", { task: task.code }, { found: both.join("; ") });
    }
  },
);

/** "… Kế hoạch ngày A …, … đã ban hành … ngày B" with B before A: what was made rests on what came later. */
function datesInOrder(text: string, year: number): { found: string; expected: string } | null {
  const [, base, made] =
    /ngày (\d{1,2}\/\d{1,2}\/\d{4})[^.;]*?ban hành[^.;]*?ngày (\d{1,2}\/\d{1,2}\/\d{4})/isu.exec(text) ?? [];
  if (base === undefined || made === undefined) return null;
  const [from, to] = [parseDate(base, { year }), parseDate(made, { year })];
  if (from.kind !== "date" || to.kind !== "date" || to.iso >= from.iso) return null;
  return { found: made, expected: base };
}

/** The texts a plan carries: names of indicators, contents of tasks, basis. */
export function textsOf(plan: Plan): PlacedText[] {
  return [
    { text: plan.title, place: {} },
    { text: plan.basis, place: {} },
    ...plan.indicators.map(({ code, name }) => ({ text: name, place: { indicator: code } })),
    ...plan.tasks.flatMap(({ code, content, note }) => [
      { text: content, place: { task: code } },
      { text: note, place: { task: code } },
    ]),
  ].filter(({ text }) => text.trim() !== "");
}

/**
 * What an officer should look at in a plan before it is issued: domain/planIssues, its figures and its texts. Never an error. `more`: the
 * paragraphs of the document it was taken from, in their order.
 */
export function checkPlan(plan: Plan, more: readonly PlacedText[] = []): Issue[] {
  const texts = [...textsOf(plan), ...more];
  const faults = texts.flatMap(({ text, place }): Issue[] => {
    const fault = textFault(text, undefined, plan.year);
    return fault
      ? [
          {
            code: fault.code,
            severity: fault.code === "text.impossibleDate" ? "warning" : "note",
            place,
            found: fault.found,
          },
        ]
      : [];
  });
  return [
    ...planIssues(plan),
    ...planSenseRule.find(plan),
    ...documentTextRule.find({ texts, plan }),
    ...documentListsRule.find({ texts: more, plan }),
    ...faults,
  ];
}
