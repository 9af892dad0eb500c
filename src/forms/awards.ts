import type { AwardRules } from "../domain/awardRule";
import type { Member, Plan } from "../domain/plan";
import type { AwardEntry } from "../domain/submission";
import { absoluteColumn, put, putFormula, putMerged, quoted } from "./draft";
import type { Grid } from "../sheet/grid";
import type { SheetSpec } from "../sheet/spec";
import { formatNumber } from "../vietnamese/numbers";
import { textKey } from "../vietnamese/text";
import { type Column, placesOf } from "./columns";
import { putHint, putSignatures, superiorOf } from "./heading";
import type { Say } from "./issueCodes";
import { RATINGS, RULE_LIST, awardRulesOf } from "./ruleLists";
import { type DrawnList, type Kind, type ListRow, readTwoPart, type TwoPartForm, twoPartSheet } from "./twoPartList";

/** DangKy_DanhHieu (đăng ký danh hiệu thi đua, hình thức khen thưởng): titles and reward forms stand in separate columns. */
export const AWARDS_SHEET = "DangKy_DanhHieu";

const VISIBLE = [
  { key: "no", header: "STT", index: "A", width: 5 },
  { key: "name", header: "Họ và tên / Tên tập thể", index: "B", width: 28, needed: true },
  { key: "gender", header: "Giới tính (Ông/Bà)", index: "C", width: 7 },
  { key: "position", header: "Chức vụ, chức danh", index: "1", width: 15 },
  { key: "workplace", header: "Đơn vị công tác", index: "2", width: 20 },
  { key: "title", header: "Danh hiệu thi đua đăng ký", index: "3", width: 20 },
  { key: "rewardForm", header: "Hình thức khen thưởng đăng ký", index: "4", width: 20 },
  { key: "rating", header: "Mức xếp loại đăng ký", index: "5", width: 15 },
  { key: "initiative", header: "Sáng kiến/đề tài đăng ký", index: "6", width: 22 },
  { key: "lastYear", header: "Thành tích năm trước (số QĐ)", index: "7", width: 16 },
  { key: "result", header: "Kết quả cuối năm: Đạt/Không", index: "8", width: 10 },
  { key: "note", header: "Ghi chú", index: "9", width: 12 },
] as const satisfies readonly Column<string>[];

type AwardKey = Exclude<(typeof VISIBLE)[number]["key"], "no" | "name">;

export const AWARD_COLUMNS: readonly Column<AwardKey | "no" | "name" | "kind">[] = [
  ...VISIBLE,
  { key: "kind", header: "Loại", index: "", width: 10, hidden: true },
];

const FORM: TwoPartForm<AwardKey> = {
  sheet: AWARDS_SHEET,
  columns: AWARD_COLUMNS,
  lists: {
    gender: RULE_LIST.gender,
    title: { collective: RULE_LIST.collectiveTitle, individual: RULE_LIST.individualTitle },
    rewardForm: RULE_LIST.rewardForm,
    rating: RULE_LIST.rating,
    result: RULE_LIST.outcome,
  },
  prompts: {
    name: { title: "Họ và tên / Tên tập thể", text: "Mỗi người hoặc tập thể một dòng; ghi đủ họ tên." },
    initiative: { title: "Sáng kiến, đề tài", text: "Bắt buộc với Chiến sĩ thi đua cơ sở trở lên." },
    lastYear: { title: "Thành tích năm trước", text: "Danh hiệu, hình thức khen thưởng và số, ngày quyết định." },
  },
  individualOnly: ["gender", "position", "initiative"],
  tab: "B8860B",
};

const AT = placesOf(AWARD_COLUMNS);
const SUMS = "Tổng số cá nhân đăng ký";
const SUMS_KEY = textKey(SUMS);

/** A member's registration for the year, with what is registered already. */
export function awardsSheet(
  plan: Plan,
  member: Member,
  entries: readonly Omit<AwardEntry, "source">[] = [],
): SheetSpec {
  const drawn = twoPartSheet<AwardKey>(
    FORM,
    {
      parent: superiorOf(plan, member),
      agency: member.name,
      number: "Số: ……/……",
      date: `………, ngày …… tháng …… năm ${plan.year}`,
      title: title(plan),
      attached: "(Kèm theo Công văn/Tờ trình số …… ngày …/…/…… của ……………………)",
    },
    entries,
    true,
  );
  return finished(drawn, awardRulesOf(plan), ["NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"]);
}

/** All members' registrations in one list, in the order given. */
export function mergedAwardsSheet(
  plan: Plan,
  of: readonly { unit: string; entries: readonly AwardEntry[] }[],
): SheetSpec {
  const rows = of.flatMap(({ unit, entries }) =>
    entries.map((entry): ListRow<AwardKey> => ({ ...entry, workplace: entry.workplace ?? unit })),
  );
  const drawn = twoPartSheet<AwardKey>(
    FORM,
    {
      parent: plan.issuer.name,
      agency: plan.cluster.name === "" ? plan.cluster.code : plan.cluster.name,
      number: "Số: ……/……",
      date: `………, ngày …… tháng …… năm ${plan.year}`,
      title: title(plan),
      attached: plan.cluster.name.toUpperCase(),
    },
    rows,
    false,
  );
  return finished(drawn, awardRulesOf(plan), ["THƯ KÝ CỤM (KHỐI)", "CỤM PHÓ (KHỐI PHÓ)", "CỤM TRƯỞNG (KHỐI TRƯỞNG)"]);
}

function title(plan: Plan): string {
  return `DANH SÁCH ĐĂNG KÝ DANH HIỆU THI ĐUA, HÌNH THỨC KHEN THƯỞNG NĂM ${plan.year}`;
}

/** Names whose holders count for a title: its own, how officers shorten it, and those of titles that include it. */
function namesFor(rules: AwardRules, wanted: string): string[] {
  const titles = [wanted];
  for (let at = 0; at < titles.length; at++)
    for (const { title: from, also } of rules.implies)
      if (also === titles[at] && !titles.includes(from)) titles.push(from);
  return titles.flatMap((one) => [one, ...(rules.names.find(({ name }) => name === one)?.short ?? [])]);
}

/** Counts under the list, as formulas: persons, titles with their share, collectives by title. */
function finished(drawn: DrawnList, rules: AwardRules, signers: readonly string[]): SheetSpec {
  const { sheet, rows, right } = drawn;
  const column = (key: keyof typeof AT, kind: Kind) => absoluteColumn(AT[key], rows[kind].first, rows[kind].last);
  const having = (names: readonly string[], kind: Kind, key: "title" | "rating" = "title") =>
    `SUMPRODUCT(COUNTIF(${column(key, kind)},{${names.map(quoted).join(",")}}))`;
  let row = drawn.last + 1;
  const cells = new Map<string, string>();
  const line = (label: string, formula: string, share?: { of: string; note: string }) => {
    putMerged(sheet, { top: row, bottom: row, left: 0, right: AT.position }, label, "totalLabel");
    putFormula(sheet, row, AT.workplace, formula, "total");
    cells.set(label, `$E$${row + 1}`);
    const of = share && cells.get(share.of);
    if (of) putFormula(sheet, row, AT.title, `IF(${of}=0,"–",ROUND($E$${row + 1}/${of}*100,2))`, "shareOf");
    else put(sheet, row, AT.title, null, "total");
    putMerged(sheet, { top: row, bottom: row, left: AT.rewardForm, right }, share?.note ?? null, "totalNote");
    sheet.rows.push({ row: row++, height: 20 });
  };
  const people = column("name", "individual");
  line(SUMS, `SUMPRODUCT(--(TRIM(${people})<>""))`);
  const [plainTitle, fighter] = ["Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"];
  for (const name of rules.names
    .filter((one) => one.sort === "title" && one.of !== "collective")
    .map((one) => one.name)) {
    const quota = rules.quotas.find((one) => one.title === name);
    const of = quota?.of ?? (name === fighter ? plainTitle : SUMS);
    const most = quota ? ` (tối đa ${formatNumber(quota.percent)}%)` : "";
    line(name, having(namesFor(rules, name), "individual"), {
      of: cells.has(of) ? of : SUMS,
      note: `% so với ${of === SUMS ? "tổng số cá nhân" : of}${most}`,
    });
  }
  line(RATINGS[0], having([RATINGS[0], "HTXSNV"], "individual", "rating"), {
    of: SUMS,
    note: "% so với tổng số cá nhân",
  });
  line("Tổng số tập thể đăng ký", `SUMPRODUCT(--(TRIM(${column("name", "collective")})<>""))`);
  for (const { name, short } of rules.names.filter((one) => one.sort === "title" && one.of !== "individual"))
    line(name, having([name, ...short], "collective"));
  sheet.styles = {
    ...sheet.styles,
    shareOf: { ...sheet.styles.total, format: "#,##0.00" },
    totalNote: { ...sheet.styles.hint, border: true },
  };
  putHint(
    sheet,
    row,
    AWARD_COLUMNS,
    right,
    "Danh hiệu thi đua và hình thức khen thưởng là hai cột riêng. Ai đạt danh hiệu cao hơn được tính cả danh hiệu thấp hơn khi tính tỷ lệ.",
  );
  const end = putSignatures(sheet, row + 2, AWARD_COLUMNS, right, signers);
  sheet.print = { ...sheet.print!, area: { top: 0, left: 0, bottom: end, right } };
  return sheet;
}

/** Reads a registration. */
export function readAwards(grid: Grid, file: string, say: Say): AwardEntry[] {
  return readTwoPart(grid, FORM, file, say, SUMS_KEY).map(({ kind, name, values, source }) => ({
    kind,
    name,
    ...values,
    source,
  }));
}
