import { planOfMemberBook } from "../../src/forms/planOfMember";
import { readSubmission } from "../../src/forms/submission";
import { checkSubmission, refinedIssues } from "../../src/rules";
import { samplePlans, sampleResults } from "../../src/samples/samples";
import { filledFile } from "../../src/workflow/demo";
import { readBook } from "../../src/xlsx/read";
import { only, plan } from "./bookPlan";
import { indicator, look, planOf, type TypedRows } from "./helpers";

test("a file checked alone: a target typed over is told by the hidden bounds that were issued with it", () => {
  const { book } = look(plan, { H: { target: "12" }, R: { actual: 60 } });
  const alone = planOfMemberBook(book)!;
  expect(alone.indicators.map(({ target }) => target)).toEqual(plan.indicators.map(({ target }) => target));
  const { issues } = readSubmission(book, "a.xlsx", alone, {});
  expect(issues).toMatchObject([{ code: "target.changed", found: "12", expected: "16", place: { indicator: "H" } }]);
});

test("a file checked alone, without the plan: its own headings are no rows somebody put in", () => {
  for (const issued of samplePlans()) {
    const [file] = sampleResults(issued.id);
    if (!file) continue;
    const { name, bytes } = filledFile(issued, file);
    const book = readBook(bytes);
    const alone = planOfMemberBook(book)!;
    expect(alone.indicators.map(({ section }) => section)).toEqual(issued.indicators.map(({ section }) => section));
    const submission = readSubmission(book, name, alone, {});
    const told = checkSubmission({ book, submission, plan: alone, period: alone.periods[0]! });
    expect(told.filter(({ code }) => code.startsWith("row."))).toEqual([]);
  }
});

describe("mistakes thought of later", () => {
  const codesOf = (rows: TypedRows, how: Parameters<typeof look>[2] = {}) =>
    look(plan, rows, how).issues.map(({ code, place }) => `${code} ${place.indicator ?? ""}`.trim());

  test("an index typed for a growth is asked with the growth; a growth of several times the plan is named", () => {
    const { issue } = only({ G: { actual: 112.6 } }, "G");
    expect(issue).toMatchObject({
      code: "number.indexTyped",
      severity: "warning",
      fix: { value: 12.6, certain: false },
    });
    expect(only({ G: { actual: 81 } }, "G").issue.code).toBe("sense.growthFar");
    expect(codesOf({ G: { actual: 16.2 } })).toEqual([]);
  });

  test("a figure far above its target is named, however small the target; a ceiling may be passed further", () => {
    const small = planOf([
      indicator("T", { unit: "tập thể", target: "01" }),
      indicator("D", { unit: "vụ", target: "12", direction: "down" }),
    ]);
    const told = (rows: TypedRows) => look(small, rows).issues.map(({ code, place }) => `${code} ${place.indicator}`);
    expect(told({ T: { actual: 2024 }, D: { actual: 2024 } })).toEqual(["sense.farAbove T", "sense.farAbove D"]);
    expect(told({ T: { actual: 12 }, D: { actual: 90 } })).toEqual([]);
  });

  test("figures under another header: the whole column, a note that is a number, parts of what is no rate", () => {
    const years = { P: 16000, M: 103000, H: 16, X: 21, X1: 8 };
    const estimates = Object.fromEntries(Object.entries(years).map(([code, yearEstimate]) => [code, { yearEstimate }]));
    expect(codesOf(estimates)).toContain("column.wrong P");
    expect(only({ H: { reason: 12 } }, "H", "reason").issue).toMatchObject({
      code: "figure.inNotes",
      fix: { value: 12, certain: false },
    });
    expect(codesOf({ H: { reason: "12 hội nghị đã tổ chức" } })).toEqual([]);
    expect(only({ H: { evidence: "Đã tổ chức 12 hội nghị" } }, "H", "evidence").issue).toMatchObject({
      code: "figure.inNotes",
      found: "12",
      fix: { value: 12, certain: false },
    });
    expect(codesOf({ H: { reason: "Sẽ tổ chức 12 hội nghị" } })).toEqual([]);
    expect(codesOf({ H: { reason: "Đã tổ chức 12 buổi họp chuẩn bị" } })).toEqual([]);
    expect(only({ H: { denominator: 12 } }, "H", "denominator").issue.code).toBe("figure.notParts");
    expect(codesOf({ R: { numerator: 12, denominator: 20, actual: 60 } })).toEqual([]);
  });

  test("a note that tells another figure in the row's unit is asked; other figures in notes are left alone", () => {
    expect(only({ H: { actual: 12, reason: "Đến nay đã thực hiện 36 hội nghị" } }, "H", "reason").issue.code).toBe(
      "note.otherFigure",
    );
    for (const reason of [
      "Đã thực hiện 12 hội nghị",
      "Đã tổ chức 16 hội nghị theo kế hoạch",
      "Trong đó 3 hội nghị cấp xã",
    ])
      expect(codesOf({ H: { actual: 12, reason } })).toEqual([]);
  });

  test("a lost hundred is never mended with one click where no percent sign comes and goes; a lost thousand is", () => {
    const beds = planOf([indicator("B", { unit: "giường", accumulation: "pointInTime", target: "34,4" })]);
    const fixes = look(beds, { B: { actual: 1.37 } }).issues.map(({ fix }) => fix?.certain);
    expect(fixes.includes(true)).toBe(false);
  });

  test("words for no data leave the cell without a figure and are asked to be cleared", () => {
    for (const word of ["chưa có số liệu", "N/A", "không có", "đang tổng hợp", "??"]) {
      const { submission } = look(plan, { H: { actual: word } });
      expect(submission.issues).toMatchObject([{ code: "figure.noData", severity: "warning", fix: { value: null } }]);
      expect(submission.entries.find(({ indicator: code }) => code === "H")!.actual.value).toBeNull();
    }
    expect(look(plan, { H: { actual: "không" } }).submission.issues[0]!.code).toBe("figure.refused");
  });

  test("states in other words are asked, with the state they mean", () => {
    for (const [word, meant] of [
      ["Đã ban hành", "Hoàn thành"],
      ["hoan thanh", "Hoàn thành"],
      ["Hoµn thµnh", "Hoàn thành"],
      ["Chưa làm", "Chưa thực hiện"],
    ] as const)
      expect(look(plan, { W: { actual: word } }).submission.issues[0]).toMatchObject({
        code: "milestone.unknown",
        fix: { value: meant, certain: false },
      });
  });

  test("a row with another row's text is an error; many of them are one: the codes stayed behind", () => {
    const names = [
      indicator("A1", { name: "Số hội nghị tuyên truyền" }),
      indicator("A2", { name: "Số lớp tập huấn" }),
      indicator("A3", { name: "Số mô hình mới" }),
      indicator("A4", { name: "Số cuộc kiểm tra" }),
    ];
    const told = (rows: TypedRows) => {
      const { submission } = look(planOf(names), rows);
      const context = {
        book: { sheets: [], properties: {}, date1904: false },
        submission,
        plan: planOf(names),
        period: null,
      };
      return refinedIssues(context).map(({ code, severity }) => `${severity} ${code}`);
    };
    expect(told({ A1: { name: "Số lớp tập huấn" } })).toEqual(["error row.otherIndicator"]);
    expect(told({ A1: { name: "Công trình chào mừng do đơn vị tự đăng ký" } })).toEqual(["warning row.otherName"]);
    expect(told({ A1: { name: "Số hội nghị tuyên truyền (đã trừ hủy)" } })).toEqual(["note row.nameChanged"]);
    expect(
      told({
        A1: { name: "Số cuộc kiểm tra" },
        A2: { name: "Số hội nghị tuyên truyền" },
        A3: { name: "Số lớp tập huấn" },
        A4: { name: "Số mô hình mới" },
      }),
    ).toEqual(["error rows.codesMoved"]);
  });
});
