import { illustrativeResult } from "../samples/illustrative";
import { samplePlan } from "../samples/samples";
import { filledFile, mergeInMemory } from "../workflow/demo";
import { readBook } from "../xlsx/read";
import { writeBook } from "../xlsx/write";
import { LEDGER_SHEET, ledgerSheet, readLedger } from "./ledger";

const plan = samplePlan("UBND-BG-2024")!;
const period = plan.periods[0]!;
const files = plan.members.slice(0, 3).map((member) => filledFile(plan, illustrativeResult(plan, member.code, period)));
const damaged = { name: "hỏng.xlsx", bytes: files[0]!.bytes.slice(0, 900) };

function through(sheet: ReturnType<typeof ledgerSheet>) {
  const front = {
    ...ledgerSheet({ plan: "", period: "", files: [], submissions: {}, earlier: [] }),
    name: "Trang",
    state: "visible" as const,
  };
  return readBook(writeBook({ sheets: [front, sheet], names: [], properties: {} }));
}

test("a merged book gives its consolidation back to the last field", () => {
  const merged = mergeInMemory(plan, period.code, [...files, { ...files[0]!, name: "bản sao.xlsx" }, damaged]);
  expect(merged.files).toHaveLength(files.length + 2);
  const book = through(ledgerSheet(merged));
  expect(book.sheets.find(({ name }) => name === LEDGER_SHEET)?.state).toBe("veryHidden");
  expect(readLedger(book)).toEqual(merged);
});

test("a damaged ledger loses its damaged rows and nothing else", () => {
  const merged = mergeInMemory(plan, period.code, files);
  const sheet = ledgerSheet(merged);
  const broken = sheet.cells.map((cell) =>
    cell.row === 1 && cell.column === 4 ? { ...cell, value: '{"file":5,"__proto__":{}}' } : cell,
  );
  const read = readLedger(through({ ...sheet, cells: broken }));
  expect(read?.files).toHaveLength(files.length - 1);
  expect(readLedger({ sheets: [], properties: {}, date1904: false })).toBeNull();
});
