/** The whole way of a cluster head: bytes → submissions → one table, against unzipping the same files and against peers' reading alone. */
import { unzipSync } from "fflate";
import { inflateRawSync } from "node:zlib";
import * as XLSX from "xlsx";
import { load } from "./load.mjs";

const { templateBook } = load("src/forms/templateBook.ts");
const { filledBook } = load("src/forms/fill.ts");
const { illustrativeResult } = load("src/samples/illustrative.ts");
const { writeBook } = load("src/xlsx/write.ts");
const { readBook } = load("src/xlsx/read.ts");
const { readMemberFile, leaf } = load("src/workflow/members.ts");
const { joinAll } = load("src/domain/consolidation.ts");
const { summarise } = load("src/domain/summary.ts");

const inflate = (data, size) => inflateRawSync(data, { maxOutputLength: Math.max(size, 1) });
const median = (values) => values.slice().sort((a, b) => a - b)[values.length >> 1];

/** A plan of some indicators of every kind and some members, all made up. */
export function plan(rows, members) {
  const kinds = [
    ["quantity", "up", "cumulative", "16"],
    ["value", "up", "cumulative", "16.068"],
    ["rate", "up", "pointInTime", "87,36"],
    ["setRatio", "up", "pointInTime", "100%"],
    ["growth", "up", "growth", "14,5"],
    ["range", "up", "cumulative", "138-140"],
    ["rate", "down", "pointInTime", "1,82"],
    ["milestone", "done", "milestone", "Hoàn thành"],
  ];
  return {
    id: "BENCH",
    year: 2024,
    title: "Kế hoạch thi đua",
    issuer: { parent: "", name: "Cụm trưởng" },
    basis: "",
    cluster: { code: "C", name: "Cụm" },
    periods: [
      {
        code: "6T",
        name: "6 tháng đầu năm 2024",
        from: "2024-01-01",
        to: "2024-06-30",
        due: "2024-06-05",
        final: false,
      },
    ],
    members: Array.from({ length: members }, (_, i) => ({
      code: `M${i}`,
      name: `Đơn vị ${i}`,
      aliases: [],
      validFrom: null,
      validTo: null,
      predecessors: [],
    })),
    indicators: Array.from({ length: rows }, (_, i) => {
      const [type, direction, accumulation, target] = kinds[i % kinds.length];
      return {
        code: `CT${i}`,
        no: `(${i + 1})`,
        parent: null,
        name: `Chỉ tiêu thi đua số ${i} về tổ chức hội nghị, tập huấn`,
        unit: "nội dung",
        type,
        direction,
        accumulation,
        target,
        maxScore: null,
        baseline: null,
      };
    }),
    tasks: [],
    campaigns: [],
    deadlines: [],
    inverseFormula: "target/actual",
    scoring: null,
    awards: null,
  };
}

function measure(rows, count, rounds) {
  const made = plan(rows, count);
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
      leaf(made, period, readMemberFile(bytes, name, made, "6T", { inflate }), null),
    );
    return summarise(made, joinAll(made.id, "6T", leaves));
  };
  const ways = {
    "fflate unzipSync": () => files.forEach(({ bytes }) => unzipSync(bytes)),
    "ours: bytes → Book": () => files.forEach(({ bytes }) => readBook(bytes, { inflate })),
    "ours: read as submission": () =>
      files.forEach(({ name, bytes }) => readMemberFile(bytes, name, made, "6T", { inflate })),
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
