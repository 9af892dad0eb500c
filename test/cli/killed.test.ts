import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asRefusal } from "../../src/cli/files";
import { illustrativeResult } from "../../src/samples/illustrative";
import { samplePlan } from "../../src/samples/samples";
import { filledFile } from "../../src/workflow/demo";
import { readBook } from "../../src/xlsx/read";
import { itIf } from "../shared";
import { filesBelow, root, thidua } from "./run";

const folder = mkdtempSync(join(tmpdir(), "so-thi-dua-kill-"));
const inbox = join(folder, "nop");
const outbox = join(folder, "ra");
const plan = samplePlan("LHH-BG-2024")!;
const period = plan.periods.find(({ code }) => code === "6T")!;
const OLD = "sổ cũ, không phải sổ Excel";

beforeAll(() => {
  mkdirSync(inbox);
  const files = plan.members.map(({ code }) => filledFile(plan, illustrativeResult(plan, code, period)));
  // Several copies of each, so that there is something to be in the middle of.
  for (let copy = 0; copy < 6; copy++)
    for (const { name, bytes } of files) writeFileSync(join(inbox, `${copy}-${name}`), bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const args = [
  inbox,
  "--plan",
  plan.id,
  "--period",
  "6T",
  "--out",
  join(outbox, "so.xlsx"),
  "--json",
  join(outbox, "so.json"),
];

/** Runs merge and kills it after some milliseconds; resolves to whether it was killed. */
function killedAfter(ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, "build/cli/thidua.cjs"), "merge", ...args], { stdio: "ignore" });
    const timer = setTimeout(() => child.kill("SIGKILL"), ms);
    child.on("exit", (_, signal) => {
      clearTimeout(timer);
      resolve(signal === "SIGKILL");
    });
  });
}

test("killed at any moment: the outputs are whole, or as they were", async () => {
  const start = Date.now();
  rmSync(outbox, { recursive: true, force: true });
  thidua("merge", ...args);
  const whole = Date.now() - start;
  // Twenty moments over the run and a little past it; a fixed sequence, so that a failure can be repeated.
  let killed = 0;
  for (let i = 0; i < 20; i++) {
    rmSync(outbox, { recursive: true, force: true });
    mkdirSync(outbox);
    writeFileSync(join(outbox, "so.xlsx"), OLD);
    if (await killedAfter(Math.round(whole * ((i * 0.618) % 1) * 1.05))) killed++;
    const book = readFileSync(join(outbox, "so.xlsx"));
    if (book.toString("utf8") !== OLD) expect(readBook(book).sheets.map(({ name }) => name)).toContain("TongHop_Cum");
    const names = filesBelow(outbox).filter((name) => !name.startsWith("."));
    if (names.includes("so.json"))
      expect(() => JSON.parse(readFileSync(join(outbox, "so.json"), "utf8")) as unknown).not.toThrow();
    expect(names.filter((name) => name !== "so.json")).toEqual(["so.xlsx"]);
  }
  expect(killed).toBeGreaterThan(5);
}, 900_000);

test("Ctrl-C at any moment ends with exit code 2 and a word, or comes too late; nothing half done stays", async () => {
  const start = Date.now();
  rmSync(outbox, { recursive: true, force: true });
  thidua("merge", ...args);
  const whole = Date.now() - start;
  for (let i = 0; i < 6; i++) {
    rmSync(outbox, { recursive: true, force: true });
    const child = spawn(process.execPath, [join(root, "build/cli/thidua.cjs"), "merge", ...args], {
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, LC_ALL: "vi_VN.UTF-8" },
    });
    let said = "";
    child.stderr.on("data", (text: Buffer) => (said += text.toString()));
    // The program hears signals once it has begun.
    const timer = setTimeout(() => child.kill("SIGINT"), 150 + whole * ((i * 0.618) % 1));
    const code = await new Promise((resolve) => child.on("close", (exit, signal) => resolve(exit ?? signal)));
    clearTimeout(timer);
    const names = existsSync(outbox) ? filesBelow(outbox) : [];
    if (code === 2) expect([said.trim(), names]).toEqual(["Đã dừng; không tệp nào bị thay đổi.", []]);
    else if (code !== "SIGINT") expect(names).toEqual(["so.json", "so.xlsx"]);
    else expect(names).toEqual([]);
  }
}, 900_000);

test("files that Excel holds open (~$) are passed over; what cannot be read is said", () => {
  const place = join(folder, "khoa");
  mkdirSync(place);
  const [first] = plan.members;
  const { name, bytes } = filledFile(plan, illustrativeResult(plan, first!.code, period));
  writeFileSync(join(place, name), bytes);
  writeFileSync(join(place, `~$${name}`), "owner");
  const done = thidua("merge", place, "--plan", plan.id, "--period", "6T");
  expect([done.code, done.err.includes("nhận 1 tệp")]).toEqual([0, true]);
});

// root may write anywhere, so a read-only folder stops nobody.
itIf(process.getuid?.() !== 0, "a folder that may not be written to: exit 2 and nothing changed", () => {
  const place = join(folder, "chi-doc");
  mkdirSync(place);
  chmodSync(place, 0o500);
  const done = thidua("merge", inbox, "--plan", plan.id, "--period", "6T", "--out", join(place, "so.xlsx"));
  expect([done.code, done.err.includes("Không có quyền")]).toEqual([2, true]);
  chmodSync(place, 0o700);
});

test("one of two outputs cannot be written: neither is", () => {
  const place = join(folder, "hai");
  mkdirSync(join(place, "so.json"), { recursive: true });
  writeFileSync(join(place, "so.xlsx"), OLD);
  const done = thidua("merge", ...args.slice(0, 5), "--out", join(place, "so.xlsx"), "--json", join(place, "so.json"));
  expect([done.code, done.err.trim().split("\n").length]).toEqual([2, 1]);
  expect(readFileSync(join(place, "so.xlsx"), "utf8")).toBe(OLD);
  expect(filesBelow(place)).toEqual(["so.xlsx"]);
});

test.each([
  ["ENOSPC", "diskFull"],
  ["EACCES", "notAllowed"],
  ["EROFS", "notAllowed"],
  ["EBUSY", "inUse"],
  ["ENOENT", "pathMissing"],
])("%s is said as %s", (code, said) => {
  expect(asRefusal(Object.assign(new Error("x"), { code, path: "/a/b" }))).toMatchObject({
    code: said,
    params: { path: "/a/b" },
  });
});
