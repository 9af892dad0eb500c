import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { TIDY_COLUMNS } from "./tidy";

test("docs/tidy.md names every column of the table, in order, with its kind and meaning", () => {
  const page = readFileSync(resolve(__dirname, "../../docs/tidy.md"), "utf8");
  const rows = page.split("\n").flatMap((line) => {
    const cells = line.split("|").map((cell) => cell.trim());
    return cells[1]?.startsWith("`") ? [{ name: cells[1].slice(1, -1), type: cells[2], vi: cells[3] }] : [];
  });
  expect(rows).toEqual(TIDY_COLUMNS.map(({ name, type, vi }) => ({ name, type, vi })));
});
