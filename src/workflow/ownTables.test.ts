import { templateBook } from "../forms/templateBook";
import { readBook } from "../xlsx/read";
import { writeBook } from "../xlsx/write";
import { samplePlan } from "../samples/samples";
import type { CellEdit } from "../sheet/change";
import { type Book, type Grid, gridOf, type PlacedCell } from "../sheet/grid";
import { hearing } from "./heard";
import { knownOf, mappingFileOf, readMappingFile } from "./mappingFile";
import { readKnown } from "./members";
import { NOTHING_KNOWN, type Known } from "./ownTables";
import { legacyChange } from "./paneBook";
import { mergeView } from "./paneMerge";
import { filledFiles, mergeInMemory } from "./demo";
import { draftTexts, exported } from "./paneWord";
import { planAdvice, textAdvice } from "./planAdvice";
import { emptyConsolidation } from "../domain/consolidation";
import { tableView } from "./tableView";
import { listening } from "./heard";
import type { MemberFile } from "./members";
import { formsChange, memberBook } from "./panePlan";
import { rememberedIn, withRemembered } from "../rules";
import { listsSheet } from "../forms/lists";

const plan = samplePlan("LHH-BG-2024")!;
const [period] = plan.periods;
const unit = plan.members[1]!;

function table(rows: (string | number | null)[][], name = "Bao cao"): Grid {
  const cells = rows.flatMap((row, r) =>
    row.flatMap((value, column): PlacedCell[] => (value === null ? [] : [{ row: r, column, value }])),
  );
  return gridOf(name, cells);
}
const bookOf = (...sheets: Grid[]): Book => ({ sheets, properties: {}, date1904: false });

const OWN = (heading: string): (string | number | null)[][] => [
  [heading],
  ["BÁO CÁO 6 THÁNG ĐẦU NĂM 2024"],
  ["TT", "Nội dung", "ĐVT", "KH năm", "Kết quả thực hiện"],
  [1, "Tư vấn, phản biện và giám định xã hội", "nội dung", 16, 9],
  [2, "Hội nghị thông tin chuyên đề", "hội nghị", 3, 2],
  [3, "Hội thảo khoa học", "hội thảo", 5, "03"],
];
const read = (grid: Grid, known: Known = NOTHING_KNOWN, file = "a.xlsx") =>
  readKnown(bookOf(grid), file, plan, { period: period!.code }, known);
const figures = ({ entries }: { entries: { indicator: string; actual: { value: number | null } }[] }) =>
  Object.fromEntries(entries.map(({ indicator, actual }) => [indicator, actual.value]));
const READ = { CT02: 9, CT04: 2, CT08: 3 };

/** What was proposed for a file, as a person who looked it over gives it back. */
function confirmed(grid: Grid, member: string | null): Known {
  const { own } = read(grid);
  const file = mappingFileOf(plan, [{ file: "a.xlsx", own: { ...own!, member } }]);
  const again = readMappingFile(JSON.stringify(file), plan);
  if ("fault" in again) throw new Error(again.fault.why);
  return knownOf(again, NOTHING_KNOWN.remembered);
}

test("a table that names its unit is proposed, refused until confirmed, then read", () => {
  const grid = table(OWN(unit.name));
  const first = read(grid);
  expect(first.own).toMatchObject({ member: unit.code, asked: null, mapping: { sheet: "Bao cao", header: 2 } });
  expect(first.entries).toEqual([]);
  const second = read(grid, confirmed(grid, null));
  expect([figures(second), second.identity.member, second.own]).toEqual([READ, unit.code, undefined]);
  expect(second.used?.member).toBe(unit.code);
  // The officer's word counts more than the heading's.
  expect(read(grid, confirmed(grid, "BG")).identity.member).toBe("BG");
});

test("what was remembered is used for its member, not for another plan, and asked anew when the table changed", () => {
  const grid = table(OWN(unit.name));
  const { used } = read(grid, confirmed(grid, unit.code));
  const remembering = (mapping = used!.mapping): Known => ({
    ...NOTHING_KNOWN,
    remembered: { mappings: { [unit.code]: mapping }, names: {} },
  });
  const again = read(grid, remembering());
  expect(figures(again)).toEqual(READ);
  expect(again.issues[0]).toMatchObject({ code: "map.again", severity: "note" });
  expect(read(grid, remembering({ ...used!.mapping, plan: "KHAC" })).entries).toEqual([]);
  // A row put in amid the table is found past by its text; columns that changed places are not read.
  const rows = OWN(unit.name);
  rows.splice(4, 0, [null, "Trong đó: trực tuyến", null, null, 1]);
  expect(figures(read(table(rows), remembering()))).toEqual(READ);
  const swapped = OWN(unit.name).map((row) => [...row.slice(0, 3), row[4] ?? null, row[3] ?? null]);
  const refused = read(table(swapped), remembering());
  expect([refused.entries, refused.own?.mapping?.columns.actual?.column]).toEqual([[], 3]);
});

test("a table that names nobody is proposed as the one member's whose mapping fits; a person still says so", () => {
  const grid = table(OWN("UBND"));
  const { used } = read(grid, confirmed(grid, unit.code));
  const known: Known = { ...NOTHING_KNOWN, remembered: { mappings: { [unit.code]: used!.mapping }, names: {} } };
  const nameless = read(grid, known);
  expect([nameless.own?.member, nameless.entries, nameless.identity.member]).toEqual([unit.code, [], null]);
});

test("a merged book among the files teaches how the others are read", async () => {
  const grid = table(OWN(unit.name));
  const { used } = read(grid, confirmed(grid, unit.code));
  const remembered = { mappings: { [unit.code]: used!.mapping }, names: {} };
  async function* first(): AsyncGenerator<{ submission: MemberFile }> {
    yield { submission: read(grid) };
    yield { submission: { ...read(table([["x"]]), NOTHING_KNOWN, "so.xlsx"), remembered } };
  }
  async function* again(waiting: readonly { submission: MemberFile }[], known: Known) {
    for (const { submission } of waiting) yield { submission: read(grid, known, submission.file) };
  }
  const heard = hearing(NOTHING_KNOWN);
  const got: MemberFile[] = [];
  for await (const { submission } of listening(first(), again, NOTHING_KNOWN, heard)) got.push(submission);
  expect(got.map(({ file, identity }) => [file, identity.member])).toEqual([
    ["so.xlsx", null],
    ["a.xlsx", unit.code],
  ]);
  expect(heard.mapped).toEqual([{ file: "a.xlsx", member: unit.code }]);
  expect(heard.own.size).toBe(0);
  expect(Object.keys(heard.remembered.mappings)).toEqual([unit.code]);
});

test("a name like a member's is asked about, and the answer is a question no more", () => {
  const grid = table(OWN(`${unit.name.replace("Liên hiệp", "Liên hiêp")} (mới)`));
  const asked = read(grid);
  expect(asked.own?.asked).toMatchObject({ sheet: "Bao cao", cell: "A1" });
  expect(asked.own?.asked?.candidates[0]).toBe(unit.code);
  expect(asked.issues.find(({ code }) => code === "member.asked")).toMatchObject({ severity: "warning" });
  const names = { [asked.own!.asked!.text]: unit.code };
  const answered = read(grid, knownOf({ files: {}, members: {}, names }, NOTHING_KNOWN.remembered));
  expect(answered.own).toMatchObject({ member: unit.code, asked: null });
  const record = {
    file: "a.xlsx",
    member: null,
    status: "rejected" as const,
    received: null,
    submitted: null,
    late: null,
    version: 0,
    fingerprint: "",
    issues: asked.issues,
  };
  const whole = { ...emptyConsolidation(plan.id, period!.code), files: [record] };
  const [view] = mergeView(plan, period!, whole, "2024-06-01", new Map([["a.xlsx", asked.own!]])).files;
  expect(view).toMatchObject({ state: "own", own: { table: true, asked: { text: asked.own!.asked!.text } } });
  expect(view!.own!.asked!.candidates[0]).toEqual({ code: unit.code, name: unit.name });
});

test("a unit's name over two lines of the heading is one name", () => {
  const rows = [["LIÊN HIỆP CÁC HỘI KHOA HỌC VÀ KỸ THUẬT"], ["TỈNH QUẢNG NINH"], [], ...OWN("").slice(1)];
  const { own } = read(table(rows));
  expect(own).toMatchObject({ member: "QN", asked: null, mapping: { header: 4 } });
});

test("a form of ours under a code and a spelling the plan does not know is asked about, then read as that member's", () => {
  const other = { ...unit, code: "QN-CU", name: `${unit.name.replace("Liên hiệp", "Liên hiêp")} (mới)`, aliases: [] };
  const book = readBook(writeBook(templateBook(plan, period!, other)));
  const asked = readKnown(book, "cu.xlsx", plan, { period: period!.code }, NOTHING_KNOWN);
  expect(asked.own).toMatchObject({ mapping: null, asked: { text: other.name } });
  expect(asked.issues.map(({ code }) => code)).toEqual(
    expect.arrayContaining(["identity.memberUnknown", "member.asked"]),
  );
  const names = { [other.name]: unit.code };
  const known = knownOf({ files: {}, members: {}, names }, NOTHING_KNOWN.remembered);
  const read = readKnown(book, "cu.xlsx", plan, { period: period!.code }, known);
  expect([read.identity.member, read.own]).toEqual([unit.code, undefined]);
  expect(read.issues.filter(({ severity }) => severity === "error")).toEqual([]);
});

test("the screen's view follows the officer's changes", () => {
  const book = bookOf(table([["Ghi chú"]], "Khac"), table(OWN("UBND")));
  const view = tableView(book, plan, null, null, null)!;
  expect([view.mapping.sheet, view.mapping.header, view.count]).toEqual(["Bao cao", 2, 3]);
  expect(view.columns.map(({ text }) => text)).toEqual(["TT", "Nội dung", "ĐVT", "KH năm", "Kết quả thực hiện"]);
  expect(view.rows.map(({ read: one }) => one)).toEqual(["9", "2", "3"]);
  const { columns } = view.mapping;
  const wrong = { ...view.mapping, columns: { ...columns, actual: { column: 3, text: "KH năm", confidence: 1 } } };
  expect(tableView(book, plan, null, wrong, null)!.rows.map(({ read: one }) => one)).toEqual(["16", "3", "5"]);
  const header = tableView(book, plan, null, { ...view.mapping, header: 0 }, "header")!;
  expect([header.mapping.header, header.mapping.columns.name]).toEqual([0, undefined]);
  expect(tableView(book, plan, null, { ...header.mapping, header: 2 }, "header")!.mapping).toEqual(view.mapping);
  expect(tableView(book, plan, null, { ...view.mapping, sheet: "Khac", rows: [] }, "sheet")!.mapping.sheet).toBe(
    "Khac",
  );
  expect(tableView(bookOf(table([])), plan, null, null, null)).toBeNull();
});

test("drawing the lists anew keeps what they remember", () => {
  const remembered = { mappings: {}, names: { "lhh qn": unit.code } };
  const sheet = withRemembered(listsSheet(plan), remembered);
  const book = bookOf(gridOf(sheet.name, sheet.cells, { state: "hidden" }));
  const [lists] = formsChange(book, memberBook(plan, period!, unit)).sheets.filter(
    ({ spec }) => spec.name === sheet.name,
  );
  expect(lists!.replaces).toBe(true);
  expect(rememberedIn(bookOf(gridOf(sheet.name, lists!.spec.cells)))).toEqual(remembered);
});

test("legacy text is converted as a change to be seen: the cell, what stood there, what it becomes", () => {
  const looks: PlacedCell[] = [
    { row: 0, column: 0, value: "B¸o c¸o kÕt qu¶", font: ".VnTime" },
    { row: 1, column: 0, value: "Báo cáo" },
  ];
  const edits: CellEdit[] = legacyChange(bookOf(gridOf("S", looks))).edits;
  expect(edits).toEqual([
    { sheet: "S", row: 0, column: 0, before: { value: "B¸o c¸o kÕt qu¶" }, after: { value: "Báo cáo kết quả" } },
  ]);
});

test("what to look at in a plan names the indicator it is about", () => {
  const advice = planAdvice(plan).map(({ issue, of }) => `${issue.severity} ${issue.code} ${of}`);
  expect(advice[0]).toMatch(/^warning .*\(4\) Số hội nghị thông tin chuyên đề$/);
  expect(advice).toContain("note plan.countStyle (4) Số điển hình tiên tiến học tập và làm theo Bác");
});

test("what to look at in a document's own words names the paragraph; what is drafted from the data has only the plan's own gap", () => {
  const told = (...texts: string[]): string[] =>
    textAdvice(plan, texts).map(({ issue, at }) => `${at} ${issue.code} ${issue.found ?? ""}`);
  expect(told("1. Giao Ban A", "2. Giao Ban B\n4. Giao Văn phòng theo dõi")).toEqual(["1 text.numberGap 4."]);
  expect(told("Đã tư vấn 08 nhiệm vụ: (1) một; (2) hai; (3) ba.")).toEqual(["0 text.countDiffers 08 nhiệm vụ"]);
  expect(told(...[1, 2, 3, 4, 5, 6, 7].map((n) => `(${n}) Tỷ lệ${n === 4 ? "." : ";"}`))).toEqual([
    "3 text.listPunctuation (4)",
  ]);
  const twice = ["Tổ chức 2-3 hội thảo chuyển giao công nghệ mới", "Mở 03 hội thảo chuyển giao công nghệ mới"];
  expect(told(...twice)[0]).toMatch(/^0 text.targetDiffers 2-3 hội thảo/);
  // A ratio is how a document says it.
  expect(told("10/10 huyện đã nộp")).toEqual([]);
  const drafted = (kind: "plan" | "report") =>
    draftTexts(
      exported(kind, { plan, consolidation: mergeInMemory(plan, "6T", filledFiles(plan, "6T").slice(0, 1)) }, {})!
        .model,
    ).map(({ text }) => text);
  for (const kind of ["plan", "report"] as const) {
    const texts = drafted(kind);
    expect(texts.length).toBeGreaterThan(40);
    expect(told(...texts).map((one) => one.replace(/^\d+ /, ""))).toEqual(["text.numberGap (4)"]);
  }
  expect(drafted("report")).toContain("Còn 14 chỉ tiêu thành phần chưa có số liệu tại thời điểm báo cáo.");
});
