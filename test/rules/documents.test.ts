import { readFileSync } from "node:fs";
import type { Issue } from "../../src/domain/issue";
import { checkCluster, checkPlan, checkSubmission } from "../../src/rules";
import { readSubmission } from "../../src/forms/submission";
import { samplePlan, samplePlans, sampleResults } from "../../src/samples/samples";
import { filledFile } from "../../src/workflow/demo";
import { readBook } from "../../src/xlsx/read";
import { itIf, sharedPath } from "../shared";
import { indicator, look, planOf } from "./helpers";

const said = (issues: readonly Issue[]): string[] =>
  issues.map(({ code, place, found }) =>
    `${code} ${place.indicator ?? place.task ?? ""} ${found ?? ""}`.replace(/ +/g, " ").trim(),
  );

const lhh = samplePlan("LHH-BG-2024")!;
const bacNinh = samplePlan("UBND-BN-2024")!;

/** Texts as the five documents print them, by the number of the anomaly, and the rule that must see it. */
const PRINTED: [id: string, text: string, code: string][] = [
  ["E04", "tổ chức 2-3 hội thảo chuyển giao công nghệ mới", "text.rangeAmbiguous"],
  ["E07", "tính tiền phong", "text.slip"],
  ["E13", "Lựa chọn 001 cá nhân", "text.leadingZeros"],
  [
    "E16",
    "Kế hoạch số 07/KH-CTĐ ngày 16/5/2024 của cụm thi đua số 1, Liên hiệp hội Bắc Giang đã ban hành Kế hoạch số 58/KH-LHH ngày 30/01/2024",
    "text.dateOrder",
  ],
  ["E19", "10/10 huyện, thị, thành phố", "text.rangeAmbiguous"],
  ["E20", "Công văn số 82 ngày 03/6/2024", "text.symbolMissing"],
  ["E22", "UBND tỉn về", "text.slip"],
  ["E23", "củ đội ngũ", "text.slip"],
  ["E25", "hoàn thàn tốt nhiệm vu", "text.slip"],
  ["E26", "tin đua khen thưởng", "text.slip"],
  ["E28", "Ưu điển", "text.slip"],
  ["E29", "điển hình tiến tiến", "text.slip"],
  ["E31", "tại liệu", "text.slip"],
  ["E32", "Băc Giang", "text.slip"],
  ["E34", "NQ/TWngày", "text.spacing"],
  ["E35", "cụm thi đua số1", "text.spacing"],
  ["E38", "tổ chức Cùm, Khối thi đua", "text.slip"],
  ["E41", "Số: /KH-UBND", "text.numberMissing"],
  ["E46", "03/2/1930-30/2/2024", "text.impossibleDate"],
  ["E52", "Số: /KH-KHCN", "text.numberMissing"],
  ["E55", "theo đợt, đợt xuất", "text.slip"],
  ["E56", "phần đầu hết mình", "text.slip"],
  ["E61", "Số: /KH-UBND", "text.numberMissing"],
];

const bare = planOf([]);
const ofText = (text: string): Issue[] =>
  checkPlan({ ...bare, title: "Kế hoạch" }, [{ text, place: {} }]).filter(({ code }) => !code.startsWith("plan."));

test.each(PRINTED)("%s: “%s”", (_, text, code) => {
  expect(ofText(text).map((issue) => issue.code)).toContain(code);
});

test("what the same documents print rightly is left alone", () => {
  for (const text of [
    "Kế hoạch số 58/KH-LHH ngày 30/01/2024",
    "Lựa chọn 01 cá nhân",
    "Tổ chức 03 hội nghị thông tin chuyên đề trước ngày 15/6/2024",
    "Kế hoạch số 15/KH-UBND ngày 22/01/2024 của UBND tỉnh Bắc Giang",
    "Căn cứ Kế hoạch số 15/KH-UBND ngày 22/01/2024, đơn vị đã ban hành Kế hoạch số 58/KH-LHH ngày 30/01/2024",
    "Tỷ lệ hộ nghèo còn 1,82%, giai đoạn 2021-2025",
    "Gửi báo cáo trước ngày 05/6 hằng năm",
  ])
    expect(said(ofText(text))).toEqual([]);
});

test("E01, E08: the plan of Liên hiệp hội Bắc Giang goes (1), (2), (4) and writes “ít nhất 1” beside “01”", () => {
  expect(said(checkPlan(lhh))).toEqual(
    expect.arrayContaining(["plan.numberGap CT04 (4)", "plan.countStyle DH04 ít nhất 1"]),
  );
});

test("E38, E41, E43 and the many spellings of one unit: the annex of Bắc Ninh", () => {
  const told = said(checkPlan(bacNinh));
  expect(told).toEqual(
    expect.arrayContaining([
      "text.numberMissing số …/KH-UBND",
      "text.slip NV-1-03 Cùm, Khối",
      "task.sameRole NV-3-01 Hội đồng sáng kiến cấp tỉnh",
    ]),
  );
  const spellings = checkCluster({ plan: bacNinh, period: bacNinh.periods[0]!, submissions: [] });
  expect(spellings.every(({ code, severity }) => code === "unit.spellings" && severity === "note")).toBe(true);
});

test("E17, E19: “trên 132” and 10/10 where a figure belongs", () => {
  const plan = planOf([
    indicator("M", { unit: "mô hình", target: "130" }),
    indicator("H", { unit: "huyện", target: "10" }),
  ]);
  expect(look(plan, { M: { actual: "trên 132 mô hình" } }).codes).toEqual(["number.qualifier"]);
  expect(look(plan, { H: { actual: "10/10 huyện" } }).submission.issues.map(({ code }) => code)).toEqual([
    "figure.ratio",
  ]);
  expect(
    look(plan, { H: { actual: { value: 45575, format: "dd/mm" } } }).submission.issues.map(({ code }) => code),
  ).toEqual(["figure.date"]);
});

test("E37: “06 lớp” as the result of “11 hội nghị tập huấn”; nothing else in the real report, and no error anywhere", () => {
  const reported = sampleResults(lhh.id).find(({ member, period }) => member === "BG" && period === "6T")!;
  const { name, bytes } = filledFile(lhh, reported);
  const book = readBook(bytes);
  const submission = readSubmission(book, name, lhh, { period: "6T" });
  const issues = checkSubmission({ book, submission, plan: lhh, period: lhh.periods[0]! });
  expect(said(issues)).toContain("unit.synonym CT07 6 lớp");
  expect(issues.filter(({ severity }) => severity !== "note")).toEqual([]);
  for (const plan of samplePlans()) expect(checkPlan(plan).filter(({ severity }) => severity === "error")).toEqual([]);
});

const seeds = sharedPath("domain", "seeds.json");

itIf(
  seeds,
  "of the anomalies a rule or a dictionary can catch, those listed here are caught in the words of the documents",
  () => {
    interface Anomaly {
      id: string;
      printed: string | null;
      detectable_by: string;
    }
    const { anomalies } = JSON.parse(readFileSync(seeds!, "utf8")) as { anomalies: Anomaly[] };
    const caught = anomalies
      .filter(({ printed }) => printed !== null && ofText(printed).length > 0)
      .map(({ id }) => id);
    for (const [id] of PRINTED) expect(caught).toContain(id);
    const errors = anomalies
      .flatMap(({ printed }) => (printed === null ? [] : ofText(printed)))
      .filter(({ severity }) => severity === "error");
    expect(errors).toEqual([]);
  },
);
