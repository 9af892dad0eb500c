import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FileJson, MergeJson } from "../../src/domain/mergeJson";
import { samplePlan } from "../../src/samples/samples";
import { filledFiles } from "../../src/workflow/demo";
import { OWN_ROWS, type OwnSaid, ownTableFile } from "../ownTable";
import { json, thidua } from "./run";

const folder = mkdtempSync(join(tmpdir(), "so-thi-dua-map-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plan = samplePlan("LHH-BG-2024")!;
const own = plan.members[1]!;
const others = filledFiles(plan, "6T").filter(({ name }) => !name.includes(`_${own.code}.`));

const SAID: OwnSaid = {
  unit: own.name.toUpperCase(),
  title: "BÁO CÁO KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024",
  rows: [
    ...OWN_ROWS,
    ["Hội nghị tập huấn, chuyển giao tiến bộ kĩ thuật", "hội nghị", 11, 6],
    ["Hội thảo khoa học", "hội thảo", 5, 3],
  ],
};
const WANTED = { CT02: 9, CT02b: 7, CT04: 2, CT07: 6, CT08: 3 };

interface MapFile {
  plan: string;
  tables: Record<
    string,
    {
      member: string | null;
      sheet: string;
      header: number;
      columns: Record<string, { column: string }>;
      rows: { row: number; name: string; indicator: string | null }[];
    }
  >;
  names: Record<string, string>;
  candidates: Record<string, string[]>;
}

function put(path: string, bytes: Uint8Array | string): string {
  const full = join(folder, path);
  mkdirSync(join(full, ".."), { recursive: true });
  writeFileSync(full, bytes);
  return full;
}
const merge = (paths: string[], ...more: string[]) =>
  thidua("merge", ...paths, "--period", "6T", ...(more.includes("--plan") ? [] : ["--plan", plan.id]), ...more);
const actuals = (merged: MergeJson, member: string) =>
  Object.fromEntries(
    merged.indicators.flatMap(({ code, members }) => {
      const actual = members[member]?.actual ?? null;
      return actual === null ? [] : [[code, actual]];
    }),
  );

test("a member's own table: proposed, confirmed in a file, merged with every number traced, and remembered", async () => {
  const table = put("a/bang-cua-don-vi.xlsx", await ownTableFile(SAID));
  const given = others.map(({ name, bytes }) => put(`a/${name}`, bytes));

  // Without a mapping it is refused, and says what may be done.
  const before = join(folder, "before.json");
  const refused = merge([join(folder, "a")], "--json", before);
  expect(refused.code).toBe(1);
  const old = json<MergeJson>(before);
  expect(old.files.find(({ file }) => file === "bang-cua-don-vi.xlsx")).toMatchObject({ status: "rejected" });
  expect(old.missing).toEqual([own.code]);
  expect(refused.err).toContain("đã ghép 5 chỉ tiêu");

  // The proposal, as a file to look over.
  const proposal = join(folder, "ghep.json");
  const checked = thidua("check", table, "--plan", plan.id, "--map-out", proposal);
  expect([checked.code, checked.err]).toEqual([1, expect.stringContaining("Đã ghi đề xuất ghép cột của 1 tệp")]);
  const map = json<MapFile>(proposal);
  const proposed = map.tables["bang-cua-don-vi.xlsx"]!;
  expect(proposed).toMatchObject({ member: own.code, sheet: "Bao cao", header: 5 });
  expect(Object.fromEntries(Object.entries(proposed.columns).map(([key, { column }]) => [key, column]))).toEqual({
    no: "A",
    unit: "B",
    name: "C",
    actual: "D",
    target: "E",
    reason: "G",
  });
  expect(proposed.rows.map(({ indicator }) => indicator)).toEqual(["CT02", "CT02b", "CT04", null, "CT07", "CT08"]);

  // Merged by it: the figures, their places, the totals.
  const after = join(folder, "after.json");
  const book = join(folder, "so.xlsx");
  const done = merge([join(folder, "a")], "--map", proposal, "--json", after, "--out", book);
  expect(done.err).toContain(`Đọc theo cách ghép cột đã xác nhận: bang-cua-don-vi.xlsx (${own.code})`);
  expect(done.code).toBe(0);
  const merged = json<MergeJson>(after);
  const record = merged.files.find(({ file }) => file === "bang-cua-don-vi.xlsx")!;
  expect(record).toMatchObject({ status: "accepted", member: own.code });
  expect(record.issues.map(({ code, severity }) => `${severity} ${code}`)).toContain("note map.read");
  expect(merged.missing).toEqual([]);
  expect(actuals(merged, own.code)).toEqual(WANTED);
  for (const [code, actual] of Object.entries(WANTED)) {
    const now = merged.indicators.find((one) => one.code === code)!;
    const was = old.indicators.find((one) => one.code === code)!;
    expect(now.cluster.actual).toBe(was.cluster.actual! + actual);
    const rest = Object.values(now.members).reduce((sum, cell) => sum + Number(cell.actual ?? 0), 0);
    expect(now.cluster.actual).toBe(rest);
  }
  expect(merged.indicators.find(({ code }) => code === "CT02b")!.members[own.code]!.source).toEqual({
    file: "bang-cua-don-vi.xlsx",
    sheet: "Bao cao",
    cell: "D7",
  });

  // The merged book remembers: as the plan of the next merge, and as a file of it. The table has moved meanwhile.
  const next = put("b/lan-sau.xlsx", await ownTableFile({ ...SAID, lines: 2, sheet: "Quy II" }));
  for (const [name, args] of [
    ["plan", ["--plan", book]],
    ["file", []],
  ] as const) {
    const target = join(folder, `${name}.json`);
    const again = merge([next, ...(name === "file" ? [book] : given)], ...args, "--json", target);
    expect([name, again.code, again.err]).toEqual([name, 0, expect.stringContaining(`lan-sau.xlsx (${own.code})`)]);
    const found = json<MergeJson>(target);
    expect(actuals(found, own.code)).toEqual(WANTED);
    const told = found.files.find(({ file }) => file === "lan-sau.xlsx")!;
    expect(told.issues.find(({ code }) => code === "map.again")?.message).toContain("Đã ghép theo lần trước");
  }
});

test("worker threads read by a mapping as one thread does", async () => {
  const members = plan.members.slice(0, 12);
  const tables = await Promise.all(
    Array.from({ length: 70 }, async (_, at) => {
      const member = members[at % members.length]!;
      const rows = SAID.rows.map(([name, unit, target, actual]): OwnSaid["rows"][number] => [
        name,
        unit,
        target,
        typeof actual === "number" ? actual + at : actual,
      ]);
      return {
        name: `f${String(at).padStart(2, "0")}.xlsx`,
        bytes: await ownTableFile({ ...SAID, unit: member.name, rows }),
      };
    }),
  );
  const paths = tables.map(({ name, bytes }) => put(`many/${name}`, bytes));
  const proposal = join(folder, "many.json");
  thidua("check", paths[0]!, "--plan", plan.id, "--map-out", proposal);
  const [table] = Object.values(json<MapFile>(proposal).tables);
  const map = put(
    "by-member.json",
    JSON.stringify({ tables: Object.fromEntries(members.map(({ code }) => [code, table])) }),
  );
  const target = join(folder, "many-merged.json");
  const done = merge([join(folder, "many")], "--map", map, "--json", target);
  const files = json<MergeJson>(target).files;
  expect([files.length, files.filter(({ status }) => status === "rejected").length]).toEqual([70, 0]);
  expect(done.err).toContain("nhận 12 tệp");
});

test("a table that names nobody, or a name like a member's, is asked about and answered in the file", async () => {
  const nobody = put("c/khong-ten.xlsx", await ownTableFile({ ...SAID, unit: "" }));
  const spelt = own.name.replace("tỉnh", "tinh").replace("Liên hiệp", "Liên hiêp");
  const alike = put("c/gan-giong.xlsx", await ownTableFile({ ...SAID, unit: `${spelt} (mới)` }));
  const proposal = join(folder, "hoi.json");
  const checked = thidua("check", nobody, alike, "--plan", plan.id, "--map-out", proposal);
  expect(checked.err).toMatch(/gan-giong\.xlsx[\s\S]*gần giống tên của đơn vị/);
  const map = json<MapFile>(proposal);
  const [text = ""] = Object.keys(map.names);
  expect(map.names).toEqual({ [text]: "" });
  expect(map.candidates[text]![0]).toBe(own.code);
  expect(map.tables["khong-ten.xlsx"]!.member).toBeNull();
  // Not answered yet: still refused.
  expect(merge([alike], "--map", proposal).code).toBe(1);
  const answered = { ...map, names: { [text]: own.code } };
  answered.tables["khong-ten.xlsx"]!.member = plan.members[2]!.code;
  const target = join(folder, "answered.json");
  const book = join(folder, "hoi.xlsx");
  const done = merge(
    [nobody, alike],
    "--map",
    put("answered-map.json", JSON.stringify(answered)),
    "--json",
    target,
    "--out",
    book,
  );
  expect(done.code).toBe(0);
  const merged = json<MergeJson>(target);
  expect(actuals(merged, own.code)).toEqual(WANTED);
  expect(actuals(merged, plan.members[2]!.code)).toEqual(WANTED);
  // The spelling is not asked about again.
  const later = join(folder, "later.json");
  expect(merge([alike], "--plan", book, "--json", later).code).toBe(0);
  expect(actuals(json<MergeJson>(later), own.code)).toEqual(WANTED);
});

test("figures of a mapped table are checked as those of our forms", async () => {
  const rows = SAID.rows.map((row, at): OwnSaid["rows"][number] =>
    at === 0 ? [row[0], row[1], row[2], "chín nội dung"] : at === 5 ? [row[0], row[1], row[2], -3] : row,
  );
  const table = put("d/sai.xlsx", await ownTableFile({ ...SAID, rows, title: "BÁO CÁO 9 THÁNG NĂM 2024" }));
  const proposal = join(folder, "sai.json");
  thidua("check", table, "--plan", plan.id, "--map-out", proposal);
  const target = join(folder, "sai-merged.json");
  const done = merge([table], "--map", proposal, "--json", target);
  expect(done.code).toBe(1);
  const [file] = json<MergeJson>(target).files as [FileJson];
  const told = file.issues.map(({ code, cell }) => `${code} ${cell}`);
  expect(told.filter((one) => /^(figure|number)\./.test(one) && / D6$/.test(one))).toHaveLength(1);
  expect(told.filter((one) => / D11$/.test(one))).toHaveLength(1);
  expect(told).toContain("map.periodOther null");
});

test.each([
  ["{", "không phải JSON hợp lệ"],
  ["[]", "cần một nhóm"],
  ['{"plan":"KHAC"}', 'là của kế hoạch "KHAC"'],
  ['{"tables":{"a.xlsx":{"sheet":"S","header":0,"columns":{},"rows":[]}}}', "cần số thứ tự của dòng tiêu đề"],
  ['{"tables":{"a.xlsx":{"sheet":"S","header":2,"columns":{"name":"B"},"rows":[]}}}', "ít nhất cột name và actual"],
  [
    '{"tables":{"a.xlsx":{"sheet":"S","header":2,"columns":{"name":"B","actual":"D"},"rows":[{"row":3,"name":"x","indicator":"XX"}]}}}',
    '"XX" không phải mã chỉ tiêu',
  ],
  ['{"names":{"Sở A":"KHONG"}}', '"KHONG" không phải mã đơn vị'],
])("a wrong --map file is refused in one line and nothing is written: %s", (text, said) => {
  const [first] = others;
  const file = put(`e/${first!.name}`, first!.bytes);
  const out = join(folder, "khong-co.json");
  const done = merge([file], "--map", put("sai-map.json", text), "--json", out);
  expect([done.code, done.out]).toEqual([2, ""]);
  expect(done.err.trim().split("\n")).toHaveLength(1);
  expect(done.err).toContain(said);
  expect(() => readFileSync(out)).toThrow();
});

test("issuing forms says what to look at in the plan", () => {
  const done = thidua(
    "template",
    "--plan",
    plan.id,
    "--period",
    "6T",
    "--member",
    own.code,
    "--out",
    join(folder, "t"),
  );
  expect([done.code, done.out]).toEqual([0, ""]);
  expect(done.err).toMatch(/Kế hoạch có \d+ điểm nên xem lại trước khi phát hành:/);
  expect(done.err).toContain("Cảnh báo: (4) Số hội nghị thông tin chuyên đề: Số thứ tự nhảy đến (4)");
  const book = thidua("plan", "--plan", plan.id, "--out", join(folder, "so-ke-hoach.xlsx"));
  expect([book.code, book.err]).toEqual([0, expect.stringContaining("Số thứ tự nhảy đến (4)")]);
});
