/** Thousands of members' workbooks of one made-up plan, each with its own figures: one drawn form with its values and names changed. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import { strToU8, strFromU8, unzipSync } from "fflate";
import { load } from "./load.mjs";
import { madePlan } from "./madePlan.mjs";

const { templateBook } = load("src/forms/templateBook.ts");
const { filledBook } = load("src/forms/fill.ts");
const { illustrativeResult } = load("src/samples/illustrative.ts");
const { writeBook } = load("src/xlsx/write.ts");

/** Columns a member types figures into: last year, numerator, denominator, actual, estimate. */
const TYPED = /(<c r="[DGHIJ]\d+" s="\d+"><v>)(\d+(?:\.\d+)?)(<\/v>)/g;

function packed(name, data) {
  return { name: Buffer.from(name), data: deflateRawSync(data, { level: 3 }), size: data.length, crc: crc32(data) };
}

/** A zip of deflated parts, without dates. */
function zip(parts) {
  const pieces = [];
  const directory = [];
  let at = 0;
  for (const { name, data, size, crc } of parts) {
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(20, 6);
    head.writeUInt16LE(8, 10);
    head.writeUInt32LE(crc, 16);
    head.writeUInt32LE(data.length, 20);
    head.writeUInt32LE(size, 24);
    head.writeUInt16LE(name.length, 28);
    head.writeUInt32LE(at, 42);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    head.copy(local, 4, 6, 32);
    pieces.push(local, name, data);
    directory.push(head, name);
    at += 30 + name.length + data.length;
  }
  const tail = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(tail.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, tail, end]);
}

/** Writes `count` files of `rows` rows into folder/files and the plan into folder/plan.json; gives the plan. */
export function writeMany(folder, rows, count) {
  const plan = madePlan(rows, count);
  const [period] = plan.periods;
  const [first] = plan.members;
  mkdirSync(join(folder, "files"), { recursive: true });
  writeFileSync(join(folder, "plan.json"), JSON.stringify(plan));
  const { entries, tasks } = illustrativeResult(plan, first.code, period);
  const parts = unzipSync(writeBook(filledBook(templateBook(plan, period, first), plan, entries, tasks)));
  const named = Object.keys(parts).filter((name) => /sharedStrings|custom|app\.xml/.test(name));
  const sheet = "xl/worksheets/sheet1.xml";
  const fixed = new Map(Object.entries(parts).map(([name, data]) => [name, packed(name, data)]));
  const text = strFromU8(parts[sheet]);
  plan.members.forEach((member, i) => {
    const own = new Map(fixed);
    for (const name of named) {
      const said = strFromU8(parts[name])
        .replaceAll(`>${first.code}<`, `>${member.code}<`)
        .replaceAll(`>${first.name}<`, `>${member.name}<`)
        .replaceAll(`>${first.name.toUpperCase()}<`, `>${member.name.toUpperCase()}<`);
      own.set(name, packed(name, strToU8(said)));
    }
    let seed = i * 7919 + 1;
    const values = text.replace(TYPED, (_, before, value, after) => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      const changed = Number(value) * (0.85 + (seed % 3001) / 10_000);
      return before + (value.includes(".") ? changed.toFixed(2) : Math.round(changed)) + after;
    });
    own.set(sheet, packed(sheet, strToU8(values)));
    writeFileSync(join(folder, "files", `${plan.id}_6T_${member.code}.xlsx`), zip([...own.values()]));
  });
  return plan;
}
