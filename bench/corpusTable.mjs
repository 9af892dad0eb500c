/**
 * Reads the corpus of odd workbooks (../shared/corpus, or the folder given) with four readers and writes the table of
 * docs/reading.md: opened, refused and why, wrong values, time. Each reader works in a process of its own, which is
 * killed when one file takes longer than LIMIT seconds.
 */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { root } from "./load.mjs";

const LIMIT = Number(process.env.LIMIT ?? 20);
const folder = resolve(process.argv[2] ?? join(root, "../shared/corpus"));
const READERS = {
  own: "ours",
  sheetJs: "SheetJS 0.18.5",
  readExcelFile: "read-excel-file 9.3.17",
  excelJs: "exceljs 4.4.0",
};
const page = join(root, "docs/reading.md");

if (!existsSync(folder)) {
  process.stdout.write(`skipped: ${folder} is not there\n`);
  process.exit(0);
}
const files = readdirSync(folder)
  .filter((name) => /\.(xlsx|xlsm|xltx)$/i.test(name))
  .sort();

/** Reads every file with one reader; a crash or a hang counts as one answer. */
async function readAll(reader) {
  const answers = new Map();
  let next = 0;
  while (next < files.length) {
    await new Promise((done) => {
      const child = spawn(
        process.execPath,
        ["--max-old-space-size=2048", join(root, "bench/corpusReader.mjs"), reader],
        {
          stdio: ["pipe", "pipe", "ignore"],
        },
      );
      child.stdin.on("error", () => undefined);
      let clock;
      let verdict = "crash";
      const ask = () => {
        clearTimeout(clock);
        if (next >= files.length) return void child.stdin.end();
        clock = setTimeout(() => {
          verdict = "hang";
          child.kill("SIGKILL");
        }, LIMIT * 1000);
        child.stdin.write(`${join(folder, files[next])}\n`);
      };
      createInterface({ input: child.stdout }).on("line", (line) => {
        const answer = JSON.parse(line);
        answers.set(basename(answer.file), answer);
        next++;
        ask();
      });
      child.on("close", () => {
        clearTimeout(clock);
        if (next < files.length)
          answers.set(files[next++], { refused: verdict, ms: verdict === "hang" ? LIMIT * 1000 : 0 });
        done();
      });
      ask();
    });
  }
  return answers;
}

/** Cells by "sheet!ref"; null where the file was not opened. */
function cellsOf(answer) {
  if (!answer?.sheets) return null;
  const cells = new Map();
  for (const [name, values] of answer.sheets)
    for (const [at, value] of Object.entries(values)) if (value !== "s:") cells.set(`${name}!${at}`, value);
  return cells;
}

const same = (a, b) =>
  a === b || (typeof a === "number" && typeof b === "number" && Math.abs(a - b) <= 1e-7 * Math.max(1, Math.abs(a)));

/**
 * How many cells a reader gives otherwise than two independent others, where those agree; error cells only if it has
 * them. Readers that turn numbers into dates do so from 1904 where the book does: 1462 days are no fault.
 */
function wrongCells(file, own, first, second, withErrors, dates) {
  let wrong = 0;
  for (const [place, value] of first) {
    if (value !== second.get(place) || (!withErrors && String(value).startsWith("e:"))) continue;
    if (same(own.get(place), value) || (dates && Math.abs(own.get(place) - value - 1462) < 1e-6)) continue;
    if (process.env.SHOW && wrong < 3)
      process.stderr.write(`${file} ${place}: ${own.get(place)} instead of ${value}\n`);
    wrong++;
  }
  return wrong;
}

const python = join(root, "test/corpus/openpyxlCells.py");
const openpyxl = new Map();
for (const line of execFileSync("/usr/bin/python3", [python, folder], { maxBuffer: 1 << 29, encoding: "utf8" }).split(
  "\n",
)) {
  if (line === "") continue;
  const answer = JSON.parse(line);
  openpyxl.set(answer.file, answer.error === null ? { sheets: answer.sheets } : { refused: answer.error });
}
const answers = {};
for (const reader of Object.keys(READERS)) answers[reader] = await readAll(reader);

const rows = Object.entries(READERS).map(([reader, title]) => {
  const mine = answers[reader];
  const other = reader === "sheetJs" ? "own" : "sheetJs";
  const reasons = {};
  let opened = 0;
  let untyped = 0;
  let ms = 0;
  let wrong = 0;
  let wrongFiles = 0;
  for (const file of files) {
    const answer = mine.get(file);
    ms += answer.ms ?? 0;
    if (answer.refused !== undefined) {
      if (!answer.typed) untyped++;
      const reason = /^[A-Za-z\d]+$/.test(answer.refused) ? answer.refused : "invalid";
      if (answer.typed || ["hang", "crash"].includes(reason)) reasons[reason] = (reasons[reason] ?? 0) + 1;
      continue;
    }
    opened++;
    const [own, first, second] = [answer, answers[other].get(file), openpyxl.get(file)].map(cellsOf);
    if (!first || !second) continue;
    const count = wrongCells(
      file,
      own,
      first,
      second,
      reader !== "readExcelFile",
      /^(readExcelFile|excelJs)$/.test(reader),
    );
    wrong += count;
    if (count > 0) wrongFiles++;
  }
  const why = Object.entries(reasons)
    .sort((a, b) => b[1] - a[1])
    .map(([reason, count]) => `${reason} ${count}`)
    .join(", ");
  const refused = files.length - opened;
  return `| ${title} | ${opened} | ${refused} | ${untyped} | ${why || "–"} | ${wrong} in ${wrongFiles} files | ${(ms / 1000).toFixed(1)} s |`;
});

const table = [
  "| reader | opened | refused | of these without a typed reason | reasons | wrong values | time |",
  "|---|---|---|---|---|---|---|",
  ...rows,
].join("\n");
process.stdout.write(`${table}\n`);
const START = "<!-- corpus table: node bench/corpusTable.mjs -->";
const END = "<!-- end -->";
if (existsSync(page)) {
  const text = readFileSync(page, "utf8");
  const from = text.indexOf(START);
  const to = text.indexOf(END, from);
  if (from >= 0 && to > from)
    writeFileSync(page, `${text.slice(0, from + START.length)}\n\n${table}\n\n${text.slice(to)}`);
}
