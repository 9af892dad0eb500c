import type { Campaign, Deadline, Period, Plan } from "../domain/plan";
import type { SheetSpec } from "../sheet/spec";
import type { Column } from "./columns";
import { valueOfWord, YES_WORD } from "./lists";
import { type ReadRow, type SimpleForm, simpleSheet } from "./simpleForm";

/** KyBaoCao (kỳ báo cáo), DotThiDua (đợt thi đua) and ThoiHan (các thời hạn): the dates of a plan. */
const PERIODS = [
  { key: "code", header: "Mã kỳ", index: "A", width: 10, needed: true },
  { key: "name", header: "Tên kỳ báo cáo", index: "B", width: 36 },
  { key: "from", header: "Từ ngày", index: "1", width: 12, needed: true },
  { key: "to", header: "Đến ngày", index: "2", width: 12, needed: true },
  { key: "due", header: "Hạn nộp báo cáo", index: "3", width: 12 },
  { key: "final", header: "Kỳ cuối năm", index: "4", width: 10 },
] as const satisfies readonly Column<string>[];

const CAMPAIGNS = [
  { key: "code", header: "Mã đợt", index: "A", width: 10, needed: true },
  { key: "name", header: "Tên đợt thi đua", index: "B", width: 45, needed: true },
  { key: "from", header: "Từ ngày", index: "1", width: 12, needed: true },
  { key: "to", header: "Đến ngày", index: "2", width: 12, needed: true },
] as const satisfies readonly Column<string>[];

const DEADLINES = [
  { key: "kind", header: "Loại thời hạn", index: "A", width: 18, needed: true },
  { key: "period", header: "Mã kỳ", index: "B", width: 10 },
  { key: "due", header: "Thời hạn", index: "1", width: 12, needed: true },
  { key: "note", header: "Nội dung", index: "2", width: 60 },
] as const satisfies readonly Column<string>[];

export const DEADLINE_WORDS: Record<Deadline["kind"], string> = {
  registration: "Đăng ký thi đua",
  report: "Báo cáo",
  other: "Khác",
};

type PeriodKey = (typeof PERIODS)[number]["key"];
type CampaignKey = (typeof CAMPAIGNS)[number]["key"];
type DeadlineKey = (typeof DEADLINES)[number]["key"];

export const PERIODS_FORM: SimpleForm<PeriodKey> = {
  sheet: "KyBaoCao",
  title: "CÁC KỲ BÁO CÁO",
  columns: PERIODS,
  dates: ["from", "to", "due"],
};
export const CAMPAIGNS_FORM: SimpleForm<CampaignKey> = {
  sheet: "DotThiDua",
  title: "CÁC ĐỢT THI ĐUA",
  columns: CAMPAIGNS,
  dates: ["from", "to"],
};
export const DEADLINES_FORM: SimpleForm<DeadlineKey> = {
  sheet: "ThoiHan",
  title: "CÁC THỜI HẠN",
  columns: DEADLINES,
  dates: ["due"],
};

export function calendarSheets(plan: Pick<Plan, "periods" | "campaigns" | "deadlines">): SheetSpec[] {
  return [
    simpleSheet(
      PERIODS_FORM,
      plan.periods.map((period: Period) => ({ ...period, final: period.final ? YES_WORD : null })),
    ),
    simpleSheet(
      CAMPAIGNS_FORM,
      plan.campaigns.map((campaign: Campaign) => ({ ...campaign })),
    ),
    simpleSheet(
      DEADLINES_FORM,
      plan.deadlines.map((deadline) => ({
        kind: DEADLINE_WORDS[deadline.kind],
        period: deadline.period ?? null,
        due: deadline.due,
        note: deadline.note,
      })),
    ),
  ];
}

/** A period row as plan JSON. */
export function periodJson({ values }: ReadRow<PeriodKey>): Record<string, unknown> {
  return {
    ...values,
    name: values.name ?? values.code,
    final: values.final !== null && valueOfWord({ yes: YES_WORD }, values.final) === "yes",
  };
}

export function campaignJson({ values }: ReadRow<CampaignKey>): Record<string, unknown> {
  return { ...values };
}

/** A deadline row as plan JSON; an unknown kind is passed on, so that the plan's own check names it. */
export function deadlineJson({ values }: ReadRow<DeadlineKey>): Record<string, unknown> {
  const kind = valueOfWord(DEADLINE_WORDS, values.kind ?? "") ?? values.kind;
  return {
    kind,
    due: values.due,
    note: values.note ?? "",
    ...(values.period === null ? {} : { period: values.period }),
  };
}
