import { samplePlans, sampleResults } from "../samples/samples";
import { parseCell } from "../sheet/address";
import type { noChange } from "../sheet/change";
import { type Book, rowEnd, valueAt } from "../sheet/grid";
import type { BookSpec } from "../sheet/spec";
import { readBook } from "../xlsx/read";
import { writeBook } from "../xlsx/write";
import { mergedBook } from "../forms/mergedBook";
import { sayIssue } from "../messages/issueText";
import { filledFiles, mergeInMemory } from "./demo";
import { readMemberFile } from "./members";
import { mergedFile, summed } from "./merge";
import { checkOpen, editOf, fixChange, keptPlan, whoIs } from "./paneBook";
import { entryChange, entryRows, entryValue, sampleChange } from "./paneEntry";
import { mergeChange, mergedBefore, mergeFiles, mergeView } from "./paneMerge";
import {
  blankPlan,
  editedPlan,
  editingBook,
  formsChange,
  memberBook,
  memberFormChange,
  planOfBook,
  withMember,
  withoutMember,
} from "./panePlan";
import { documentUnits, draftTexts, exported, withTexts, wordFileName, wordKinds } from "./paneWord";

const plan = samplePlans()[0]!;
const period = plan.periods[0]!;
const member = plan.members[0]!;

/** A spec as a workbook that was opened. */
const opened = (spec: BookSpec): Book => readBook(writeBook(spec));

/** A workbook with a ChangeSet's edits and sheets in it, as a host would leave it. */
function applied(spec: BookSpec, change: ReturnType<typeof noChange>): BookSpec {
  const sheets = spec.sheets
    .filter(({ name }) => !change.sheets.some((each) => each.spec.name === name))
    .map((sheet) => {
      const cells = new Map(sheet.cells.map((cell) => [`${cell.row},${cell.column}`, cell]));
      for (const { row, column, after } of change.edits.filter((edit) => edit.sheet === sheet.name)) {
        const value = after.value as string | number | null;
        cells.set(`${row},${column}`, { ...(cells.get(`${row},${column}`) ?? { row, column }), value });
      }
      return { ...sheet, cells: [...cells.values()] };
    });
  return { ...spec, sheets: [...sheets, ...change.sheets.map((each) => each.spec)] };
}

const form = memberBook(plan, period, member);
const book = opened(form);

describe("the open form", () => {
  test("says who it is", () => {
    expect(whoIs(book)).toMatchObject({ plan: "LHH-BG-2024", member: "BG", period: "6T" });
    expect(planOfBook(book)?.id).toBe("LHH-BG-2024");
  });

  test("an empty form has no error: no data is no mistake", () => {
    const checked = checkOpen(book, plan, "2024-06-04");
    expect(checked.issues.filter(({ severity }) => severity !== "note")).toEqual([]);
    expect(checked.counts.components).toEqual({ "Chưa có số liệu": 23 });
    expect(checked.member?.name).toBe("Liên hiệp các hội KH&KT tỉnh Bắc Giang");
    expect(checked.asOf).toBe("2024-06-04");
  });

  test("the sample's figures go in as a person would type them, and are judged", () => {
    const sample = sampleResults(plan.id).find((each) => each.member === "BG" && each.period === "6T")!;
    const change = sampleChange(book, sample);
    expect(change.edits.every(({ before, after }) => before.value === null && after.value !== null)).toBe(true);
    const checked = checkOpen(opened(applied(form, change)), plan, "2026-01-01");
    expect(checked.issues.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(checked.counts.printed["Vượt"]).toBe(1);
    expect(checked.asOf).toBe("2024-06-30");
  });

  test("entries by indicator: cells, values, problems", () => {
    const rows = entryRows(book, plan, "BG");
    expect(rows).toHaveLength(23);
    const row = rows.find(({ target }) => target === "16")!;
    const actual = row.cells.find(({ field }) => field === "actual")!;
    expect(actual).toMatchObject({ cell: "I14", text: "", kind: "figure" });
    expect(entryValue(actual, "8,5", 2024)).toEqual({ value: 8.5 });
    expect(entryValue(actual, "16.068", 2024)).toEqual({ value: 16068 });
    expect(entryValue(actual, "trên 132", 2024)).toEqual({ value: "trên 132" });
    expect(entryValue(actual, "1.5", 2024)).toEqual({ problem: "ambiguous" });
    expect(entryValue(actual, "nhiều", 2024)).toEqual({ problem: "notNumber" });
    const asOf = row.cells.find(({ field }) => field === "asOf")!;
    expect(entryValue(asOf, "31/05/2024", 2024)).toEqual({ value: 45443 });
    expect(entryValue(asOf, "30/02/2024", 2024)).toEqual({ problem: "notDate" });
    const change = entryChange(book, new Map([["I14", 8.5]]));
    expect(change.edits).toEqual([
      { sheet: "KetQua_ChiTieu", row: 13, column: 8, before: { value: null }, after: { value: 8.5 } },
    ]);
    expect(
      entryRows(opened(applied(form, change)), plan, "BG").find(({ target }) => target === "16")?.cells[0]?.text,
    ).toBe("8,5");
  });

  test("a fix changes the one cell it names, once", () => {
    const fix = { sheet: "KetQua_ChiTieu", cell: "I14", value: 8, certain: true };
    const issue = { code: "x", severity: "error" as const, place: {}, fix };
    expect(fixChange(book, [issue, issue]).edits).toHaveLength(1);
    expect(editOf(book, "không có", "I14", 1)).toBeNull();
    expect(editOf(book, "KetQua_ChiTieu", "K14", null)?.before.formula).toBeDefined();
  });
});

describe("plans", () => {
  test("a new plan is put into sheets and read back with what was typed", () => {
    const blank = { ...blankPlan(2025, "THU-2025", "Kế hoạch thử"), members: [member] };
    const change = formsChange(opened(form), editingBook(blank));
    expect(change.sheets.filter(({ replaces }) => replaces).map(({ spec }) => spec.name)).toEqual(
      expect.arrayContaining(["_meta", "DanhMuc"]),
    );
    expect(editedPlan(opened(editingBook(plan))).plan?.indicators.map(({ code }) => code)).toEqual(
      plan.indicators.map(({ code }) => code),
    );
  });

  test("of a plan that is being drawn up members and due dates of the pane are kept", () => {
    const typed = { ...plan, members: [], periods: plan.periods.map((each) => ({ ...each, due: null })) };
    const begun = { ...blankPlan(2024, plan.id, "Kế hoạch thử"), members: [member], periods: plan.periods };
    expect(keptPlan(JSON.stringify(begun))?.members).toEqual([member]);
    const book = opened(editingBook(typed));
    expect(editedPlan(book).plan?.members).toEqual([]);
    const read = editedPlan(book, begun).plan!;
    expect(read.members).toEqual([member]);
    expect(read.periods.map(({ due }) => due)).toEqual(plan.periods.map(({ due }) => due));
    expect(read.indicators).toHaveLength(plan.indicators.length);
    expect(editedPlan(book, { ...begun, id: "KHAC" }).plan?.members).toEqual([]);
  });

  test("a plan that is begun has room for the indicators of a usual one", () => {
    const rows = editingBook(blankPlan(2026, "MOI", "Kế hoạch mới")).sheets.find(
      ({ name }) => name === "DangKy_ChiTieu",
    )!;
    expect(rows.cells.filter(({ column, style }) => column === 1 && style === "entryText")).toHaveLength(30);
  });

  test("a form of another plan takes the place of the one before, of its own plan the rest stays", () => {
    expect(memberFormChange(book, plan, period, member).removals).toEqual([]);
    // Tasks alone: the sheets of indicators, scores and titles are of the other plan.
    const other = samplePlans().find(({ id }) => id === "UBND-BN-2024")!;
    const change = memberFormChange(book, other, other.periods[0]!, other.members[0]!);
    expect(change.removals).toEqual(["KetQua_ChiTieu", "ChamDiem", "DangKy_DanhHieu", "DienHinh_TienTien"]);
    const own = opened(editingBook(other));
    expect(memberFormChange(own, plan, period, member).removals).toEqual([]);
  });

  test("members come, change and go by their code", () => {
    const named = withMember(plan, { ...member, name: "Tên mới" });
    expect(named.members).toHaveLength(plan.members.length);
    expect(named.members[0]?.name).toBe("Tên mới");
    expect(withMember(plan, { ...member, code: "MOI" }).members.at(-1)?.code).toBe("MOI");
    expect(withoutMember(plan, "BG").members.map(({ code }) => code)).not.toContain("BG");
  });

  test("a kept plan that was damaged is no plan", () => {
    expect(keptPlan(JSON.stringify(plan))?.id).toBe(plan.id);
    expect(keptPlan('{"id":"x"')).toBeNull();
    expect(keptPlan(null)).toBeNull();
  });
});

describe("merging", () => {
  const files = filledFiles(plan, "6T").map(({ name, bytes }) => ({
    file: name,
    received: null,
    bytes: () => Promise.resolve(bytes),
  }));

  test("what was found, who is missing, whom to remind", async () => {
    const merged = await mergeFiles(plan, period, files.slice(0, 10), null);
    const view = mergeView(plan, period, merged, "2024-06-04");
    expect([view.accepted, view.asked]).toEqual([10, 12]);
    expect(view.missing).toHaveLength(2);
    expect(view.reminders.filter(({ why }) => why === "missing").map(({ daysLeft }) => daysLeft)).toEqual([1, 1]);
  });

  test("cancelling stops between two files", async () => {
    const cancel = { aborted: false };
    const running = { cancel, onProgress: () => void (cancel.aborted = true) };
    await expect(mergeFiles(plan, period, files, null, running)).rejects.toMatchObject({ name: "Cancelled" });
  });

  test("a member's form stays that member's; a resubmission replaces one member and keeps the notes", async () => {
    const some = await mergeFiles(plan, period, files.slice(0, 5), null);
    const first = mergeChange(book, plan, some, "vi");
    expect(first.sheets.map(({ spec }) => spec.name)).toEqual(
      expect.arrayContaining(["TongHop_Cum", "TinhHinh_Nop", "CanhBao", "NguonSoLieu", "_so_goc"]),
    );
    expect(first.sheets.map(({ spec }) => spec.name)).not.toContain("_meta");
    const merged = applied(form, first);
    const sheet = merged.sheets.find(({ name }) => name === "TongHop_Cum")!;
    const header = sheet.cells.find(({ value }) => value === "Ghi chú")!;
    const note = sheet.cells.find(({ row, column }) => column === header.column && row > header.row + 2)!;
    const noted = opened({
      ...merged,
      sheets: merged.sheets.map((each) =>
        each === sheet
          ? { ...each, cells: each.cells.map((cell) => (cell === note ? { ...cell, value: "Đã trao đổi" } : cell)) }
          : each,
      ),
    });
    const before = mergedBefore(noted, plan, "6T")!;
    expect(Object.keys(before.submissions)).toHaveLength(5);
    expect(mergedBefore(noted, plan, "N")).toBeNull();
    const all = await mergeFiles(plan, period, files.slice(5), before);
    expect(Object.keys(all.submissions)).toHaveLength(12);
    const second = opened(applied(form, mergeChange(noted, plan, all, "vi")));
    const grid = second.sheets.find(({ name }) => name === "TongHop_Cum")!;
    const texts = grid.texts;
    expect(texts).toContain("Đã trao đổi");
    expect(mergeChange(noted, plan, all, "vi").sheets.every(({ replaces }) => replaces)).toBe(true);
  });
});

/** What officers wrote into a merged book: in the first empty cell of a column, or in the line of a member. */
function noted(book: BookSpec, sheet: string, header: string, line: string, text: string): BookSpec {
  const spec = book.sheets.find(({ name }) => name === sheet)!;
  const column = spec.cells.find(({ value }) => value === header)!.column;
  const { row } = spec.cells.find(({ value }) => value === line)!;
  const cells = spec.cells.map((cell) =>
    cell.row === row && cell.column === column ? { ...cell, value: text } : cell,
  );
  return { ...book, sheets: book.sheets.map((each) => (each === spec ? { ...each, cells } : each)) };
}

test("a merged book given among the files brings its officers' notes along, a note on who is missing too", () => {
  const [sent, late] = filledFiles(plan, "6T");
  const merged = (...names: string[]) =>
    mergeInMemory(
      plan,
      "6T",
      filledFiles(plan, "6T").filter(({ name }) => names.includes(name)),
    );
  const one = merged(sent!.name);
  const missing = plan.members.find(({ code }) => late!.name.endsWith(`_${code}.xlsx`))!;
  const { code } = plan.indicators[1]!;
  let book = mergedBook(plan, one, summed(plan, one), { say: (issue) => sayIssue(issue, "vi") });
  book = noted(book, "TongHop_Cum", "Ghi chú", code, "Đã đối chiếu");
  book = noted(book, "TinhHinh_Nop", "Người gửi", sent!.name, "Ông A");
  book = noted(book, "TinhHinh_Nop", "Ghi chú", missing.code, "Đã gọi ngày 04/6");
  const read = readMemberFile(writeBook(book), "so.xlsx", plan, "6T");
  expect(read.before?.files).toHaveLength(1);
  const both = merged(sent!.name, late!.name);
  const again = readBook(mergedFile(plan, both, summed(plan, both), "vi", { notes: read.notes }));
  const cell = (sheet: string, header: string, line: string) => {
    const grid = again.sheets.find(({ name }) => name === sheet)!;
    const at = (text: string) => {
      for (let row = 0; row < rowEnd(grid); row++)
        for (let column = 0; column < 60; column++) if (valueAt(grid, row, column) === text) return { row, column };
      throw new Error(text);
    };
    return valueAt(grid, at(line).row, at(header).column);
  };
  expect(cell("TongHop_Cum", "Ghi chú", code)).toBe("Đã đối chiếu");
  expect(cell("TinhHinh_Nop", "Người gửi", sent!.name)).toBe("Ông A");
  expect(cell("TinhHinh_Nop", "Ghi chú", late!.name)).toBe("Đã gọi ngày 04/6");
  expect(cell("TinhHinh_Nop", "Ghi chú", sent!.name)).toBeNull();
  // The open workbook's own notes stay as well.
  const change = mergeChange(again, plan, both, "vi");
  const drawn = change.sheets.find(({ spec }) => spec.name === "TinhHinh_Nop")!.spec.cells.map(({ value }) => value);
  expect(drawn).toEqual(expect.arrayContaining(["Ông A", "Đã gọi ngày 04/6"]));
});

describe("Word", () => {
  test("kinds the source has, and the officer's wording instead of the draft's", async () => {
    const [file] = filledFiles(plan, "6T");
    const consolidation = await mergeFiles(
      plan,
      period,
      [{ file: file!.name, received: null, bytes: () => Promise.resolve(file!.bytes) }],
      null,
    );
    const source = { plan, consolidation };
    expect(wordKinds(source)).toEqual(expect.arrayContaining(["results", "cluster", "report"]));
    expect(wordKinds(source)).not.toContain("annex");
    const { model } = exported("report", source, { agency: "Cơ quan thử" })!;
    const first = draftTexts(model).find(({ heading }) => !heading)!;
    const changed = withTexts(model, { [first.key]: "Một.\nHai." });
    expect(
      draftTexts(changed)
        .slice(0, 2)
        .map(({ text }) => text),
    ).toEqual(["Một.", "Hai."]);
    expect(draftTexts(withTexts(model, { [first.key]: "" })).map(({ text }) => text)).not.toContain(first.text);
  });
});

test("a document of one unit is of the unit that is shown, and is named after it", () => {
  // Handed in by QN and BN: neither the plan's issuer nor the first by its letters.
  const handed = filledFiles(plan, "6T").filter(({ name }) => /_(QN|BN)\.xlsx$/.test(name));
  const source = { plan, consolidation: mergeInMemory(plan, "6T", handed) };
  const { units, about } = documentUnits(source);
  expect(units.map(({ code }) => code)).toEqual(["QN", "BN"]);
  expect(about).toBe("QN");
  expect(exported("report", source, {})!.facts.agency).toBe("Liên hiệp các hội KH&KT tỉnh Quảng Ninh");
  expect(wordFileName("report", source)).toBe("LHH-BG-2024_6T_BaoCao_QN.docx");
  expect(wordFileName("report", { ...source, member: "BN" })).toBe("LHH-BG-2024_6T_BaoCao_BN.docx");
  expect(wordFileName("cluster", source)).toBe("LHH-BG-2024_6T_TongHop.docx");
  expect(wordFileName("plan", source)).toBe("LHH-BG-2024_KeHoach.docx");
});

test("cells are found by name", () => {
  expect(valueAt(book.sheets[0]!, parseCell("A8")!.row, 0)).toBe("STT");
});
