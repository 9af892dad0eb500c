/**
 * npm run bench:mistakes [-- --each 4 --clean 900 --resaved 60 --seed 1 --json OUT --docs FILE.md --kinds a,b]
 *
 * Fills clean workbooks, has some saved by LibreOffice and some by openpyxl, puts one mistake of one kind into each of many
 * others, checks them all and says how many were caught, whether the right cell was named, and how often a clean one was accused.
 */
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { load } from "../load.mjs";
import { benchPlan, cleanBook, cleanBooks, randomOf } from "./clean.mjs";
import { crossed } from "./crossed.mjs";
import { excelCatches, schemaErrors } from "./peers.mjs";

const { readBook } = load("src/xlsx/read.ts");
const { readSubmission } = load("src/forms/submission.ts");
const { checkSubmission } = load("src/rules/check.ts");
const { refinedIssues } = load("src/rules/refine.ts");
const { samplePlan } = load("src/samples/samples.ts");

const print = (text) => process.stdout.write(`${text}\n`);
const warn = (text) => process.stderr.write(`${text}\n`);
const PYTHON = "/usr/bin/python3";
const mutator = fileURLToPath(new URL("mutate.py", import.meta.url));
const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const each = Number(option("each", "4"));
const cleanCount = Number(option("clean", "900"));
const seed = Number(option("seed", "1"));
const resaved = Number(option("resaved", "60"));
const only = option("kinds", "").split(",").filter(Boolean) ?? [];
const folder = mkdtempSync(join(tmpdir(), "so-thi-dua-mistakes-"));

function python(input) {
  return JSON.parse(
    execFileSync(PYTHON, [mutator], { input: JSON.stringify(input), maxBuffer: 1 << 28, encoding: "utf8" }),
  );
}

/** Several Pythons at once: opening and saving a workbook takes most of the time. */
async function mutated(jobs) {
  const parts = [[], []];
  jobs.forEach((job, i) => parts[i % 2].push(job));
  const told = await Promise.all(
    parts.map(
      (part) =>
        new Promise((done, fail) => {
          const child = spawn(PYTHON, [mutator], { stdio: ["pipe", "pipe", "inherit"] });
          let out = "";
          child.stdout.on("data", (data) => (out += data));
          child.on("close", (code) => (code === 0 ? done(JSON.parse(out)) : fail(new Error(`mutate.py: ${code}`))));
          child.stdin.end(JSON.stringify({ jobs: part }));
        }),
    ),
  );
  return new Map(told.flat().map((one) => [one.out, one]));
}

/** All that is said of one file: reading's issues and the rules'. */
function check(bytes, { name, plan, period }) {
  const book = readBook(bytes);
  const submission = readSubmission(book, name, plan, { period: period.code });
  const own = plan.periods.find(({ code }) => code === submission.identity.period) ?? null;
  const found = checkSubmission({ book, submission, plan, period: own });
  return { book, submission, issues: [...refinedIssues({ book, submission, plan, period: own }), ...found] };
}

const key = ({ code, place }) => `${code}|${place.sheet ?? ""}|${place.cell ?? ""}`;
const line = ({ code, severity, place, found, expected }) =>
  `${severity} ${code} ${place.sheet ?? ""}!${place.cell ?? ""} ${JSON.stringify(found ?? "")}${expected ? ` → ${JSON.stringify(expected)}` : ""}`;

async function libreOffice(files) {
  const out = join(folder, "lo");
  mkdirSync(out);
  const profile = pathToFileURL(join(folder, "profile")).href;
  execFileSync(
    "soffice",
    [`-env:UserInstallation=${profile}`, "--headless", "--convert-to", "xlsx", "--outdir", out, ...files],
    { stdio: "ignore", timeout: 170_000 },
  );
  return files.map((file) => join(out, basename(file)));
}

const started = Date.now();
const report = { clean: {}, kinds: [], totals: {} };
try {
  // Clean workbooks, as written, as LibreOffice and as openpyxl save them.
  const clean = cleanBooks(cleanCount, seed);
  const ways = { written: clean.map((one) => ({ one, bytes: one.bytes })) };
  const some = clean.slice(0, resaved);
  const paths = some.map((one, i) => {
    const path = join(folder, `clean${i}.xlsx`);
    writeFileSync(path, one.bytes);
    return path;
  });
  const copies = await mutated(
    paths.map((path, i) => ({ in: path, out: join(folder, `openpyxl${i}.xlsx`), kind: "clean", seed: i })),
  );
  ways.openpyxl = some.map((one, i) => ({
    one,
    bytes: readFileSync([...copies.keys()].find((path) => path.endsWith(`openpyxl${i}.xlsx`))),
  }));
  if (option("libreoffice", "yes") === "yes") {
    try {
      const made = await libreOffice(paths);
      ways.libreOffice = some.map((one, i) => ({ one, bytes: readFileSync(made[i]) }));
    } catch {
      warn("LibreOffice is not here: its way is left out.");
    }
  }
  for (const [way, list] of Object.entries(ways)) {
    const told = {
      files: list.length,
      errors: 0,
      warnings: 0,
      filesWithErrors: 0,
      filesWithWarnings: 0,
      notes: 0,
      codes: {},
      schema: 0,
    };
    const times = [];
    for (const { one, bytes } of list) {
      const from = performance.now();
      const { issues, book } = check(bytes, one);
      times.push(performance.now() - from);
      const count = (severity) => issues.filter((issue) => issue.severity === severity).length;
      told.errors += count("error");
      told.warnings += count("warning");
      told.notes += count("note");
      if (count("error") > 0) told.filesWithErrors += 1;
      if (count("warning") > 0) told.filesWithWarnings += 1;
      if (schemaErrors(book, one).size > 0) told.schema += 1;
      for (const issue of issues) {
        told.codes[issue.code] = (told.codes[issue.code] ?? 0) + 1;
        if (issue.severity !== "note" && option("show", "") !== "") print(`${way} ${one.name} ${line(issue)}`);
      }
    }
    told.medianMs = Number(times.sort((a, b) => a - b)[times.length >> 1]?.toFixed(2));
    report.clean[way] = told;
  }
  // Mistakes, one in each file.
  const kinds = python({ list: true }).filter(({ kind }) => only.length === 0 || only.includes(kind));
  const plans = {
    bench: benchPlan(),
    bn: samplePlan("UBND-BN-2024"),
    bg: samplePlan("UBND-BG-2024"),
    lhh: samplePlan("LHH-BG-2024"),
  };
  const jobs = [];
  for (const { kind } of kinds) {
    const random = randomOf(seed * 131 + [...kind].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7));
    for (let i = 0; i < each; i++) {
      // Two tries for each: a kind may fit no row of the first.
      for (let attempt = 0; attempt < 2; attempt++) {
        const task = kind.startsWith("task");
        const year = kind.startsWith("year") && kind !== "yearForFigure";
        const draw = Math.floor(random() * 6);
        const plan = year
          ? plans.lhh
          : task
            ? i % 2
              ? plans.bn
              : plans.bench
            : draw === 0 && attempt === 0
              ? plans.lhh
              : draw === 1 && attempt === 0
                ? plans.bg
                : plans.bench;
        const period =
          kind === "reasonGone"
            ? plan.periods.at(-1)
            : kind.startsWith("estimate")
              ? plan.periods[i % 2]
              : plan.periods[Math.floor(random() * plan.periods.length)];
        const member = plan.members[Math.floor(random() * plan.members.length)];
        const one = cleanBook(plan, period, member, Math.floor(random() * 1e9));
        const path = join(folder, `in_${kind}_${i}_${attempt}.xlsx`);
        if (attempt === 0) writeFileSync(path, one.bytes);
        const other = {
          member: plan.members.find(({ code }) => code !== member.code)?.code ?? "XX",
          period: plan.periods.find(({ code }) => code !== period.code)?.code,
        };
        jobs.push({
          one,
          i,
          attempt,
          job: {
            in: path,
            out: join(folder, `out_${kind}_${i}_${attempt}.xlsx`),
            kind,
            seed: Math.floor(random() * 1e9),
            other,
          },
        });
      }
    }
  }
  const told = await mutated(jobs.filter(({ attempt }) => attempt === 0).map(({ job }) => job));
  const again = jobs.filter(
    ({ attempt, job }) => attempt === 1 && told.get(job.out.replace(/_1\.xlsx$/, "_0.xlsx"))?.skipped,
  );
  for (const { job, one } of again) writeFileSync(job.in, one.bytes);
  for (const [out, one] of await mutated(again.map(({ job }) => job))) told.set(out, one);
  for (const { kind, certain } of kinds) {
    const row = { kind, certain, tried: 0, caught: 0, warned: 0, right: 0, placed: 0, excel: 0, schema: 0, missed: [] };
    for (let i = 0; i < each; i++) {
      const held = jobs
        .filter(({ job, i: at }) => job.kind === kind && at === i)
        .find(({ job }) => told.get(job.out) && !told.get(job.out).skipped);
      if (!held) continue;
      const { one, job } = held;
      const { sheet, cells } = told.get(job.out);
      const before = new Set(check(one.bytes, one).issues.map(key));
      const bytes = readFileSync(job.out);
      const after = check(bytes, one);
      const fresh = after.issues.filter((issue) => !before.has(key(issue)));
      row.tried += 1;
      const named = (issue) => cells.length === 0 || (issue.place.sheet === sheet && cells.includes(issue.place.cell));
      const near = fresh.filter((issue) => named(issue) || cells.length === 0);
      const caught = near.length > 0 || fresh.some((issue) => issue.severity !== "note");
      if (caught) row.caught += 1;
      else row.missed.push(`${one.name} ${sheet}!${cells[0] ?? ""}`);
      if (fresh.some((issue) => issue.severity !== "note")) row.warned += 1;
      if (cells.length > 0 && caught) {
        row.placed += 1;
        if (near.length > 0) row.right += 1;
        else row.missed.push(`not at ${cells[0]}: ${fresh.slice(0, 3).map(line).join("; ")}`);
      }
      if (cells.length > 0 && excelCatches(after.book, one, sheet, cells)) row.excel += 1;
      const schema = schemaErrors(after.book, one);
      const base = schemaErrors(readBook(one.bytes), one);
      if ([...schema].some((place) => !base.has(place))) row.schema += 1;
      if (option("show", "") === "all") print(`${kind} ${job.out} ${fresh.map(line).join(" || ")}`);
    }
    report.kinds.push(row);
  }
  if (only.length === 0 || only.includes("crossed")) report.kinds.push(...crossed(each, seed));
  const sum = (rows, name) => rows.reduce((total, row) => total + row[name], 0);
  const certain = report.kinds.filter((row) => row.certain);
  const share = (part, whole) => (whole === 0 ? 1 : Number((part / whole).toFixed(4)));
  report.totals = {
    kinds: report.kinds.filter(({ tried }) => tried > 0).length,
    files: sum(report.kinds, "tried"),
    recall: share(sum(report.kinds, "caught"), sum(report.kinds, "tried")),
    recallCertain: share(sum(certain, "caught"), sum(certain, "tried")),
    recallBeyondNotes: share(sum(report.kinds, "warned"), sum(report.kinds, "tried")),
    rightCell: share(sum(report.kinds, "right"), sum(report.kinds, "placed")),
    excel: share(sum(report.kinds, "excel"), sum(report.kinds, "tried")),
    schema: share(sum(report.kinds, "schema"), sum(report.kinds, "tried")),
    cleanFiles: Object.values(report.clean).reduce((total, { files }) => total + files, 0),
    falseErrorFiles: Object.values(report.clean).reduce((total, { filesWithErrors }) => total + filesWithErrors, 0),
    falseWarningFiles: Object.values(report.clean).reduce(
      (total, { filesWithWarnings }) => total + filesWithWarnings,
      0,
    ),
    seconds: Math.round((Date.now() - started) / 1000),
  };
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** docs/mistakes.md: the same figures for people to read. */
async function document() {
  const { format } = await import("prettier");
  const { totals } = report;
  const percent = (part) => `${(part * 100).toFixed(1)}%`;
  const head = ["Kind of mistake", "tried", "caught", "beyond a note", "right cell", "Excel", "schema"];
  const rows = report.kinds
    .filter(({ tried }) => tried > 0)
    .map((row) => [
      `${row.kind}${row.certain ? "" : " ?"}`,
      row.tried,
      row.caught,
      row.warned,
      row.placed ? `${row.right}/${row.placed}` : "file",
      row.excel,
      row.schema,
    ]);
  const clean = Object.entries(report.clean).map(([way, one]) => [
    way,
    one.files,
    one.filesWithErrors,
    one.filesWithWarnings,
    one.notes,
    one.schema,
  ]);
  const table = (titles, lines) =>
    [titles, titles.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
  const text = `# What the check catches

Written by \`npm run bench:mistakes -- --seed ${seed} --each ${each} --docs docs/mistakes.md\`; not edited by hand. One mistake of one kind is put into each
of many clean workbooks (bench/mistakes/mutate.py and further.py know the form by its printed headers only). “?” marks kinds no rule can be
certain of. “Excel” is what the validation and protection of the issued template stop while somebody types; a paste, a file made by a program
or an unprotected sheet passes both. “schema” is a check in the manner of frictionless: types, required columns, lists and bounds. What is
caught is never all that can go wrong: a plausible figure that is not true looks like any other.

| | |
| --- | --- |
| kinds of mistakes, workbooks | ${totals.kinds}, ${totals.files} |
| caught | ${percent(totals.recall)} |
| caught where certain | ${percent(totals.recallCertain)} |
| caught beyond a note | ${percent(totals.recallBeyondNotes)} |
| right cell named | ${percent(totals.rightCell)} |
| Excel's own validation and protection | ${percent(totals.excel)} |
| schema check | ${percent(totals.schema)} |
| clean workbooks: with a false error, with a false warning | ${totals.cleanFiles}: ${totals.falseErrorFiles}, ${totals.falseWarningFiles} |

## Clean workbooks

${table(["saved by", "files", "with errors", "with warnings", "notes", "accused by the schema"], clean)}

## Kinds

${table(head, rows)}
`;
  writeFileSync(option("docs", ""), await format(text, { parser: "markdown", printWidth: 120 }));
}

if (option("docs", "") !== "") await document();
const out = option("json", "");
if (out === "-") print(JSON.stringify(report));
else {
  if (out) writeFileSync(out, JSON.stringify(report, null, 2));
  const cell = (value, width) => String(value).padStart(width);
  print("\nKind of mistake            tried caught beyond-note right-cell  Excel schema");
  for (const row of report.kinds) {
    const name = `${row.kind}${row.certain ? "" : " ?"}`.padEnd(26);
    print(
      `${name} ${cell(row.tried, 5)} ${cell(row.caught, 6)} ${cell(row.warned, 11)} ${cell(row.placed ? `${row.right}/${row.placed}` : "file", 10)} ${cell(row.excel, 6)} ${cell(row.schema, 6)}`,
    );
    if (option("missed", "") !== "") for (const missed of row.missed) print(`    missed: ${missed}`);
  }
  print("\nClean workbooks");
  for (const [way, told] of Object.entries(report.clean))
    print(
      `${way.padEnd(12)} ${told.files} files: ${told.filesWithErrors} with errors, ${told.filesWithWarnings} with warnings, ${told.notes} notes; schema accuses ${told.schema}; read and checked in ${told.medianMs} ms (median) ${JSON.stringify(told.codes)}`,
    );
  print(`\n${JSON.stringify(report.totals, null, 1)}`);
}
