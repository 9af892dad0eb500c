import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
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

/** Issues of a document's paragraphs in their order, with where they are: the paragraph's place in the list. */
const ofDocument = (paragraphs: readonly string[], plan = bare): string[] =>
  checkPlan(
    plan,
    paragraphs.map((text, at) => ({ text, place: { cell: String(at + 1) } })),
  )
    .filter(({ code, place }) => code.startsWith("text.") && place.cell !== undefined)
    .map(({ code, severity, place, found }) => `${severity} ${code} ${place.cell} ${found ?? ""}`);

test("E02: part III of the plan goes 1, 2, 4; parts that begin anew, years and dates are no gaps", () => {
  const part = [
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Thường trực Liên hiệp hội tổ chức quán triệt nội dung kế hoạch.",
    "2. Các ban chuyên môn triển khai nội dung kế hoạch.",
    "4. Giao Văn phòng theo dõi, đôn đốc thực hiện kế hoạch.",
  ];
  expect(ofDocument(part)).toEqual(["warning text.numberGap 4 4."]);
  expect(
    ofDocument([
      "I. MỤC ĐÍCH",
      "1. Mục đích",
      "2. Yêu cầu",
      "II. NỘI DUNG",
      "1. Phát động",
      "a) Đợt một",
      "b) Đợt hai",
      "c) Đợt ba",
      "d) Đợt bốn",
      "2. Chỉ tiêu",
      "(1) Một việc",
      "(2) Hai việc",
      "3. Khen thưởng",
      "(1) Ba việc",
      "20. 5 năm sau",
      "2024. Năm nay",
    ]),
  ).toEqual([]);
});

test("E59: items of a list that end with a full stop among semicolons; a list of sentences is left alone", () => {
  const items = (ends: string) =>
    [...ends].map((end, i) => `(${i + 1}) Chỉ tiêu thứ ${String.fromCharCode(97 + i)}${end}`);
  expect(ofDocument(items(";;;;.;;;.."))).toEqual([
    "note text.listPunctuation 5 (5)",
    "note text.listPunctuation 9 (9)",
  ]);
  expect(ofDocument(items(";.;.;.;..."))).toEqual([]);
  expect(ofDocument(items(";;;;;;;;;."))).toEqual([]);
});

test("E14: “08 nhiệm vụ” and six of them listed; a count that fits is left alone", () => {
  const report =
    "6 tháng đầu năm tư vấn, phản biện 08 nhiệm vụ (1) Báo cáo tổng kết; (2) Chương trình phát triển đô thị Chũ; (3) Chương trình " +
    "Phì Điền; (4) Đề án Lạng Giang; (5) Chương trình thị trấn Vôi; (6) Chương trình thị xã Việt Yên.";
  expect(ofDocument([report])).toEqual(["note text.countDiffers 1 08 nhiệm vụ"]);
  expect(ofDocument([report.replace("08", "06")])).toEqual([]);
});

test("E04, E05: one thing with two targets or two operators, in the text and against the plan's own indicators", () => {
  const tasks = [
    "vận động kết nạp ít nhất 01 hội thành viên; tổ chức 2-3 hội thảo chuyển giao công nghệ mới cho doanh nghiệp",
    "Tổ chức 05 hội thảo khoa học; 03 hội thảo trình diễn, giới thiệu, chuyển giao công nghệ, kết nối cung - cầu",
    "Vận động kết nạp 01 hội thành viên/hội viên tập thể",
  ];
  const differ = (told: readonly string[]) => told.filter((one) => one.includes("targetDiffers"));
  expect(differ(ofDocument(tasks))).toEqual([
    "note text.targetDiffers 1 ít nhất 01 hội thành viên",
    "note text.targetDiffers 1 2-3 hội thảo chuyển giao công nghệ mới",
  ]);
  expect(differ(ofDocument(tasks.slice(0, 1), lhh))).toHaveLength(2);
  expect(
    differ(ofDocument(["94 năm ngày thành lập Đảng; 80 năm ngày thành lập Quân đội", tasks[2]!, tasks[2]!])),
  ).toEqual([]);
});

test("E44: blank coordinating units are counted once; E58: three rates that weigh the towns otherwise than the plan", () => {
  const told = (plan: typeof lhh) =>
    checkPlan(plan).filter(({ code }) =>
      ["task.noCoordinator", "plan.weightDiffers", "plan.outsideParts"].includes(code),
    );
  expect(told(bacNinh)).toMatchObject([
    { code: "task.noCoordinator", severity: "note", params: { count: 10, total: 25 } },
  ]);
  const bacGiang = samplePlan("UBND-BG-2024")!;
  expect(told(bacGiang)).toMatchObject([
    {
      code: "plan.weightDiffers",
      severity: "note",
      place: { indicator: "CT15" },
      params: { weight: 17.26, share: 33.3 },
    },
  ]);
  const wrong = bacGiang.indicators.map((one) => (one.code === "CT16" ? { ...one, target: "98%" } : one));
  expect(told({ ...bacGiang, indicators: wrong })[0]).toMatchObject({ code: "plan.weightDiffers" });
  expect(told({ ...bacGiang, indicators: wrong })[1]).toMatchObject({
    code: "plan.outsideParts",
    severity: "warning",
    params: { whole: 98, town: 97.5, land: 80.6 },
  });
});

const seeds = sharedPath("domain", "seeds.json");
const printed = sharedPath("seeds");

itIf(
  printed,
  "the five documents paragraph by paragraph: the anomalies of their lists are caught, nothing is an error",
  () => {
    const of: Record<string, string> = {
      "000": lhh.id,
      "001": lhh.id,
      "002": bacNinh.id,
      "003": "SKHCN-BG-2024",
      "004": "UBND-BG-2024",
    };
    const caught = readdirSync(printed!).flatMap((file) => {
      const lines = readFileSync(join(printed!, file), "utf8")
        .split("\n")
        .map((line) => line.trim());
      const paragraphs: string[] = [];
      for (const line of lines.filter((one) => one !== "")) {
        // Lines of one paragraph: until a sentence ends or a number begins.
        const begins = /^(?:[-–+•]|\(?\d{1,2}[).]|[IVX]+\.|[a-zđ]\)|\d+\.\d)/u.test(line);
        if (begins || paragraphs.length === 0 || /[.:;]$/.test(paragraphs.at(-1)!)) paragraphs.push(line);
        else paragraphs.push(`${paragraphs.pop()!} ${line}`);
      }
      const issues = checkPlan(
        samplePlan(of[file.slice(0, 3)]!)!,
        paragraphs.map((text) => ({ text, place: {} })),
      );
      expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
      return issues.map(({ code, found }) => `${file.slice(0, 3)} ${code} ${found ?? ""}`.trim());
    });
    expect(caught).toEqual(
      expect.arrayContaining([
        "000 text.numberGap 4.", // E02
        "000 text.targetDiffers 2-3 hội thảo chuyển giao công nghệ mới", // E04
        "000 text.targetDiffers ít nhất 01 hội thành viên", // E05
        "001 text.countDiffers 08 nhiệm vụ", // E14
        "002 task.noCoordinator", // E44
        "004 plan.weightDiffers", // E58
        "004 text.listPunctuation (15)", // E59
        "004 text.listPunctuation (18)",
        "004 text.listPunctuation (19)",
      ]),
    );
  },
);

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
