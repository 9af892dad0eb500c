/**
 * The whole way of a cluster head: bytes → submissions → one table, against unzipping the same files and against what others take to
 * read them. Writes its table into docs/limits.md.
 */
import { createRequire } from "node:module";
import { crc32, inflateRawSync } from "node:zlib";
import { unzipSync } from "fflate";
import { readXlsx } from "hucre/xlsx";
import { measuredWith, median, putFigures } from "./figuresInto.mjs";
import { load } from "./load.mjs";
import { madePlan } from "./madePlan.mjs";

const require = createRequire(import.meta.url);
const XLSX = require("xlsx");
const ExcelJS = require("exceljs");
const { templateBook } = load("src/forms/templateBook.ts");
const { filledBook } = load("src/forms/fill.ts");
const { readSubmission } = load("src/forms/submission.ts");
const { illustrativeResult } = load("src/samples/illustrative.ts");
const { writeBook } = load("src/xlsx/write.ts");
const { readBook } = load("src/xlsx/read.ts");
const { readMemberFile, leaf } = load("src/workflow/members.ts");
const { joinAll } = load("src/domain/consolidation.ts");
const { summarise } = load("src/domain/summary.ts");

const ROUNDS = Number(process.env.ROUNDS ?? 7);
/** Files one way is measured on before the next has its turn: what else the machine does hits all ways alike. */
const TURN = 20;
/** Files of a round that the slow ones read. */
const FEW = 4;

/** As the command line reads (src/cli/read.ts). */
const reading = {
  inflate: (data, size) => inflateRawSync(data, { maxOutputLength: Math.max(size, 1), chunkSize: Math.max(64, size) }),
  ...(typeof crc32 === "function" ? { crc: crc32 } : {}),
};

/** Milliseconds a file of each way, by name. Each way reads a file, and may end with the merge of what it read. */
async function measure(rows, count) {
  const plan = madePlan(rows, count);
  const [period] = plan.periods;
  const files = plan.members.map((member) => {
    const { entries, tasks } = illustrativeResult(plan, member.code, period);
    const bytes = writeBook(filledBook(templateBook(plan, period, member), plan, entries, tasks));
    return { name: `${member.code}.xlsx`, bytes };
  });
  const structure = (name, bytes) => readSubmission(readBook(bytes, reading), name, plan, { period: period.code });
  const checked = (name, bytes) => readMemberFile(bytes, name, plan, period.code, reading);
  const merged = (read) =>
    summarise(
      plan,
      joinAll(
        plan.id,
        period.code,
        read.map((one) => leaf(plan, period, one, null)),
      ),
    );
  const ways = {
    "fflate unzipSync": { read: (_, bytes) => unzipSync(bytes) },
    "read (bytes → Book)": { read: (_, bytes) => readBook(bytes, reading) },
    "read, structure, merge": { read: structure, end: merged },
    "read, every rule, merge": { read: checked, end: merged },
    "SheetJS 0.18.5, reading alone": { few: true, read: (_, bytes) => XLSX.read(bytes, { type: "buffer" }) },
    "hucre, reading alone": { few: true, read: (_, bytes) => readXlsx(bytes) },
    "exceljs, reading alone": { few: true, read: (_, bytes) => new ExcelJS.Workbook().xlsx.load(bytes) },
  };
  const rounds = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round <= ROUNDS; round++) {
    const took = {};
    const kept = {};
    for (let at = 0; at < count; at += TURN)
      for (const [name, { read, end, few }] of Object.entries(ways)) {
        if (few && at > 0) continue;
        const some = files.slice(at, at + (few ? FEW : TURN));
        const held = (kept[name] ??= []);
        const start = performance.now();
        for (const file of some) {
          const one = await read(file.name, file.bytes);
          if (end) held.push(one);
        }
        if (end && at + TURN >= count) end(held);
        took[name] = (took[name] ?? 0) + performance.now() - start;
      }
    // The first round warms up.
    if (round > 0)
      for (const [name, { few }] of Object.entries(ways)) rounds[name].push(took[name] / (few ? FEW : count));
  }
  const kilobytes = Math.round(files[0].bytes.length / 1024);
  return { title: `${count} × ${rows} rows, ${kilobytes} KB`, rounds };
}

const results = [await measure(40, 500), await measure(300, 100)];
const columns = results.flatMap(({ title }) => [title, "× unzipSync"]);
const lines = [
  `The forms members fill in, milliseconds a file (median of ${ROUNDS} rounds in which all take turns; ${measuredWith()}). “Structure” is`,
  "headers, rows, codes, units' names and dates, as far as merging needs them; “every rule” is the whole check.",
  "",
  `| | ${columns.join(" | ")} |`,
  `| --- |${columns.map(() => " ---: |").join("")}`,
  ...Object.keys(results[0].rounds).map((name) => {
    const cells = results.flatMap(({ rounds }) => {
      const ratios = rounds[name].map((time, round) => time / rounds["fflate unzipSync"][round]);
      return [median(rounds[name]).toFixed(2), median(ratios).toFixed(2)];
    });
    return `| ${name} | ${cells.join(" | ")} |`;
  }),
];
console.log(lines.join("\n"));
await putFigures("bench/merging.mjs", lines);
