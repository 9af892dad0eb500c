/** The whole way of a cluster head: bytes → submissions → one table, against unzipping the same files and against peers' reading alone. */
import { unzipSync } from "fflate";
import { crc32, inflateRawSync } from "node:zlib";
import * as XLSX from "xlsx";
import { load } from "./load.mjs";
import { madePlan } from "./madePlan.mjs";

const { templateBook } = load("src/forms/templateBook.ts");
const { filledBook } = load("src/forms/fill.ts");
const { illustrativeResult } = load("src/samples/illustrative.ts");
const { writeBook } = load("src/xlsx/write.ts");
const { readBook } = load("src/xlsx/read.ts");
const { readMemberFile, leaf } = load("src/workflow/members.ts");
const { joinAll } = load("src/domain/consolidation.ts");
const { summarise } = load("src/domain/summary.ts");

/** As the command line reads (src/cli/read.ts). */
const reading = {
  inflate: (data, size) => inflateRawSync(data, { maxOutputLength: Math.max(size, 1), chunkSize: Math.max(64, size) }),
  ...(typeof crc32 === "function" ? { crc: crc32 } : {}),
};
const median = (values) => values.slice().sort((a, b) => a - b)[values.length >> 1];

function measure(rows, count, rounds) {
  const made = madePlan(rows, count);
  const [period] = made.periods;
  const files = made.members.map((member) => {
    const result = illustrativeResult(made, member.code, period);
    return {
      name: `${member.code}.xlsx`,
      bytes: writeBook(filledBook(templateBook(made, period, member), made, result.entries, result.tasks)),
    };
  });
  const whole = () => {
    const leaves = files.map(({ name, bytes }) =>
      leaf(made, period, readMemberFile(bytes, name, made, "6T", reading), null),
    );
    return summarise(made, joinAll(made.id, "6T", leaves));
  };
  const ways = {
    "fflate unzipSync": () => files.forEach(({ bytes }) => unzipSync(bytes)),
    "ours: bytes → Book": () => files.forEach(({ bytes }) => readBook(bytes, reading)),
    "ours: read as submission": () =>
      files.forEach(({ name, bytes }) => readMemberFile(bytes, name, made, "6T", reading)),
    "ours: read, check, merge, sum up": whole,
    ...(count <= 100
      ? { "SheetJS 0.18.5: read": () => files.forEach(({ bytes }) => XLSX.read(bytes, { dense: true })) }
      : {}),
  };
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++)
    for (const [name, way] of Object.entries(ways)) {
      const start = performance.now();
      way();
      if (round > 0) times[name].push(performance.now() - start);
    }
  const floor = median(times["fflate unzipSync"]);
  console.log(
    `\n${count} files × ${rows} rows (${Math.round(files[0].bytes.length / 1024)} KB each), median of ${rounds}`,
  );
  for (const [name, values] of Object.entries(times))
    console.log(
      `  ${name.padEnd(36)} ${(median(values) / count).toFixed(3).padStart(8)} ms a file  ${(median(values) / floor).toFixed(2).padStart(6)} × unzip`,
    );
}

measure(40, 500, 5);
measure(300, 100, 5);
