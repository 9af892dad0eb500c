/**
 * Fuzzes the workbook reader: npm run fuzz [-- --seconds 120 --seed 1 [--once]].
 *
 * Mutants of small workbooks must open or be refused with an XlsxError, soon, and the same way with node's zlib as
 * without. What fails is written to build/fuzz/<seed>.xlsx; once mended, its mutant belongs into test/fixtures/fuzz/,
 * where fuzz.test.ts reads it for ever.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, inflateRawSync } from "node:zlib";
import { load, root } from "../../bench/load.mjs";
import { memberBook } from "../../bench/members.mjs";
import { mutate } from "./mutate.mjs";

const { readBook } = load("src/xlsx/read.ts");
const { writeBook } = load("src/xlsx/write.ts");
const { bookBytes } = load("test/xlsxParts.ts");
const { cellOf, cellCount } = load("src/sheet/grid.ts");

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const seconds = option("seconds", 120);
const first = option("seed", 1);
const only = process.argv.includes("--once");
/** A mutant of a few kilobytes takes under 10 ms; this is for a machine that is busy with other things. */
const SLOW = 1000;

const rich = bookBytes({
  sheets: {
    "Kết quả":
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>a</t></r><rPh sb="0" eb="1"><t>b</t></rPh></is></c><c r="C1" t="d"><v>2024-06-05</v></c></row><row r="2" hidden="1"><c r="A2"><f t="shared" ref="A2:A3" si="0">B2*$C$1&amp;"x"</f><v>1.5E-3</v></c><c r="B2" t="b"><v>1</v></c><c r="C2" t="e"><v>#N/A</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/><v>0.30000000000000004</v></c><c r="B3" t="str"><f>A1</f><v><![CDATA[x]]>_x000D_&#7845;</v></c></row>',
    _meta: "<row><c><v>1</v></c><c><v>2</v></c></row>",
  },
  strings: '<si><t>chữ</t></si><si><r><t>a</t></r></si><si><t xml:space="preserve"> </t><phoneticPr/></si>',
  styles:
    '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts><font><name val=".VnTime"/></font></fonts><cellXfs><xf numFmtId="164" fontId="0"><protection locked="0"/></xf></cellXfs>',
  custom: '<property name="thidua.plan"><vt:lpwstr xmlns:vt="v">P</vt:lpwstr></property>',
  sheetAttributes: { _meta: 'state="veryHidden"' },
});
const seeds = [rich, bookBytes({}, { level: 0 }), writeBook(memberBook(3, 1))];

/** How reading ends: a code, or "opened" with the number of cells; throws what no reader may throw. */
function end(bytes, options) {
  try {
    const book = readBook(bytes, options);
    let cells = 0;
    for (const sheet of book.sheets) {
      cells += cellCount(sheet);
      for (let i = 0; i < cellCount(sheet); i++) {
        const cell = cellOf(sheet, i);
        if (cell.value === undefined || Number.isNaN(cell.value))
          throw new Error(`a cell without a value in ${sheet.name}`);
      }
    }
    return `opened ${cells}`;
  } catch (error) {
    if (error?.name === "XlsxError") return error.code;
    throw error;
  }
}

const zlib = { inflate: (data, size) => inflateRawSync(data, { maxOutputLength: Math.max(1, size) }), crc: crc32 };
const ends = {};
let slowest = { took: 0, seed: 0 };
let failed = 0;
let seed = first;
const start = performance.now();
for (; only ? seed === first : performance.now() - start < seconds * 1000; seed++) {
  const mutant = mutate(seeds[seed % seeds.length], seed);
  let problem = "";
  const before = performance.now();
  try {
    const inJs = end(mutant, {});
    const took = performance.now() - before;
    if (took > slowest.took) slowest = { took, seed };
    if (took > SLOW) problem = `${took.toFixed(0)} ms`;
    const inZlib = end(mutant, zlib);
    if (inJs !== inZlib && !(inJs + inZlib).match(/crc.*zipBomb|zipBomb.*crc/))
      problem = `${inJs} without zlib, ${inZlib} with it`;
    const code = inJs.split(" ")[0];
    ends[code] = (ends[code] ?? 0) + 1;
  } catch (error) {
    problem = error?.stack ?? String(error);
  }
  if (problem === "") continue;
  failed++;
  mkdirSync(join(root, "build/fuzz"), { recursive: true });
  writeFileSync(join(root, `build/fuzz/${seed}.xlsx`), mutant);
  console.log(`seed ${seed}: ${problem}`);
  if (failed === 20) break;
}
console.log(
  `seeds ${first} to ${seed - 1}: ${failed} failed; slowest ${slowest.took.toFixed(1)} ms (seed ${slowest.seed})`,
);
console.log(
  Object.entries(ends)
    .sort((a, b) => b[1] - a[1])
    .map(([code, count]) => `${code} ${count}`)
    .join(", "),
);
process.exit(failed === 0 ? 0 : 1);
