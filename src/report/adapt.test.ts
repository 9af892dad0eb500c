import { consolidationOf, fileRecord, joinAll } from "../domain/consolidation";
import { submissionOf, taskEntryOf } from "../domain/fixtures/build";
import { taskStates } from "../domain/schedule";
import { summarise } from "../domain/summary";
import { lhhBacGiang, lhhBacGiangResults } from "../samples/lhhBacGiang";
import { ubndBacNinh } from "../samples/otherPlans";
import { annexRows, awardRows, clusterRows, periodText, resultRows, submissionRows, taskRows } from "./adapt";
import { draftReport } from "./draft";

/** Bắc Giang's real mid-year figures, and the made-up ones of the other members. */
const plan = lhhBacGiang;
const period = plan.periods.find(({ code }) => code === "6T")!;
const results = lhhBacGiangResults().filter((result) => result.period === "6T");
const source = { file: "a.xlsx", sheet: "KetQua_ChiTieu", cell: "I7" };
const whole = joinAll(
  plan.id,
  "6T",
  results.map(({ member, entries }) => {
    const rows = entries.map((entry) => ({ ...entry, targetText: null, source }));
    const submission = submissionOf(member, rows, { period: "6T", submitted: "2024-06-04T03:00:00Z" });
    return consolidationOf(plan.id, "6T", submission, fileRecord(submission, period));
  }),
);
const summary = summarise(plan, whole);
const rows = resultRows(plan, summary, "BG");
const of = (code: string) => rows.find((row) => row.code === code)!;

test("Bắc Giang's mid-year figures as they are printed", () => {
  const { no, name, unit, target, actual, percent, difference, verdict, percentValue } = of("CT04");
  expect({ no, name, unit, target, actual, percent, difference, verdict }).toEqual({
    no: "(4)",
    name: "Số hội nghị thông tin chuyên đề",
    unit: "hội nghị",
    target: "03",
    actual: "05",
    percent: "166,67",
    difference: "2",
    verdict: "Vượt",
  });
  expect(percentValue).toBeCloseTo(166.6667, 3);
  expect(of("CT02")).toMatchObject({ target: "16", actual: "8", percent: "50", level: 1 });
});

test("not reported is blank with a note, never 0; a reason says more", () => {
  expect(of("CT02b")).toMatchObject({
    actual: "",
    percent: "",
    difference: "",
    percentValue: null,
    note: "Chưa có số liệu",
  });
  expect(of("CT09").note).toMatch(/^Đã vận động 02 tổ chức/);
});

test("milestones in words and out of the chart; groups count their children", () => {
  expect(of("CT06d")).toMatchObject({
    target: "Hoàn thành",
    actual: "Hoàn thành",
    verdict: "Hoàn thành",
    percentValue: null,
  });
  const groups = rows.filter((row) => row.group);
  expect(groups[0]).toMatchObject({ no: "(2)", actual: "", target: "", verdict: "0/2 đạt" });
});

test("a member that handed in nothing: every row there, none with a figure", () => {
  const silent = resultRows(plan, { ...summary, indicators: [] }, "BG");
  expect(silent).toHaveLength(plan.indicators.length);
  expect(new Set(silent.map((row) => row.actual + row.percent))).toEqual(new Set([""]));
});

test("the cluster's matrix: members in the plan's order, the whole from the sums, silent members counted", () => {
  const cluster = clusterRows(plan, summary);
  expect(cluster.members.map(({ code }) => code)).toEqual(summary.members);
  const row = cluster.rows.find(({ name }) => name.startsWith("Số nội dung tư vấn"))!;
  const cell = summary.indicators.find(({ code }) => code === "CT02")!.cluster;
  expect(row.members.BG).toEqual({ target: "16", actual: "8", percent: "50" });
  expect(row.whole.actual.replace(/\./g, "")).toBe(String(cell.actual));
  expect(row.verdicts).toMatch(/^\d+\/\d+\/\d+$/);
  const first = cluster.rows[0]!;
  const without = summary.indicators[0]!.cluster.without.noData.length;
  expect(without).toBeGreaterThan(0);
  expect(first.note).toBe(`0${without} đơn vị chưa có số liệu`);
  expect(first.members.BG!.actual).toBe("");
  expect(cluster.rows.find(({ group }) => group)).toMatchObject({
    whole: { target: "", actual: "", percent: "" },
    note: "",
  });
});

test("the annex and its progress", () => {
  expect(annexRows(ubndBacNinh)).toHaveLength(25);
  const code = ubndBacNinh.tasks[0]!.code;
  const states = taskStates(
    ubndBacNinh,
    [taskEntryOf(code, { doneOn: "2024-02-05", progress: 100, product: "05/KH-UBND" })],
    "2024-04-10",
  );
  const [done, late] = taskRows(ubndBacNinh, states);
  expect(done).toMatchObject({
    due: "31/3/2024",
    doneOn: "05/02/2024",
    progress: "100",
    status: "Hoàn thành đúng hạn",
    product: "05/KH-UBND",
  });
  expect(late).toMatchObject({ doneOn: "", progress: "", status: "Quá hạn chưa hoàn thành" });
});

test("who has handed in", () => {
  const [first, none] = submissionRows(plan, whole, ["BG", "XX"]);
  expect(first).toMatchObject({ file: "BG.xlsx", received: "04/6/2024", version: "1", errors: "0" });
  expect(none).toMatchObject({ member: "XX", received: "", punctuality: "Chưa nộp", errors: "" });
});

test("registered titles", () => {
  const award = results[0]!.awards[0]!;
  expect(awardRows([{ ...award, source }], "LHH")).toMatchObject([
    { kind: "collective", title: "Tập thể lao động xuất sắc", rewardForm: "", unit: "LHH" },
  ]);
});

test("the report's paragraphs say the same", () => {
  const draft = draftReport({ year: 2024, period: periodText(period), rows }, { agency: "Liên hiệp hội" });
  const lines = draft.sections.flatMap((section) => section.paragraphs);
  expect(lines).toContain("- Nội dung tư vấn, phản biện và giám định xã hội 08/16 nội dung, đạt 50% kế hoạch năm;");
  expect(lines).toContain("(4) Hội nghị thông tin chuyên đề 05/03 hội nghị, đạt 166,67% kế hoạch năm;");
  expect(lines.filter((line) => line.includes("kết nạp mới"))[0]).toMatch(/: chưa có số liệu \(Đã vận động 02 tổ chức/);
  expect(draft.opening[0]).toBe(
    "Liên hiệp hội báo cáo kết quả công tác thi đua, khen thưởng 6 tháng đầu năm 2024 như sau:",
  );
  expect(periodText(period)).toEqual({ name: "6 tháng đầu năm 2024", short: "6 tháng" });
});
