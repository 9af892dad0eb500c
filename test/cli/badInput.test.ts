import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as XLSX from "xlsx";
import type { FileJson, MergeJson } from "../../src/domain/mergeJson";
import { samplePlan, sampleResults } from "../../src/samples/samples";
import { filledFile } from "../../src/workflow/demo";
import { planFile } from "../../src/workflow/templates";
import { filesBelow, json, thidua, thiduaIn } from "./run";

const folder = mkdtempSync(join(tmpdir(), "so-thi-dua-bad-"));
const plan = samplePlan("LHH-BG-2024")!;
const good = filledFile(
  plan,
  sampleResults(plan.id).find(({ member, period }) => member === "BG" && period === "6T")!,
);
const put = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, bytes);
  return path;
};
const merge = (...more: string[]) => thidua("merge", ...more, "--plan", plan.id, "--period", "6T");

/** The head of an encrypted workbook: a compound file that names EncryptedPackage (MS-OFFCRYPTO 2.3.4). */
const encrypted = Buffer.concat([
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  Buffer.alloc(1016),
  Buffer.from("EncryptionInfo\0EncryptedPackage\0", "utf16le"),
  Buffer.alloc(512),
]);
const old = XLSX.write(
  { SheetNames: ["S"], Sheets: { S: XLSX.utils.aoa_to_sheet([["Tên", 1]]) } },
  { type: "buffer", bookType: "biff8" },
) as Buffer;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kinds: [string, Uint8Array, ...string[]][] = [
  ["mat-khau.xlsx", encrypted, "file.encrypted"],
  // An .xls is opened; this one is refused for what it lacks.
  ["cu.xls", old, "identity.memberMissing", "sheet.missing"],
  ["cut.xlsx", good.bytes.subarray(0, good.bytes.length >> 1), "file.truncated"],
  ["rong.xlsx", new Uint8Array(0), "file.empty"],
];

test.each(kinds)("%s: rejected with one clear message, the others still merged", (name, bytes, ...codes) => {
  const [code] = codes;
  const fine = put(`mixed-${code}/${good.name}`, good.bytes);
  put(`mixed-${code}/${name}`, bytes);
  const target = join(folder, `${code}.json`);
  const done = merge(join(fine, ".."), "--json", target);
  expect(done.code).toBe(1);
  const files = json<MergeJson>(target).files;
  expect(files.map((file) => [file.file, file.status])).toEqual([
    [good.name, "accepted"],
    [name, "rejected"],
  ]);
  const issues = files[1]!.issues;
  expect(issues.map((issue) => issue.code)).toEqual(codes);
  expect(done.err).toContain(issues[0]!.message);
  expect(done.err).not.toMatch(/Error|at .*\(|undefined|XlsxError/);
});

test.each(kinds)("%s alone: exit 2, one line, nothing written", (name, bytes) => {
  const path = put(`alone/${name}`, bytes);
  const before = filesBelow(folder);
  const done = merge(path, "--out", join(folder, "alone/so.xlsx"));
  expect(done.code).toBe(2);
  expect(done.err.trim().split("\n")).toHaveLength(1);
  expect(done.err).toContain(name);
  expect(filesBelow(folder)).toEqual(before);
});

test("a folder without workbooks", () => {
  const path = put("empty/ghi-chu.txt", "không có gì");
  const done = merge(join(path, ".."), "--out", join(folder, "empty/so.xlsx"));
  expect([done.code, done.err.trim()]).toEqual([2, `Không có tệp Excel nào trong “${join(path, "..")}”.`]);
});

test("a plan with a duplicate code names both places", () => {
  const twice = { ...plan, indicators: [...plan.indicators, plan.indicators[0]] };
  const path = put("plan.json", JSON.stringify(twice));
  const out = join(folder, "t");
  const done = thidua("template", "--plan", path, "--period", "6T", "--out", out);
  expect(done.code).toBe(2);
  expect(done.err).toMatch(
    new RegExp(`Mã “${plan.indicators[0]!.code}” bị trùng: indicators\\[0\\]\\.code và indicators\\[\\d+\\]\\.code`),
  );
  expect(done.err.trim().split("\n")).toHaveLength(1);
  expect(filesBelow(folder).filter((file) => file.startsWith("t/"))).toEqual([]);
});

test("a plan that is no plan, or has nobody to issue to", () => {
  const issue = (name: string, text: string) =>
    thidua("template", "--plan", put(name, text), "--period", "6T", "--out", join(folder, "nobody"));
  expect(issue("list.json", "[1]").err).toMatch(/Mục .* phải là \{…\}/);
  const nobody = issue("nobody.json", JSON.stringify({ ...plan, members: [] }));
  expect([nobody.code, nobody.err]).toEqual([2, expect.stringContaining("chưa khai báo đơn vị thành viên nào")]);
});

test.each([
  [["frobnicate"], "Không có lệnh “frobnicate”."],
  [[], "Cách dùng: thidua"],
  [["merge", "--plan", "LHH-BG-2024", "--period", "6T"], "cần ít nhất một tệp"],
  [["merge", "khong-co", "--plan", "LHH-BG-2024", "--period", "6T"], "Không tìm thấy “khong-co”"],
  [["merge", ".", "--plan", "LHH-BG-2024", "--period", "7T"], "không có kỳ “7T”"],
  [["merge", ".", "--plan", "LHH-BG-2024", "--wrong", "6T"], "Không hiểu tham số “--wrong”"],
  [["merge", ".", "--plan", "LHH-BG-2024", "--period"], "Tham số --period của lệnh merge cần một giá trị"],
  [["plan", "--plan", ".", "--out", "y.xlsx"], "“.” không phải là tệp"],
  // Where the system lets nobody make a folder.
  [["plan", "--plan", "LHH-BG-2024", "--out", "/proc/x/y.xlsx"], "/proc/x/y.xlsx"],
  [["plan", "--plan", "LHH-BG-2024", "--out", "package.json/y.xlsx"], "“package.json/y.xlsx” không phải là tệp"],
  [["report", "--kind", "poem", "--from", "x", "--out", "y"], "Không có loại văn bản “poem”"],
])("usage %j", (args, message) => {
  const done = thidua(...args);
  expect(done.code).toBe(2);
  expect(done.err).toContain(message);
  expect(done.err.trim().split("\n")).toHaveLength(1);
});

test("English is said where it is asked for", () => {
  expect(thiduaIn({ LC_ALL: "en_US.UTF-8" }, "frobnicate").err).toContain("There is no verb “frobnicate”.");
  expect(thidua("frobnicate", "--lang", "en").err).toContain("There is no verb");
});

test("files of another plan, another period or without identity are told apart", () => {
  const other = samplePlan("UBND-BG-2024")!;
  const stranger = { ...filledFile(plan, { ...sampleResults(plan.id)[0]!, period: "9T" }) };
  put("identity/ky-khac.xlsx", stranger.bytes);
  const target = join(folder, "identity.json");
  expect(merge(join(folder, "identity"), "--json", target).code).toBe(1);
  expect(
    json<MergeJson>(target).files.map(({ status, issues }) => [
      status,
      issues.find(({ severity }) => severity === "error")?.code,
    ]),
  ).toEqual([["rejected", "identity.periodOther"]]);
  const wrong = thidua("merge", join(folder, "identity"), "--plan", other.id, "--period", "6T", "--json", target);
  expect(wrong.code).toBe(1);
  expect(json<MergeJson>(target).files[0]!.issues.map(({ code }) => code)).toContain("identity.planOther");
});

test("--json - keeps standard output to itself; check has the same form", () => {
  const path = put("check/" + good.name, good.bytes);
  const done = thidua("check", path, "--json", "-");
  expect(done.code).toBe(0);
  const { files } = JSON.parse(done.out) as { files: FileJson[] };
  expect(files).toEqual([expect.objectContaining({ file: good.name, member: "BG", status: "accepted" })]);
  // The plan's mục II.1.4 registers a tập thể lao động xuất sắc and nobody as chiến sĩ thi đua cơ sở.
  expect(files[0]!.issues.map(({ severity, code }) => `${severity} ${code}`)).toContain("warning award.nobodyWith");
  expect(files[0]!.issues.filter(({ severity }) => severity === "error")).toEqual([]);
  const dumped = thidua("dump", path, "--json", "-");
  const sheets = (JSON.parse(dumped.out) as { files: { sheets: { name: string; state: string }[] }[] }).files[0]!
    .sheets;
  expect(sheets.find(({ name }) => name === "_meta")?.state).toBe("veryHidden");
});

test("files of one name in several folders keep apart, in what is written and in the list of arrivals", () => {
  const name = "Báo cáo.xlsx".normalize("NFD");
  const others = sampleResults(plan.id).filter(({ period }) => period === "6T");
  for (const member of ["BG", "BN"])
    put(
      `same/${member}/${name}`,
      filledFile(
        plan,
        others.find((one) => one.member === member)!,
      ).bytes,
    );
  const list = put(
    "same.csv",
    Buffer.from("\uFEFFTệp\tNgày\r\nBG\\Báo cáo.xlsx\t2024-06-04\r\nBN\\Báo cáo.xlsx\t2024-06-09\r\n", "utf16le"),
  );
  const done = merge(join(folder, "same"), "--received-csv", list, "--json", "-");
  const { files, indicators } = JSON.parse(done.out) as MergeJson;
  expect(files.map(({ file, late }) => [file.normalize("NFC"), late]).sort()).toEqual([
    ["BG/Báo cáo.xlsx", false],
    ["BN/Báo cáo.xlsx", true],
  ]);
  expect(indicators[0]!.members.BN!.source!.file.normalize("NFC")).toBe("BN/Báo cáo.xlsx");
});

test("the plan may lie among the files; another plan workbook is refused in one line", () => {
  put(`with-plan/${good.name}`, good.bytes);
  const path = put("with-plan/KeHoach.xlsx", planFile(plan).bytes);
  const own = thidua("merge", join(path, ".."), "--plan", path, "--period", "6T", "--json", "-");
  expect((JSON.parse(own.out) as MergeJson).files.map(({ file }) => file)).toEqual([good.name]);
  const other = merge(join(path, ".."), "--json", "-");
  const { files } = JSON.parse(other.out) as MergeJson;
  expect(files.find(({ status }) => status === "rejected")!.issues.map(({ code }) => code)).toEqual(["file.planBook"]);
});

test("dates of receipt decide what is late and what counts", () => {
  const later = put("late/b.xlsx", good.bytes);
  put("late/a.xlsx", good.bytes);
  const list = put("late/nhan.csv", "file,received\na.xlsx,2024-06-04T08:00:00\nb.xlsx,2024-06-07T08:00:00\n");
  const target = join(folder, "late.json");
  writeFileSync(list, "c.xlsx,2024-06-04\n", { flag: "a" });
  const told = merge(join(later, ".."), "--received-csv", list, "--json", target).err;
  expect(told).toContain("Bảng ngày nhận ghi tệp không có trong các tệp cần đọc: c.xlsx\n");
  const files = json<MergeJson>(target).files;
  expect(files.map(({ file, status, late }) => [file, status, late])).toEqual([
    ["a.xlsx", "superseded", false],
    ["b.xlsx", "accepted", true],
  ]);
  const broken = put("late/sai.csv", "file,received\na.xlsx,hôm qua\n");
  const done = merge(later, "--received-csv", broken);
  expect([done.code, done.err.includes("dòng 2")]).toEqual([2, true]);
  expect(readFileSync(later)).toEqual(Buffer.from(good.bytes));
});
