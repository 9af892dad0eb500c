/**
 * A cluster head's year in files: 15 units, 40 indicators, three periods. Files come late, twice or not at all, a unit changes its name
 * half-way, and what the cluster appraised outlives every merge.
 */
import type { Consolidation } from "../../src/domain/consolidation";
import { handIns } from "../../src/domain/handIns";
import { standings } from "../../src/domain/standings";
import { AWARDS_SHEET } from "../../src/forms/awards";
import { CHANGES_SHEET } from "../../src/forms/changes";
import { mergedBook } from "../../src/forms/mergedBook";
import { RANKING_SHEET } from "../../src/forms/ranking";
import { TOTALS_SHEET } from "../../src/forms/scoreTotals";
import { SUBMISSIONS_SHEET } from "../../src/forms/submissions";
import { WARNINGS_SHEET } from "../../src/forms/warnings";
import { cellName } from "../../src/sheet/address";
import { type Book, type Grid, valueAt } from "../../src/sheet/grid";
import type { BookSpec, CellSpec } from "../../src/sheet/spec";
import { contentsOf } from "../../src/workflow/contents";
import { mergedFile, mergedJson, summed } from "../../src/workflow/merge";
import { annotate, appraise, appraisalView, rankView, reviewIssues, whatIfView } from "../../src/workflow/paneRanking";
import { saidReminders } from "../../src/workflow/reminders";
import { reportFile } from "../../src/workflow/reportFile";
import { readBook } from "../../src/xlsx/read";
import { writeBook } from "../../src/xlsx/write";
import { arrival, half, indicators, merge, most, official, plan, steady, year, yearEnd } from "./data";

const bookOf = (merged: Consolidation): Uint8Array => mergedFile(plan, merged, summed(plan, merged), "vi");
const sheetOf = (book: Book, name: string): Grid => book.sheets.find((sheet) => sheet.name === name)!;
const texts = (grid: Grid, columns = 60): string[][] =>
  [...grid.rowAt].map((row) =>
    Array.from({ length: columns }, (_, column) => String(valueAt(grid, row, column) ?? "")),
  );

const nothing = () => ({ what: "", remedy: "" });
const nameOf = (member: string): string => plan.members.find(({ code }) => code === member)!.name;

/** Types into a drawn book's cell that stands in the row of one text and under the header of another. */
function typed(book: BookSpec, sheet: string, row: string, header: string, value: CellSpec["value"]): BookSpec {
  return {
    ...book,
    sheets: book.sheets.map((one) => {
      if (one.name !== sheet) return one;
      const column = one.cells.find((cell) => cell.value === header)!.column;
      const place = one.cells.find((cell) => cell.value === row)!.row;
      const cells = one.cells.map((cell) => (cell.row === place && cell.column === column ? { ...cell, value } : cell));
      return { ...one, cells };
    }),
  };
}

describe("6 tháng", () => {
  const inTime = steady
    .slice(0, 13)
    .map(({ code }) => arrival({ member: code, period: half, share: 0.5 }, "2024-06-04"));
  const first = merge(half, inTime);

  test("the day after the deadline two units are missing, and each gets its words", () => {
    const reminded = saidReminders(plan, half, first, "2024-06-06", "vi");
    expect(reminded.map(({ member }) => member)).toEqual(["U14", "U15"]);
    expect(reminded[1]!.text).toBe(
      "Kính gửi: Sở Giao thông vận tải\nCụm 1 chưa nhận được báo cáo 6 tháng đầu năm 2024 của quý đơn vị theo Kế hoạch.\n" +
        "Hạn gửi: 05/6/2024 (đã quá 1 ngày).\nĐề nghị quý đơn vị gửi báo cáo theo biểu mẫu đã phát. Trân trọng.",
    );
  });

  // The book of the first merge takes the files that came later.
  const later = merge(half, [
    { name: "TongHop.xlsx", bytes: bookOf(first), received: null },
    arrival({ member: "U14", period: half, share: 0.5 }, "2024-06-07T08:00:00+07:00"),
    arrival({ member: "U15", period: half, share: 0.5 }, "2024-06-05T23:00:00+07:00"),
    arrival({ member: "U03", period: half, share: 0.6 }, "2024-06-05T10:00:00+07:00", "U03 (sửa).xlsx"),
  ]);

  test("files folded onto a former merge give the same book as all at once, in any order", () => {
    const all = merge(half, [
      arrival({ member: "U03", period: half, share: 0.6 }, "2024-06-05T10:00:00+07:00", "U03 (sửa).xlsx"),
      arrival({ member: "U15", period: half, share: 0.5 }, "2024-06-05T23:00:00+07:00"),
      ...[...inTime].reverse(),
      arrival({ member: "U14", period: half, share: 0.5 }, "2024-06-07T08:00:00+07:00"),
    ]);
    expect(mergedJson(plan, later, summed(plan, later), "vi")).toEqual(mergedJson(plan, all, summed(plan, all), "vi"));
  });

  test("late, twice and in time are told apart", () => {
    const states = handIns(plan, half, later);
    expect(states.filter(({ state }) => state === "late").map(({ member, daysLate }) => [member, daysLate])).toEqual([
      ["U14", 2],
    ]);
    expect(states.filter(({ files }) => files.length > 1).map(({ accepted }) => accepted?.file)).toEqual([
      "U03 (sửa).xlsx",
    ]);
    expect(summed(plan, later).missing).toEqual([]);
  });

  test("what is wrong in TinhHinh_Nop is coloured where its name stands: late, replaced, missing", () => {
    const drawn = (merged: Consolidation): (string | undefined)[][] => {
      const { cells } = mergedBook(plan, merged, summed(plan, merged), { say: nothing }).sheets.find(
        ({ name }) => name === SUBMISSIONS_SHEET,
      )!;
      return cells
        .filter(({ column, style }) => column === 1 && style?.startsWith("text"))
        .map(({ row, value, style }) => [
          String(value),
          style,
          ...cells.filter((cell) => cell.row === row && [6, 7].includes(cell.column)).map(({ style }) => style),
        ])
        .filter((line) => line.slice(1).some((style) => !["text", "center"].includes(style!)));
    };
    expect(drawn(first)).toEqual([
      [nameOf("U14"), "textBad", "center", "centerBad"],
      [nameOf("U15"), "textBad", "center", "centerBad"],
    ]);
    expect(drawn(later)).toEqual([
      [nameOf("U03"), "textNone", "center", "centerNone"],
      [nameOf("U14"), "text", "centerOpen", "center"],
    ]);
  });

  test("sums, and no verdict before its time", () => {
    const rows = mergedJson(plan, later, summed(plan, later), "vi").indicators;
    expect(rows.find(({ code }) => code === "CT01")!.cluster).toMatchObject({
      target: 150,
      actual: 76,
      verdict: "Đang thực hiện",
    });
    expect(rows.find(({ code }) => code === "CT10")!.cluster).toMatchObject({ actual: 95 });
  });
});

describe("9 tháng", () => {
  test("the unit that was renamed sends the template it was given: matched, said, and not set against last year", () => {
    const merged = merge(most, [arrival({ member: "U15", period: most, share: 0.8 }, "2024-09-19")]);
    const [record] = merged.files;
    expect([record!.member, record!.status]).toEqual(["U16", "accepted"]);
    // Its old code and name are its own: nobody else's file was handed in.
    expect(record!.issues.map(({ code }) => code)).toEqual(["member.byPredecessor"]);
    const json = mergedJson(plan, merged, summed(plan, merged), "vi");
    expect(json.files[0]!.issues).toContainEqual(
      expect.objectContaining({
        code: "member.byPredecessor",
        severity: "warning",
        message: expect.stringContaining("được tính cho Sở Xây dựng (mã U16), đơn vị kế tiếp"),
      }),
    );
    expect(json.missing).not.toContain("U16");
    expect(json.notComparable).toEqual(["U16"]);
    const handedIn = texts(sheetOf(readBook(bookOf(merged)), SUBMISSIONS_SHEET), 11);
    expect(handedIn.find((row) => row[1] === "Sở Xây dựng")![10]).toBe(
      "Mới sáp nhập: không so sánh với cùng kỳ năm trước",
    );
  });
});

describe("cả năm", () => {
  const estimates = yearEnd.map((sending) => arrival(sending, "2024-11-04"));
  const first = merge(year, estimates);
  const rankOf = (merged: Consolidation, member: string) =>
    rankView(plan, merged, "vi")!.find((row) => row.member === member)!;

  test("the ranking explains itself: every total is the sum of its lines, ties are 1, 1, 3", () => {
    const json = mergedJson(plan, first, summed(plan, first), "vi");
    const ranks = json.ranking!.map(({ rank }) => rank);
    // U04 leads by its bonus; the others stand in fives and threes by the share of their targets.
    expect(ranks).toEqual([1, 2, 2, 2, 2, 2, 2, 2, 2, 10, 10, 10, 13, 13, 13]);
    for (const { member, total, lines } of json.ranking!) {
      const sum = lines.reduce((all, { points }) => all + points, 0);
      expect([member, Math.round(sum * 1e6) / 1e6]).toEqual([member, total]);
      expect(lines.every(({ reason }) => reason.length > 5)).toBe(true);
    }
    const [leader] = json.ranking!;
    expect(leader!.member).toBe("U04");
    expect(leader!.lines.at(-1)).toMatchObject({
      code: "THUONG",
      points: 2,
      reason: "Điểm thưởng 2, được tính 2. Lý do: Bằng khen của Bộ",
      source: { file: "U04.xlsx", sheet: "ChamDiem" },
    });
    const unreasoned = json.files.find(({ member }) => member === "U05")!;
    expect(unreasoned.issues.map(({ code, severity }) => `${severity} ${code}`)).toContain("error score.reasonMissing");
  });

  test("registered titles are checked and listed", () => {
    const issues = first.files.find(({ member }) => member === "U01")!.issues;
    expect(issues.filter(({ code }) => code.startsWith("award.")).map(({ code }) => code)).toEqual([
      "award.nobodyWith",
    ]);
    const list = texts(sheetOf(readBook(bookOf(first)), AWARDS_SHEET)).map((row) => row.slice(0, 6));
    expect(list).toContainEqual(["1", "Trần Thị B", "", "", "Đơn vị U01", "Lao động tiên tiến"]);
  });

  // In November the cluster appraises: on the sheet of points and in the pane.
  const drawn = mergedBook(plan, first, summed(plan, first), { say: nothing });
  const sheets = [
    (book: BookSpec) => typed(book, TOTALS_SHEET, "C1", "U04: Thẩm định", 9),
    (book: BookSpec) => typed(book, TOTALS_SHEET, "C1", "U04: Lý do", "Nộp báo cáo 9 tháng chậm"),
    (book: BookSpec) => typed(book, RANKING_SHEET, "U05", "Không đủ điều kiện xét (lý do)", "Có vi phạm kỷ luật"),
    (book: BookSpec) => typed(book, RANKING_SHEET, "U04", "Số phiếu suy tôn/tổng số phiếu", "13/15"),
  ].reduce((book, type) => type(book), drawn);
  const typedIn = contentsOf(readBook(writeBook(sheets)), "TongHop.xlsx", null).consolidation!;

  test("what was typed into the merged book is read back: points with their reason, exclusion, votes", () => {
    expect(rankOf(typedIn, "U04").lines.find(({ code }) => code === "C1")).toMatchObject({
      points: 9,
      reason: "Cụm (khối) thẩm định 9 điểm. Lý do: Nộp báo cáo 9 tháng chậm",
    });
    expect(rankOf(typedIn, "U05")).toMatchObject({ rank: null, excluded: "Không xét: Có vi phạm kỷ luật" });
    expect(rankOf(typedIn, "U04").votes).toBe("13/15");
    expect(rankOf(first, "U04").rank).toBe(1);
    // Three points below the seven others that met everything, U05 no longer among them.
    expect(rankOf(typedIn, "U04").rank).toBe(8);
  });

  const step = (
    merged: Consolidation,
    ...act: Parameters<typeof appraise> extends [unknown, ...infer R] ? R : never
  ) => {
    const made = appraise(merged, ...act);
    if ("issue" in made) throw new Error(made.issue.code);
    return made.consolidation;
  };
  const closed = [
    ["2024-11-20T08:00:00+07:00", { act: "step", step: "appraised", note: null }],
    ["2024-11-22T08:00:00+07:00", { act: "step", step: "explained", note: "Đã nộp bản giấy đúng hạn" }],
    [
      "2024-11-25T08:00:00+07:00",
      { act: "points", criterion: "C1", points: { appraised: 12, council: null, reason: "Theo giải trình" } },
    ],
    ["2024-11-25T09:00:00+07:00", { act: "step", step: "appraised2", note: null }],
    ["2024-11-26T08:00:00+07:00", { act: "step", step: "closed", note: null }],
  ] as const;
  const settled = closed.reduce((merged, [when, act]) => step(merged, "U04", act, "Cụm trưởng", when), typedIn);

  test("appraisal, explanation, second appraisal, closed: each step with who and when, then frozen", () => {
    const view = appraisalView(settled, "U04", "vi")!;
    expect(view.history.map(({ name, who }) => `${name}: ${who}`).slice(1)).toEqual([
      "Thẩm định lần 1: Cụm trưởng",
      "Giải trình: Cụm trưởng",
      "Thẩm định lần 2: Cụm trưởng",
      "Chốt: Cụm trưởng",
    ]);
    const refused = appraise(
      settled,
      "U04",
      { act: "points", criterion: "C2", points: { appraised: 1, council: null, reason: null } },
      "Cụm trưởng",
      "2024-11-27",
    );
    expect(refused).toMatchObject({ issue: { code: "appraisal.closed" } });
    // Typed into the sheet all the same, it does not count either.
    const book = mergedBook(plan, settled, summed(plan, settled), { say: nothing });
    const meddled = readBook(writeBook(typed(book, TOTALS_SHEET, "C2", "U04: Thẩm định", 1)));
    const { consolidation } = contentsOf(meddled, "a.xlsx", null);
    expect(rankOf(consolidation!, "U04").total).toBe(rankOf(settled, "U04").total);
    expect(reviewIssues(meddled)).toEqual([
      expect.objectContaining({
        code: "appraisal.closed",
        place: expect.objectContaining({
          member: "U04",
          sheet: TOTALS_SHEET,
          cell: expect.stringMatching(/^[A-Z]+\d+$/),
        }),
        params: { criterion: "C2" },
        found: "1",
      }),
    ]);
    // A merge that starts from that book lists it, in words, with the cell.
    const { cell } = reviewIssues(meddled)[0]!.place;
    const bytes = writeBook(typed(book, TOTALS_SHEET, "C2", "U04: Thẩm định", 1));
    const again = merge(year, [{ name: "TongHop.xlsx", bytes, received: null }]);
    expect(mergedJson(plan, again, summed(plan, again), "vi").review).toEqual([
      {
        file: "TongHop.xlsx",
        member: "U04",
        code: "appraisal.closed",
        severity: "error",
        sheet: TOTALS_SHEET,
        cell,
        indicator: null,
        message:
          `Sheet ${TOTALS_SHEET}, ô ${cell}: Điểm của đơn vị đã chốt; điểm mới ghi cho tiêu chí C2 không được tính. ` +
          "Mở lại với lý do; bản đã chốt được lưu.",
      },
    ]);
    const listed = texts(sheetOf(readBook(bookOf(again)), WARNINGS_SHEET), 11);
    expect(listed.filter((row) => row[4] === TOTALS_SHEET).map((row) => [row[2], row[3], row[5], row[8]])).toEqual([
      ["Đơn vị U04", "TongHop.xlsx", cell, "1"],
    ]);
    expect(mergedJson(plan, settled, summed(plan, settled), "vi")).not.toHaveProperty("review");
    const reopened = step(
      settled,
      "U04",
      { act: "reopen", reason: "Khiếu nại được chấp nhận" },
      "Cụm trưởng",
      "2024-12-01",
    );
    expect(appraisalView(reopened, "U04", "vi")).toMatchObject({ version: 2, closed: false, former: [{ version: 1 }] });
  });

  // In January official figures come; the head merges them onto the book of November.
  const settledFigures = arrival(official, "2025-01-10", "U01_chinhthuc.xlsx");
  const last = merge(year, [{ name: "TongHop.xlsx", bytes: bookOf(settled), received: null }, settledFigures]);

  test("appraised points, notes, votes and closed versions survive the re-merge", () => {
    expect(last.review).toEqual(settled.review);
    expect(rankOf(last, "U04").lines.find(({ code }) => code === "C1")).toMatchObject({ points: 12 });
    expect(rankOf(last, "U05").rank).toBeNull();
    expect(appraisalView(last, "U04", "vi")!.closed).toBe(true);
  });

  test("the history tells what changed, cell by cell, ước → chính thức", () => {
    const rows = texts(sheetOf(readBook(bookOf(last)), CHANGES_SHEET), 11);
    const changed = rows.find((row) => row[5] === "(1) Chỉ tiêu CT01" && row[6] === "Thực hiện")!;
    const at = last.submissions.U01!.submission.entries.find(({ indicator }) => indicator === "CT01")!.source;
    expect(changed.slice(1)).toEqual([
      "Đơn vị U01",
      "2",
      "U01_chinhthuc.xlsx",
      "10/01/2025",
      "(1) Chỉ tiêu CT01",
      "Thực hiện",
      "9",
      "11",
      `KetQua_ChiTieu!${at.cell}`,
      "Ước → chính thức",
    ]);
    expect(at.cell).toBe(cellName(Number(/\d+/.exec(at.cell)![0]) - 1, 8));
  });

  test("what if: a changed figure moves the ranks and touches no submission", () => {
    const before = JSON.stringify(last.submissions);
    const view = whatIfView(
      plan,
      last,
      indicators.map(({ code }) => ({ member: "U06", indicator: code, actual: { value: 60 } })),
      "vi",
    )!;
    const moved = view.moved.find(({ member }) => member === "U06")!;
    expect(moved.before.rank!).toBeGreaterThan(moved.after.rank!);
    expect(view.ranking.find(({ member }) => member === "U06")!.total).toBe(moved.after.total);
    expect(JSON.stringify(last.submissions)).toBe(before);
  });

  test("proposals and notes stand in the book and in the report of ranks", async () => {
    const noted = annotate(last, "U04", { proposal: "Cờ thi đua của UBND tỉnh", note: "Dẫn đầu phong trào" });
    const again = contentsOf(readBook(bookOf(noted)), "TongHop.xlsx", null);
    expect(again.consolidation!.review!.U04).toMatchObject({
      proposal: "Cờ thi đua của UBND tỉnh",
      note: "Dẫn đầu phong trào",
    });
    const source = { plan: again.plan!, consolidation: again.consolidation };
    for (const kind of ["ranking", "scoring", "awards"] as const)
      expect((await reportFile(kind, source)).length).toBeGreaterThan(5000);
    expect(
      standings(again.plan!, again.consolidation!, summed(again.plan!, again.consolidation!))!.ranking,
    ).toHaveLength(15);
  });
});
