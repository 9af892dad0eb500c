import { samplePlans, sampleResults } from "../../src/samples/samples";
import { filledFile } from "../../src/workflow/demo";
import { isRejecting } from "../../src/workflow/rejecting";
import { readBook } from "../../src/xlsx/read";
import { readSubmission } from "../../src/forms/submission";
import { checkCluster, checkHistory, checkSubmission, legacyFixes, refinedIssues } from "../../src/rules";
import { RULES } from "../../src/rules/catalogue";
import type { Submission } from "../../src/domain/submission";
import { only, plan } from "./bookPlan";
import { indicator, look, planOf, type TypedRows } from "./helpers";

describe("figures", () => {
  test("a thousand dot read as a decimal point is an error with a certain fix, judged by target and digits", () => {
    const { issue, at } = only({ P: { actual: 8.412 } }, "P");
    expect(issue).toMatchObject({
      code: "number.scale",
      severity: "error",
      place: { cell: at, indicator: "P" },
      fix: { value: 8412, certain: true },
    });
    expect(look(plan, { M: { actual: 54.321, lastYear: 49.876 } }).issues.map(({ fix }) => fix?.value)).toEqual([
      54321, 49876,
    ]);
  });

  test("without digits to tell, last year's figure and the estimate make it certain; the target alone only asks", () => {
    expect(look(plan, { P: { actual: 8 } }).issues[0]).toMatchObject({
      code: "number.scaleAsked",
      severity: "warning",
      fix: { value: 8000, certain: false },
    });
    expect(look(plan, { P: { actual: 8, lastYear: 7800, yearEstimate: 16100 } }).issues[0]).toMatchObject({
      code: "number.scale",
      fix: { value: 8000, certain: true },
    });
  });

  test("a rate typed as a fraction, and a growth with too many decimals", () => {
    expect(only({ R: { actual: 0.638 } }, "R").issue).toMatchObject({
      code: "number.scale",
      fix: { value: 63.8, certain: true },
    });
    expect(only({ G: { actual: 0.145 } }, "G").issue).toMatchObject({
      code: "number.scale",
      fix: { value: 14.5, certain: true },
    });
    // A weak half-year is no mistake.
    expect(look(plan, { G: { actual: 0.9 } }).codes).toEqual([]);
  });

  test("what is unusual and may be true is left alone", () => {
    for (const rows of [
      { H: { actual: 26.67 * 0 + 26 } },
      { H: { actual: 0 } },
      { P: { actual: 900 } },
      { R: { actual: 41.2 } },
      { X: { actual: 3, lastYear: 1 } },
      { S: { numerator: 0, denominator: 0 } },
      { P: { actual: null } },
      { W: { actual: "Chưa thực hiện" } },
    ] as TypedRows[])
      expect(look(plan, rows).codes).toEqual([]);
  });

  test("numbers kept as text, with words and with odd characters", () => {
    const code = (text: string) => look(plan, { H: { actual: text } }).issues.map((issue) => issue.code);
    expect(code("12")).toEqual(["number.asText"]);
    expect(code("001")).toEqual(["number.leadingZeros"]);
    expect(code("12 hội nghị")).toEqual(["number.withUnit"]);
    expect(code("trên 12")).toEqual(["number.qualifier"]);
    expect(code("ước 12")).toEqual(["number.estimateWord"]);
    expect(code("１２")).toEqual(["number.oddCharacters"]);
    expect(only({ P: { actual: "8.412" } }, "P").issue.fix).toMatchObject({ value: 8412, certain: true });
  });

  test("impossible figures", () => {
    expect(only({ H: { actual: -8 } }, "H").issue).toMatchObject({ code: "number.negative", severity: "error" });
    expect(only({ H: { actual: 8.5 } }, "H").issue.code).toBe("number.decimals");
    expect(only({ R: { actual: 104.5 } }, "R").issue.code).toBe("number.overHundred");
    expect(only({ M: { actual: 54321.3333333 } }, "M").issue.code).toBe("number.manyDecimals");
    expect(only({ P: { actual: 54.7 } }, "P").issue).toMatchObject({
      code: "number.percentTyped",
      fix: { certain: false },
    });
    expect(only({ S: { numerator: 12, denominator: 10 } }, "S", "numerator").issue.code).toBe("ratio.over");
    expect(only({ S: { numerator: 12 } }, "S", "denominator").issue).toMatchObject({
      code: "ratio.half",
      place: { cell: expect.stringMatching(/^H/) as string },
    });
  });

  test("an unclear figure gets the reading that fits the target, as a question", () => {
    const told = look(plan, { P: { actual: "8,412" } });
    const [issue] = refinedIssues({ ...told, plan, period: plan.periods[0]! });
    expect(issue).toMatchObject({ code: "figure.ambiguous", expected: "8.412", fix: { value: 8412, certain: false } });
    expect(told.issues).toEqual([]);
  });
});

describe("sense", () => {
  test("parts and wholes", () => {
    expect(only({ X: { actual: 10 }, X1: { actual: 12 } }, "X1").issue.code).toBe("sense.partOverWhole");
    expect(only({ R: { actual: 60 }, R1: { actual: 95 }, R2: { actual: 62 } }, "R").issue.code).toBe(
      "sense.outsideParts",
    );
    expect(look(plan, { X: { actual: 10 }, X1: { actual: 10 } }).codes).toEqual([]);
  });

  test("figures against each other and against last year", () => {
    expect(only({ H: { actual: 12, yearEstimate: 10 } }, "H", "yearEstimate").issue.code).toBe("sense.estimateBelow");
    expect(only({ H: { actual: 96 } }, "H").issue.code).toBe("sense.farAbove");
    expect(only({ H: { actual: 12, lastYear: 95 } }, "H", "lastYear").issue.code).toBe("sense.drop");
  });

  test("dates, reasons, zeros for no data", () => {
    const serial = (value: number) => ({ value, format: "dd/mm/yyyy" });
    expect(only({ H: { actual: 8, asOf: serial(45632) } }, "H", "asOf").issue.code).toBe("date.afterPeriod");
    expect(only({ H: { actual: 8, asOf: serial(45077) } }, "H", "asOf").issue.code).toBe("date.otherYear");
    expect(only({ H: { actual: 8 } }, "H", "reason", { period: "N" }).issue.code).toBe("reason.missing");
    expect(look(plan, { H: { actual: 8 } }, { period: "6T" }).codes).toEqual([]);
    expect(only({ H: { actual: 0, reason: "Chưa có số liệu" } }, "H").issue.code).toBe("number.zeroForNoData");
  });
});

describe("structure and identity", () => {
  test("a formula typed over is named, a sheet pasted as values is said once", () => {
    expect(only({ H: { actual: 8, percent: 50 } }, "H", "percent").issue).toMatchObject({
      code: "formula.overwritten",
      severity: "warning",
    });
    const values = Object.fromEntries(plan.indicators.map(({ code }) => [code, { percent: 1, verdict: "Đạt" }]));
    expect(look(plan, values).issues.map(({ code }) => code)).toEqual(["formula.valuesOnly"]);
    expect(only({ H: { percent: { value: 1, formula: "I12*2" } } }, "H", "percent").issue.code).toBe("formula.changed");
    expect(only({ H: { actual: { value: 8, formula: "[1]Sheet1!B3" } } }, "H").issue.code).toBe("formula.external");
    expect(only({ H: { actual: { value: null, formula: "3+5" } } }, "H").issue.code).toBe("formula.uncomputed");
  });

  test("units, numbers and swapped columns", () => {
    expect(only({ M: { unit: "triệu đồng" } }, "M", "unit").issue).toMatchObject({
      code: "unit.otherScale",
      severity: "error",
      fix: { value: "tỷ đồng", certain: true },
    });
    expect(only({ H: { unit: "lớp" } }, "H", "unit").issue.code).toBe("unit.changed");
    expect(look(plan, { H: { target: "8", actual: 16 } }).issues[0]).toMatchObject({
      code: "columns.swapped",
      severity: "error",
      fix: { value: 8 },
    });
  });

  test("words and figures one row off", () => {
    const rows = planOf([
      indicator("1", { unit: "lớp", target: "40" }),
      indicator("2", {
        unit: "",
        type: "milestone",
        direction: "done",
        accumulation: "milestone",
        target: "Hoàn thành",
      }),
      indicator("3", { unit: "người", target: "9.000" }),
      indicator("4", { unit: "hội nghị", target: "6" }),
      indicator("5", {
        unit: "",
        type: "milestone",
        direction: "done",
        accumulation: "milestone",
        target: "Hoàn thành",
      }),
      indicator("6", { unit: "hộ", target: "1.200" }),
    ]);
    const told = look(rows, {
      "2": { actual: 21 },
      "3": { actual: "Hoàn thành" },
      "4": { actual: 4800 },
      "5": { actual: 3 },
      "6": { actual: "Đang thực hiện" },
    });
    expect(told.issues.find(({ code }) => code === "rows.shifted")).toMatchObject({
      severity: "error",
      expected: expect.stringContaining(":") as string,
    });
    const right = look(rows, {
      "1": { actual: 21 },
      "2": { actual: "Hoàn thành" },
      "3": { actual: 4800 },
      "4": { actual: 3 },
      "5": { actual: "Đang thực hiện" },
    });
    expect(right.issues).toEqual([]);
  });

  test("a file named after another member, and facts of another period", () => {
    expect(look(plan, {}, { file: "THU-2024_6T_B.xlsx" }).codes).toEqual(["identity.fileName"]);
    expect(look(plan, {}, { file: "THU-2024_6T_A (1).xlsx" }).codes).toEqual([]);
    const typedOver = (from: string, to: string) =>
      look(
        plan,
        { H: { actual: 8 } },
        {
          change: (book) => ({
            ...book,
            properties: {},
            sheets: book.sheets.map((grid) =>
              grid.name === "_meta" ? { ...grid, texts: grid.texts.map((text) => (text === from ? to : text)) } : grid,
            ),
          }),
        },
      );
    expect(typedOver("6T", "9T").submission.identity.period).toBe("9T");
    // Booked under B it could take the place of B's own file.
    const member = typedOver("A", "B");
    expect(member.submission.identity.member).toBe("B");
    expect(member.issues.filter(isRejecting).map(({ code }) => code)).toEqual(["identity.memberFacts"]);
  });
});

describe("texts", () => {
  test("legacy, decomposed, look-alike", () => {
    const code = (reason: string, font?: string) =>
      look(plan, { H: { actual: 8, reason: { value: reason, ...(font ? { font } : {}) } } }).issues;
    const [legacy] = code("§· tæ chøc thùc hiÖn xong", ".VnTime");
    expect(legacy).toMatchObject({
      code: "text.legacy",
      expected: "Đã tổ chức thực hiện xong",
      fix: { certain: false },
    });
    expect(code("Hoàn thành".normalize("NFD"))[0]).toMatchObject({
      code: "text.decomposed",
      fix: { value: "Hoàn thành", certain: true },
    });
    expect(code("Ðạt")[0]).toMatchObject({ code: "text.lookAlike", fix: { value: "Đạt", certain: true } });
    expect(code("Báo cáo ngày 30/2/2024")[0]).toMatchObject({ code: "text.impossibleDate", found: "30/2/2024" });
    expect(code("Đã hoàn thành vượt mức")).toEqual([]);
    const { book } = look(plan, { H: { reason: { value: "§· tæ chøc thùc hiÖn xong", font: ".VnTime" } } });
    expect(legacyFixes(book)).toEqual([expect.objectContaining({ value: "Đã tổ chức thực hiện xong" })]);
  });
});

test("the sample files are clean: no error, no warning, over files, histories and clusters", () => {
  const found: string[] = [];
  for (const sample of samplePlans()) {
    const byPeriod = new Map<string, Submission[]>();
    const results = sampleResults(sample.id);
    for (const result of results) {
      const { name, bytes } = filledFile(sample, result);
      const book = readBook(bytes);
      const submission = readSubmission(book, name, sample, { period: result.period });
      const period = sample.periods.find(({ code }) => code === result.period)!;
      const earlier = [...byPeriod].filter(([code]) => code !== period.code).flatMap(([, list]) => list);
      const told = [
        ...checkSubmission({ book, submission, plan: sample, period }),
        ...checkHistory({ plan: sample, period, member: result.member, current: submission, earlier }),
      ];
      found.push(
        ...told.filter(({ severity }) => severity !== "note").map(({ code, place }) => `${name} ${code} ${place.cell}`),
      );
      byPeriod.set(period.code, [...(byPeriod.get(period.code) ?? []), submission]);
    }
    for (const [code, submissions] of byPeriod) {
      const period = sample.periods.find((one) => one.code === code)!;
      found.push(
        ...checkCluster({ plan: sample, period, submissions })
          .filter(({ severity }) => severity !== "note")
          .map((issue) => issue.code),
      );
    }
  }
  expect(found).toEqual([]);
});

test("every issue a rule raises is in the catalogue with that severity", () => {
  const known = new Map(RULES.map(({ code, severity }) => [code, severity]));
  const { issues } = look(plan, {
    P: { actual: 8.412 },
    H: { actual: -3, percent: 4 },
    R: { actual: 104 },
    M: { unit: "đồng" },
  });
  expect(issues.length).toBeGreaterThan(3);
  for (const issue of issues) expect(known.get(issue.code)).toBe(issue.severity);
});
