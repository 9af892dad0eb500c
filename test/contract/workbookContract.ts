import { HostError } from "../../src/host/workbook";
import type { Edited, HostErrorCode, Workbook } from "../../src/host/workbook";
import { cellName, parseCell } from "../../src/sheet/address";
import type { CellValue } from "../../src/sheet/cell";
import type { CellContent, CellEdit, ChangeSet } from "../../src/sheet/change";
import { noChange } from "../../src/sheet/change";
import type { Book, Grid } from "../../src/sheet/grid";
import { cellAt, cellOf, eachCell } from "../../src/sheet/grid";
import { Cancelled } from "../../src/sheet/progress";
import type { SheetSpec } from "../../src/sheet/spec";
import { formSpec, listSpec } from "./workbookSpecs";

/** A workbook under test with the hands of a person on it. It starts with one visible, empty sheet. */
export interface Subject {
  workbook: Workbook;
  /** Types into a cell as a person would, on an unprotected sheet or an unlocked cell. */
  type: (sheet: string, cell: string, value: string | number) => Promise<void>;
  /** Name of the sheet in front and address of the cell selected in it. */
  selected: () => Promise<{ sheet: string; cell: string }>;
  /** Everything the host knows of its workbook, dress included, to compare before and after; where it can tell. */
  snapshot?: () => Promise<unknown>;
}

/** One promise every host keeps. The body uses nothing of node, so that a page can run it. */
export interface ContractCase {
  name: string;
  run: (subject: Subject) => Promise<void>;
}

function same(actual: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}\n  expected ${b}\n  but got  ${a}`);
}

async function refused(work: Promise<unknown>, code: HostErrorCode, what: string): Promise<HostError> {
  let caught: unknown = null;
  try {
    await work;
  } catch (error) {
    caught = error;
  }
  if (!(caught instanceof HostError)) throw new Error(`${what}: expected HostError ${code}, got ${String(caught)}`);
  same(caught.code, code, what);
  same(caught.dirty, false, `${what}: dirty`);
  return caught;
}

const draw = (...specs: SheetSpec[]): ChangeSet => ({
  ...noChange(),
  sheets: specs.map((spec) => ({ spec, replaces: false })),
});

function sheetOf(book: Book, name: string): Grid {
  const grid = book.sheets.find((each) => each.name === name);
  if (!grid) throw new Error(`no sheet ${name} among ${book.sheets.map((each) => each.name).join(", ")}`);
  return grid;
}

const place = (cell: string): { row: number; column: number } => {
  const found = parseCell(cell);
  if (!found) throw new Error(`cell ${cell}`);
  return found;
};

function at(grid: Grid, cell: string): CellContent {
  const { row, column } = place(cell);
  const found = cellAt(grid, row, column);
  return { value: found?.value ?? null, ...(found?.formula === undefined ? {} : { formula: found.formula }) };
}

const edit = (
  sheet: string,
  cell: string,
  before: CellValue | CellContent,
  after: CellValue | CellContent,
): CellEdit => {
  const content = (value: CellValue | CellContent): CellContent =>
    typeof value === "object" && value !== null && "value" in value ? value : { value };
  return { sheet, ...place(cell), before: content(before), after: content(after) };
};

/** Cells, merges, hidden lines, states, protection and properties of a book, comparable. */
function picture(book: Book): unknown {
  return {
    properties: Object.entries(book.properties).sort(),
    sheets: book.sheets.map((grid) => {
      const cells: unknown[] = [];
      eachCell(grid, (row, column, index) => {
        const look = grid.looks[grid.look[index]!];
        cells.push([cellName(row, column), cellOf(grid, index), look?.locked]);
      });
      return {
        name: grid.name,
        state: grid.state,
        protected: grid.protected,
        merges: [...grid.merges].sort((a, b) => a.top - b.top || a.left - b.left),
        hiddenRows: [...grid.hiddenRows].sort((a, b) => a - b),
        hiddenColumns: [...grid.hiddenColumns].sort((a, b) => a - b),
        cells,
      };
    }),
  };
}

async function all({ workbook, snapshot }: Subject): Promise<string> {
  return JSON.stringify([picture(await workbook.read()), snapshot ? await snapshot() : null]);
}

async function unchanged(subject: Subject, before: string, what: string): Promise<void> {
  const after = await all(subject);
  if (after === before) return;
  let i = 0;
  while (after[i] === before[i]) i++;
  throw new Error(
    `${what}: differs at ${i}\n  before …${before.slice(i - 80, i + 120)}\n  after  …${after.slice(i - 80, i + 120)}`,
  );
}

export const contractCases: ContractCase[] = [
  {
    name: "draws a form and reads it back: values, text, formulas, formats, locks, merges, hidden column",
    run: async ({ workbook }) => {
      const applied = await workbook.apply(draw(formSpec("KetQua_ChiTieu")));
      same(applied.sheets, ["KetQua_ChiTieu"], "sheets touched");
      const book = await workbook.read(["KetQua_ChiTieu"]);
      same(
        book.sheets.map((each) => each.name),
        ["KetQua_ChiTieu"],
        "only the sheet asked for",
      );
      const grid = sheetOf(book, "KetQua_ChiTieu");
      same(at(grid, "A1"), { value: "BÁO CÁO KẾT QUẢ THỰC HIỆN CHỈ TIÊU" }, "A1");
      same(at(grid, "A4"), { value: "1.1" }, "a text that looks like a number stays text");
      same(at(grid, "B5"), { value: "=Không phải công thức 1" }, "a text that looks like a formula stays text");
      same(at(grid, "C4"), { value: 16 }, "C4");
      same(at(grid, "D5"), { value: null }, "an empty entry cell is no data");
      same(at(grid, "E4"), { value: 50, formula: 'IF(D4="","",ROUND(D4/C4*100,2))' }, "E4");
      same(at(grid, "E7").value, 57.89, "E7");
      same(cellAt(grid, 3, 2)?.format, "#,##0.00", "number format");
      same(cellAt(grid, 3, 5)?.format, "dd/mm/yyyy", "date format");
      same(cellAt(grid, 3, 5)?.font, "Times New Roman", "font");
      const locked = (cell: string): boolean | undefined => {
        const { row, column } = place(cell);
        let found: boolean | undefined;
        eachCell(grid, (r, c, index) => {
          if (r === row && c === column) found = grid.looks[grid.look[index]!]?.locked;
        });
        return found;
      };
      same([locked("C4"), locked("D4")], [true, false], "locked and unlocked cells");
      same(grid.merges, [{ top: 0, left: 0, bottom: 0, right: 5 }], "merges");
      same([...grid.hiddenColumns], [6], "hidden columns");
      same(grid.protected, true, "protected");
      same(grid.state, "visible", "state");
    },
  },
  {
    name: "keeps hidden and very hidden sheets, names and custom properties",
    run: async ({ workbook }) => {
      await workbook.apply({
        ...draw(
          { ...listSpec("DanhMuc", [["Đạt"], ["Không đạt"]]), state: "hidden" },
          { ...listSpec("_meta", [["plan", "LHH-BG-2024"]]), state: "veryHidden" },
          {
            ...listSpec("Dùng tên", [[1]]),
            cells: [{ row: 0, column: 0, value: null, formula: "COUNTA(XepLoai)" }],
          },
        ),
        names: [{ name: "XepLoai", formula: "'DanhMuc'!$A$1:$A$2" }],
        properties: { "thidua.plan": "LHH-BG-2024", "thidua.member": "BG" },
      });
      const book = await workbook.read();
      same(sheetOf(book, "DanhMuc").state, "hidden", "hidden");
      same(sheetOf(book, "_meta").state, "veryHidden", "very hidden");
      same(book.properties["thidua.plan"], "LHH-BG-2024", "property");
      same(book.properties["thidua.member"], "BG", "property");
      same(at(sheetOf(book, "Dùng tên"), "A1").value, 2, "a formula through the name");
    },
  },
  {
    name: "leaves out sheets that are not there when reading",
    run: async ({ workbook }) => {
      const book = await workbook.read(["Không có"]);
      same(book.sheets.length, 0, "sheets");
      same(book.date1904, false, "date system");
    },
  },
  {
    name: "edits cells: numbers, texts that look like numbers, formulas, errors, emptying",
    run: async ({ workbook }) => {
      await workbook.apply(draw(listSpec("Bảng", [[1, 2, "x", 4, 5]])));
      await workbook.apply({
        ...noChange(),
        edits: [
          edit("Bảng", "A1", 1, 1.5),
          edit("Bảng", "B1", 2, "01/6"),
          edit("Bảng", "C1", "x", null),
          edit("Bảng", "D1", 4, { value: 3, formula: "A1*2" }),
          edit("Bảng", "E1", 5, "=5"),
          edit("Bảng", "F1", null, { error: "#N/A" }),
          edit("Bảng", "G1", null, "5%"),
          edit("Bảng", "H1", null, true),
          edit("Bảng", "J9", null, "xa"),
        ],
      });
      const grid = sheetOf(await workbook.read(["Bảng"]), "Bảng");
      same(
        ["A1", "B1", "C1", "D1", "E1", "F1", "G1", "H1", "J9"].map((cell) => at(grid, cell)),
        [
          { value: 1.5 },
          { value: "01/6" },
          { value: null },
          { value: 3, formula: "A1*2" },
          { value: "=5" },
          { value: { error: "#N/A" } },
          { value: "5%" },
          { value: true },
          { value: "xa" },
        ],
        "after editing",
      );
    },
  },
  {
    name: "undoes edits cell by cell, on a protected sheet too",
    run: async (subject) => {
      const { workbook } = subject;
      await workbook.apply(draw(formSpec("Biểu 1"), listSpec("Bảng", [[1, "01", 3]])));
      const before = await all(subject);
      const applied = await workbook.apply({
        ...noChange(),
        edits: [
          edit("Biểu 1", "D4", 8, 9),
          edit("Biểu 1", "C4", 16, 20),
          edit("Biểu 1", "B4", "Số đơn vị đạt chuẩn", "Số đơn vị"),
          edit("Bảng", "A1", 1, null),
          edit("Bảng", "B1", "01", 1),
          edit("Bảng", "C1", 3, { value: 2, formula: "1+1" }),
        ],
      });
      const grid = sheetOf(await workbook.read(["Biểu 1"]), "Biểu 1");
      same(at(grid, "E4").value, 45, "recalculated");
      same(grid.protected, true, "protected again");
      await workbook.undo(applied);
      await unchanged(subject, before, "after undo");
    },
  },
  {
    name: "undoes a drawn form: the sheet, the names and the properties are gone",
    run: async (subject) => {
      const before = await all(subject);
      const applied = await subject.workbook.apply({
        ...draw(formSpec("Biểu 1"), { ...listSpec("DanhMuc", [["a"]]), state: "veryHidden" }),
        names: [{ name: "DanhSach", formula: "'DanhMuc'!$A$1:$A$1", hidden: true }],
        properties: { "thidua.period": "6T" },
      });
      await subject.workbook.undo(applied);
      await unchanged(subject, before, "after undo");
    },
  },
  {
    name: "replaces a sheet in place and undoes it: values, formulas, formats, validation, protection",
    run: async (subject) => {
      const { workbook } = subject;
      await workbook.apply({
        ...draw(formSpec("Biểu 1", 6), {
          ...listSpec("Khác", [[1]]),
          cells: [{ row: 0, column: 0, value: null, formula: "SUM('Biểu 1'!C4:C9)" }],
        }),
        names: [{ name: "KeHoach", formula: "'Biểu 1'!$C$4:$C$9" }],
        properties: { "thidua.period": "6T" },
      });
      const before = await all(subject);
      const applied = await workbook.apply({
        ...noChange(),
        sheets: [{ spec: { ...formSpec("Biểu 1", 2), protect: false, tab: "FF0000" }, replaces: true }],
        names: [{ name: "KeHoach", formula: "'Biểu 1'!$C$4:$C$5" }],
        properties: { "thidua.period": "NAM" },
      });
      const book = await workbook.read();
      same(at(sheetOf(book, "Biểu 1"), "A6"), { value: null }, "the old rows are gone");
      same(sheetOf(book, "Biểu 1").protected, false, "as the new spec says");
      same(
        at(sheetOf(book, "Khác"), "A1"),
        { value: 33, formula: "SUM('Biểu 1'!C4:C9)" },
        "other sheets still point to it",
      );
      same(book.properties["thidua.period"], "NAM", "property");
      await workbook.undo(applied);
      await unchanged(subject, before, "after undo");
    },
  },
  {
    name: "removes a sheet and undoes it",
    run: async (subject) => {
      const { workbook } = subject;
      await workbook.apply(
        draw(listSpec("Một", [[1]]), formSpec("Biểu 1"), { ...listSpec("Ẩn", [[7]]), state: "veryHidden" }),
      );
      const before = await all(subject);
      const applied = await workbook.apply({ ...noChange(), removals: ["Biểu 1", "Ẩn"] });
      const names = (await workbook.read()).sheets.map((each) => each.name);
      same(names.includes("Biểu 1") || names.includes("Ẩn"), false, "gone");
      await workbook.undo(applied);
      await unchanged(subject, before, "after undo");
    },
  },
  {
    name: "refuses a change whose cells have moved on, and writes nothing",
    run: async (subject) => {
      const { workbook } = subject;
      await workbook.apply(draw(formSpec("Biểu 1"), listSpec("Bảng", [[1, 2]])));
      await subject.type("Biểu 1", "D4", 11);
      const before = await all(subject);
      const error = await refused(
        workbook.apply({
          ...draw(listSpec("Mới", [[1]])),
          edits: [edit("Bảng", "A1", 1, 100), edit("Biểu 1", "D4", 8, 9)],
        }),
        "changed",
        "a cell moved on",
      );
      same(error.place, { sheet: "Biểu 1", cell: "D4" }, "the place");
      await unchanged(subject, before, "nothing written");
      await refused(
        workbook.apply({ ...noChange(), edits: [edit("Bảng", "B1", null, 1)] }),
        "changed",
        "was said to be empty",
      );
      await refused(
        workbook.apply({ ...noChange(), edits: [edit("Biểu 1", "E4", 50, 1)] }),
        "changed",
        "a formula stands where a value was said to be",
      );
      await refused(workbook.apply(draw(listSpec("Bảng", [[1]]))), "changed", "a sheet of that name is there already");
      await unchanged(subject, before, "nothing written at all");
    },
  },
  {
    name: "refuses missing sheets, and writes nothing",
    run: async (subject) => {
      const { workbook } = subject;
      await workbook.apply(draw(listSpec("Bảng", [[1]])));
      const before = await all(subject);
      const error = await refused(
        workbook.apply({ ...noChange(), edits: [edit("Bảng", "A1", 1, 2), edit("Không có", "A1", null, 1)] }),
        "missing",
        "an edit",
      );
      same(error.place?.sheet, "Không có", "the place");
      await refused(workbook.apply({ ...noChange(), removals: ["Không có"] }), "missing", "a removal");
      await refused(workbook.select({ sheet: "Không có", cell: "A1" }), "missing", "a selection");
      await unchanged(subject, before, "nothing written");
    },
  },
  {
    name: "protects and unprotects, twice without complaint",
    run: async ({ workbook }) => {
      await workbook.apply(draw(listSpec("Bảng", [[1]])));
      const isProtected = async (): Promise<boolean> => sheetOf(await workbook.read(["Bảng"]), "Bảng").protected;
      await workbook.protect("Bảng");
      await workbook.protect("Bảng");
      same(await isProtected(), true, "protected");
      await workbook.apply({ ...noChange(), edits: [edit("Bảng", "A1", 1, 2)] });
      same(await isProtected(), true, "protected after an edit");
      await workbook.unprotect("Bảng");
      await workbook.unprotect("Bảng");
      same(await isProtected(), false, "unprotected");
    },
  },
  {
    name: "keeps settings",
    run: async ({ workbook }) => {
      same(await workbook.setting("thidua.session"), null, "never set");
      await workbook.keepSetting("thidua.session", '{"kỳ":"6T"}');
      same(await workbook.setting("thidua.session"), '{"kỳ":"6T"}', "set");
      await workbook.keepSetting("thidua.session", "");
      same(await workbook.setting("thidua.session"), "", "set again");
    },
  },
  {
    name: "selects a cell and brings its sheet to the front",
    run: async ({ workbook, selected }) => {
      await workbook.apply(draw(listSpec("Bảng", [[1]]), listSpec("Khác", [[1]])));
      await workbook.select({ sheet: "Khác", cell: "C12" });
      same(await selected(), { sheet: "Khác", cell: "C12" }, "selected");
      await workbook.select({ sheet: "Bảng", cell: "A1" });
      same(await selected(), { sheet: "Bảng", cell: "A1" }, "selected");
    },
  },
  {
    name: "tells of a person's edits, not of its own, until told to stop",
    run: async ({ workbook, type }) => {
      await workbook.apply(draw(listSpec("Bảng", [[1]]), listSpec("Khác", [[1]])));
      const seen: Edited[] = [];
      const wait = async (until: () => boolean): Promise<void> => {
        for (let i = 0; i < 100 && !until(); i++) await new Promise((resolve) => setTimeout(resolve, 20));
      };
      const stop = await workbook.watch((edited) => seen.push(edited));
      await type("Bảng", "B2", 5);
      await wait(() => seen.length > 0);
      same(
        seen.map((edited) => edited.sheet),
        ["Bảng"],
        "one edit",
      );
      await workbook.apply({ ...noChange(), edits: [edit("Bảng", "A1", 1, 2)] });
      await type("Khác", "B3", 6);
      await wait(() => seen.length > 1);
      same(
        seen.map((edited) => edited.sheet),
        ["Bảng", "Khác"],
        "a person's, not its own in between",
      );
      stop();
      await workbook.read(["Bảng"]);
      await type("Bảng", "B3", 6);
      await workbook.read(["Bảng"]);
      same(seen.length, 2, "stopped");
    },
  },
  {
    name: "cancelled midway leaves the workbook as it was",
    run: async (subject) => {
      const { workbook } = subject;
      await workbook.apply(draw(formSpec("Biểu 1")));
      const before = await all(subject);
      const cancel = { aborted: false };
      const long = Array.from({ length: 3_000 }, (_, i) => [i, `Dòng ${i} ${"chữ ".repeat(300)}`]);
      let caught: unknown = null;
      try {
        await workbook.apply(
          { ...draw(listSpec("Dài", long)), edits: [edit("Biểu 1", "D4", 8, 9)], removals: [] },
          { cancel, onProgress: () => void (cancel.aborted = true) },
        );
      } catch (error) {
        caught = error;
      }
      if (caught !== null && !(caught instanceof Cancelled)) throw caught;
      if (caught === null) throw new Error("was not cancelled");
      await unchanged(subject, before, "after cancelling");
      const early = { aborted: true };
      await workbook.apply(draw(listSpec("Không", [[1]])), { cancel: early }).then(
        () => {
          throw new Error("was not cancelled before it began");
        },
        (error: unknown) => {
          if (!(error instanceof Cancelled)) throw error;
        },
      );
      await unchanged(subject, before, "cancelled before it began");
    },
  },
  {
    name: "undoes the second change before the first, each once",
    run: async (subject) => {
      const { workbook } = subject;
      await workbook.apply(draw(listSpec("Bảng", [[1]])));
      const start = await all(subject);
      const first = await workbook.apply({ ...noChange(), edits: [edit("Bảng", "A1", 1, 2)] });
      const middle = await all(subject);
      const second = await workbook.apply({ ...noChange(), edits: [edit("Bảng", "A1", 2, 3)] });
      await workbook.undo(second);
      await unchanged(subject, middle, "the second undone");
      await workbook.undo(first);
      await unchanged(subject, start, "the first undone");
      await refused(workbook.undo(first), "missing", "nothing left to undo");
    },
  },
  {
    name: "says what it can do",
    run: async ({ workbook }) => {
      const able = await workbook.capabilities();
      same(["file", "newWorkbook", "none"].includes(able.xlsxOut), true, "xlsxOut");
      same(/^[a-z]{2}-[A-Z]{2}$/.test(able.language), true, `language ${able.language}`);
    },
  },
];

/** The suite for jest: `make` gives a fresh workbook for each case. */
export function workbookContract(name: string, make: () => Promise<Subject>): void {
  describe(`${name} keeps the Workbook contract`, () => {
    for (const each of contractCases) it(each.name, async () => each.run(await make()));
  });
}
