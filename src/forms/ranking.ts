import type { AwardRules } from "../domain/awardRule";
import type { Plan } from "../domain/plan";
import type { RankingRow } from "../domain/ranking";
import type { Review } from "../domain/review";
import type { Scheme, TieRule } from "../domain/scheme";
import { quoteSheet } from "../sheet/address";
import { cellName } from "../sheet/address";
import type { Grid } from "../sheet/grid";
import type { CellSpec, SheetSpec } from "../sheet/spec";
import { formatNumber } from "../vietnamese/numbers";
import { textKey } from "../vietnamese/text";
import { type Column, findHeader, machineColumns, placesOf, rowsBelow, textAt } from "./columns";
import {
  absoluteColumn,
  draft,
  fitRow,
  LANDSCAPE,
  numberLooks,
  put,
  putFormula,
  putHeader,
  putMerged,
  quoted,
} from "./draft";
import { lastVisible, putHeading, putHint, putSignatures } from "./heading";
import { awardRulesOf, proposalNames, RULE_LIST } from "./ruleLists";
import { schemeLine } from "./scoring";
import { TOTALS_SHEET, type TotalsDrawn } from "./scoreTotals";
import { listCheck } from "./simpleForm";
import { COLOUR } from "./styles";

/** XepHang (xếp hạng và đề nghị khen thưởng): ranks follow the totals by native formulas; who is not considered stays visible. */
export const RANKING_SHEET = "XepHang";

const VISIBLE = [
  { key: "no", header: "STT", index: "A", width: 5 },
  { key: "name", header: "Tên đơn vị", index: "B", width: 34, needed: true },
  { key: "self", header: "Điểm tự chấm", index: "1", width: 9 },
  { key: "points", header: "Điểm thực hiện tiêu chí (thẩm định)", index: "2", width: 11 },
  { key: "bonus", header: "Điểm thưởng", index: "3", width: 8 },
  { key: "penalty", header: "Điểm trừ", index: "4", width: 8 },
  { key: "total", header: "Tổng điểm", index: "5=2+3-4", width: 10 },
  { key: "rank", header: "Xếp hạng", index: "6", width: 9 },
  { key: "grade", header: "Xếp loại", index: "7", width: 14 },
  { key: "excluded", header: "Không đủ điều kiện xét (lý do)", index: "8", width: 18 },
  { key: "votes", header: "Số phiếu suy tôn/tổng số phiếu", index: "9", width: 11 },
  { key: "votePercent", header: "Tỷ lệ phiếu (%)", index: "10", width: 9 },
  { key: "proposal", header: "Đề nghị khen thưởng", index: "11", width: 20 },
  { key: "note", header: "Ghi chú", index: "12", width: 14 },
] as const satisfies readonly Column<string>[];

const MACHINE = [
  { key: "code", header: "Mã đơn vị" },
  { key: "rule", header: "Không xét theo quy chế" },
  { key: "counted", header: "Điểm để xếp hạng" },
] as const;

type RankingKey = (typeof VISIBLE)[number]["key"] | (typeof MACHINE)[number]["key"];

export const RANKING_COLUMNS: readonly Column<RankingKey>[] = [...VISIBLE, ...machineColumns(MACHINE)];

const AT = placesOf(RANKING_COLUMNS);
const FIRST_TIE = RANKING_COLUMNS.length;
const NOT_RANKED = "Không xét";
const FOOT = "Đề nghị khen thưởng so với chỉ tiêu phân bổ";

/** Why a rule, not the cluster, leaves a unit out. */
const RULE_WORDS: Readonly<Record<string, string>> = {
  "ranking.missing": "Chưa nộp báo cáo",
  "ranking.late": "Nộp trễ hạn",
  "ranking.noPoints": "Chưa có điểm",
};

/** The ranking table; `ranked` comes in its order, figures come from the drawn TongHop_Diem. */
export function rankingSheet(
  plan: Plan,
  scheme: Scheme,
  ranked: readonly RankingRow[],
  totals: TotalsDrawn,
  review: Review,
  exceeded: Readonly<Record<string, number>>,
): SheetSpec {
  const sheet = draft(RANKING_SHEET, { tab: "8C3A3A" });
  const columns: Column<string>[] = [
    ...RANKING_COLUMNS,
    ...machineColumns(scheme.ties.map((_, at) => ({ key: `tie${at}`, header: `Phân hạng ${at + 1}` }))),
  ];
  const right = lastVisible(RANKING_COLUMNS);
  const header = putHeading(sheet, columns, right, {
    parent: plan.issuer.name,
    agency: plan.cluster.name === "" ? plan.cluster.code : plan.cluster.name,
    number: "Số: ……/……",
    date: `………, ngày …… tháng …… năm ${plan.year}`,
    title: `BẢNG XẾP HẠNG THI ĐUA VÀ ĐỀ NGHỊ KHEN THƯỞNG NĂM ${plan.year}`,
    attached: plan.cluster.name.toUpperCase(),
    info: schemeLine(scheme),
  });
  const first = putHeader(sheet, header, columns);
  const last = first + Math.max(1, ranked.length) - 1;
  const names = new Map(plan.members.map(({ code, name }) => [code, name]));
  ranked.forEach((one, at) => {
    const row = first + at;
    putUnit(sheet, row, at + 1, names.get(one.member) ?? one.member, one, scheme, totals, review);
    scheme.ties.forEach((tie, number) => putTie(sheet, row, FIRST_TIE + number, tie, one, totals, exceeded));
    sheet.cells.push({
      row,
      column: AT.rank,
      value: one.rank ?? NOT_RANKED,
      formula: rankFormula(row, first, last, scheme.ties.length),
      style: "verdict",
    });
    fitRow(sheet, row, columns, 34);
  });
  putChecks(sheet, first, last);
  for (const [left, to] of [
    [AT.self, AT.total],
    [AT.votePercent, AT.votePercent],
  ] as const)
    numberLooks(sheet, { top: first, bottom: last, left, right: to });
  const end = putFoot(sheet, last, awardRulesOf(plan), absoluteColumn(AT.proposal, first, last));
  const ties =
    scheme.ties.length === 0 ? "Bằng điểm thì đồng hạng." : "Bằng điểm thì phân hạng theo tiêu chí cụm đã quy định.";
  putHint(
    sheet,
    end + 1,
    columns,
    right,
    `Xếp hạng theo tổng điểm, từ cao xuống thấp. ${ties} Ghi lý do ở cột “Không đủ điều kiện xét” thì đơn vị không được xếp hạng nhưng vẫn ở trong bảng.`,
  );
  const signers = ["THƯ KÝ CỤM (KHỐI) / NGƯỜI TỔNG HỢP", "CỤM PHÓ (KHỐI PHÓ)", "CỤM TRƯỞNG (KHỐI TRƯỞNG)"];
  const signed = putSignatures(sheet, end + 3, columns, right, signers);
  sheet.freeze = { rows: first, columns: AT.self };
  sheet.print = {
    ...LANDSCAPE,
    repeatRows: { from: header, to: header + 1 },
    area: { top: 0, left: 0, bottom: signed, right },
  };
  return sheet;
}

function putUnit(
  sheet: SheetSpec,
  row: number,
  number: number,
  name: string,
  { member, score, grade, excluded, votes }: RankingRow,
  scheme: Scheme,
  totals: TotalsDrawn,
  review: Review,
): void {
  const ref = (key: RankingKey) => cellName(row, AT[key]);
  const set = (key: RankingKey, value: CellSpec["value"], style: string, formula?: string) =>
    sheet.cells.push({ row, column: AT[key], value, style, ...(formula === undefined ? {} : { formula }) });
  const cells = totals.cells.get(member);
  const from = (key: "self" | "points" | "bonus" | "penalty", value: number | null) => {
    const cell = cells && `${quoteSheet(TOTALS_SHEET)}!${cells[key]}`;
    set(key, value ?? "", "decimal", cell && `IF(${cell}="","",${cell})`);
  };
  const own = review[member];
  const byRule = excluded === null || excluded.code === "ranking.excluded" ? null : (RULE_WORDS[excluded.code] ?? null);
  set("no", number, "center");
  set("name", name, "text");
  from("self", score.self);
  from("points", score.points);
  from("bonus", score.bonus);
  from("penalty", score.penalty);
  const [points, bonus, penalty] = [ref("points"), ref("bonus"), ref("penalty")];
  const none = `AND(NOT(ISNUMBER(${points})),N(${bonus})=0,N(${penalty})=0)`;
  set("total", score.total ?? "", "totalHere", `IF(${none},"",ROUND(N(${points})+N(${bonus})-N(${penalty}),9))`);
  const graded = gradeFormula(scheme, ref("total"));
  if (graded === null) set("grade", null, "entryText");
  else set("grade", grade ?? "", "center", graded);
  set("excluded", own?.excluded ?? byRule, "entryText");
  set("votes", own?.votes ?? (votes ? `${votes.for}/${votes.of}` : null), "entryCenterText");
  const written = ref("votes");
  const share = `LEFT(${written},FIND("/",${written})-1)/MID(${written},FIND("/",${written})+1,9)*100`;
  const percent = votes ? (votes.for / votes.of) * 100 : "";
  set("votePercent", percent, "decimal", `IF(TRIM(${written})="","",IFERROR(${share},"–"))`);
  set("proposal", own?.proposal ?? null, "entryText");
  set("note", own?.note ?? null, "entryText");
  set("code", member, "machineText");
  set("rule", byRule, "machineText");
  const considered = `AND(TRIM(${ref("excluded")})="",ISNUMBER(${ref("total")}))`;
  set("counted", excluded ? "" : (score.total ?? ""), "machine", `IF(${considered},${ref("total")},"")`);
  sheet.styles = {
    ...sheet.styles,
    totalHere: { ...sheet.styles.decimal, font: { ...sheet.styles.decimal?.font, bold: true } },
  };
}

/** Xếp loại by the scheme's thresholds, in % of its total; null when it declares none. */
function gradeFormula({ grades, total }: Scheme, cell: string): string | null {
  if (grades.length === 0 || total === null || total <= 0) return null;
  const rising = [...grades].sort((a, b) => a.from - b.from);
  const table = rising.reduce(
    (below, { name, from }) => `IF(ROUND(${cell}/${total}*100,9)>=${from},${quoted(name)},${below})`,
    '""',
  );
  return `IF(ISNUMBER(${cell}),${table},"")`;
}

/** Value a declared tie rule compares; larger is better. */
function putTie(
  sheet: SheetSpec,
  row: number,
  column: number,
  tie: TieRule,
  { member }: RankingRow,
  totals: TotalsDrawn,
  exceeded: Readonly<Record<string, number>>,
): void {
  const there = (cell: string | null) => (cell === null ? "0" : `N(${quoteSheet(TOTALS_SHEET)}!${cell})`);
  const formula = (text: string) => putFormula(sheet, row, column, text, "machine");
  switch (tie.by) {
    case "section":
      return formula(there(totals.section(tie.section, member)));
    case "criterion":
      return formula(there(totals.criterion(tie.criterion, member)));
    case "penalty":
      return formula(`-N(${cellName(row, AT.penalty)})`);
    case "votes":
      return formula(`N(${cellName(row, AT.votePercent)})`);
    case "exceeded":
      return put(sheet, row, column, exceeded[member] ?? 0, "machine");
  }
}

/** 1, 1, 3: RANK by the total; where the cluster declared what breaks a tie, one more for each unit ahead by that. */
function rankFormula(row: number, first: number, last: number, ties: number): string {
  const mine = cellName(row, AT.counted);
  const all = absoluteColumn(AT.counted, first, last);
  const ahead: string[] = [];
  let level = `ISNUMBER(${all})*(${all}=${mine})`;
  for (let tie = 0; tie < ties; tie++) {
    const [values, own] = [absoluteColumn(FIRST_TIE + tie, first, last), cellName(row, FIRST_TIE + tie)];
    ahead.push(`SUMPRODUCT(${level}*(ROUND(${values}-${own},9)>0))`);
    level += `*(ROUND(${values}-${own},9)=0)`;
  }
  const rank = [`RANK(${mine},${all},0)`, ...ahead].join("+");
  return `IF(ISNUMBER(${mine}),${rank},${quoted(NOT_RANKED)})`;
}

function putChecks(sheet: SheetSpec, first: number, last: number): void {
  const area = (key: RankingKey) => ({ top: first, bottom: last, left: AT[key], right: AT[key] });
  const check = listCheck(area("proposal"), RULE_LIST.proposal, "Đề nghị khen thưởng");
  const text = "Mục này không có trong danh sách. Vẫn ghi?";
  sheet.validations.push({ ...check, error: { title: "Ngoài danh sách", text, style: "warning" } });
  const votes = cellName(first, AT.votes);
  sheet.validations.push(
    {
      area: area("votes"),
      kind: "custom",
      formula1: `ISNUMBER(FIND("/",${votes}))`,
      prompt: { title: "Phiếu suy tôn", text: "Ghi số phiếu đồng ý/tổng số phiếu, ví dụ 15/16." },
      error: { title: "Chưa đúng", text: "Ghi dạng 15/16: số phiếu đồng ý/tổng số phiếu.", style: "stop" },
    },
    {
      area: area("excluded"),
      kind: "textLength",
      operator: "lessThanOrEqual",
      formula1: "500",
      prompt: {
        title: "Không đủ điều kiện xét",
        text: "Ghi lý do (vi phạm, không đăng ký, nộp trễ …) thì đơn vị không được xếp hạng.",
      },
      error: { title: "Quá dài", text: "Ghi gọn trong 500 ký tự.", style: "warning" },
    },
  );
  const rank = `$${cellName(first, AT.rank).replace(/\d+$/, "")}${first + 1}`;
  const whole = { top: first, bottom: last, left: 0, right: AT.note };
  sheet.conditionals.push({
    area: whole,
    formula: `${rank}=${quoted(NOT_RANKED)}`,
    look: { color: COLOUR.none.color },
  });
}

/** Flags and certificates proposed, against what the cluster was allotted where the plan says so. Returns the last row. */
function putFoot(sheet: SheetSpec, last: number, rules: AwardRules, proposals: string): number {
  const head = last + 2;
  putMerged(sheet, { top: head, bottom: head, left: 0, right: AT.name }, FOOT, "totalLabel");
  ["Số đề nghị", "Phân bổ"].forEach((text, at) => put(sheet, head, AT.self + at, text, "total"));
  sheet.rows.push({ row: head, height: 21 });
  const names = proposalNames(rules);
  names.forEach((name, at) => {
    const row = head + 1 + at;
    const given = rules.allocations.find((one) => textKey(one.name) === textKey(name))?.count ?? null;
    putMerged(sheet, { top: row, bottom: row, left: 0, right: AT.name }, name, "text");
    putFormula(sheet, row, AT.self, `COUNTIF(${proposals},${quoted(name)})`, "count");
    put(sheet, row, AT.points, given, "count");
    sheet.rows.push({ row, height: 18 });
    if (given === null) return;
    const area = { top: row, bottom: row, left: AT.self, right: AT.self };
    sheet.conditionals.push({ area, formula: `${cellName(row, AT.self)}>${formatNumber(given)}`, look: COLOUR.bad });
  });
  return head + names.length;
}

/** What the cluster wrote beside a unit. */
export interface RankingNotes {
  member: string;
  excluded: string | null;
  votes: string | null;
  proposal: string | null;
  note: string | null;
}

/** Reads the cluster's own columns; a reason that only a rule gave is no reason of the cluster. */
export function readRanking(grid: Grid): RankingNotes[] {
  const header = findHeader(grid, RANKING_COLUMNS);
  if (!header) return [];
  const { at } = header;
  return rowsBelow(grid, header.row + 1).flatMap((row): RankingNotes[] => {
    const text = (key: RankingKey) => textAt(grid, row, at[key]) || null;
    const member = text("code");
    if (member === null) return [];
    const [excluded, byRule] = [text("excluded"), text("rule")];
    return [
      {
        member,
        excluded: excluded === byRule ? null : excluded,
        votes: text("votes"),
        proposal: text("proposal"),
        note: text("note"),
      },
    ];
  });
}
