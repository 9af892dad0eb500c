import fc from "fast-check";
import { balanced } from "./blockXml";
import { memberParts } from "./clusterTable";
import { fit } from "./fit";
import { textWidth, twips } from "./layout";
import type { Table } from "./model";
import { tableOf } from "./tableOf";
import { widthOf } from "./textWidth";

const table = (columns: Table["columns"], size = 13): Table => ({ type: "table", columns, head: [[]], rows: [], size });
const column = (width: number, grows?: boolean) => ({ width, align: "left" as const, ...(grows ? { grows } : {}) });

describe("columns in their room", () => {
  test("the growing column takes what is left", () => {
    const { widths, size } = fit(table([column(20), column(60, true), column(30)]), twips(200));
    expect(size).toBe(13);
    expect(widths.map((width) => Math.round(width / 56.69))).toEqual([20, 150, 30]);
  });

  test("the type becomes smaller before the growing column is too narrow", () => {
    const columns = [column(40), column(80, true), column(40), column(40)];
    expect([170, 160, 150, 135, 110].map((room) => fit(table(columns), twips(room)).size)).toEqual([
      13, 12, 11, 10, 10,
    ]);
    expect(fit(table(columns, 11), twips(300)).size).toBe(11);
  });

  test("widths add up to the room, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ width: fc.integer({ min: 5, max: 120 }), grows: fc.boolean() }), {
          minLength: 1,
          maxLength: 30,
        }),
        fc.integer({ min: 2000, max: 16000 }),
        (columns, room) => {
          const { widths } = fit(table(columns.map(({ width, grows }) => column(width, grows))), room);
          expect(widths.reduce((sum, width) => sum + width, 0)).toBe(room);
          expect(Math.min(...widths)).toBeGreaterThan(0);
        },
      ),
    );
  });

  test("A4: the text is 165 mm wide, 252 mm lying down", () => {
    expect([false, true].map((lying) => Math.round(textWidth(lying) / 56.6929))).toEqual([165, 252]);
  });
});

describe("the members of a cluster over several tables", () => {
  const members = (n: number) => Array.from({ length: n }, (_, i) => ({ code: String(i), name: `M${i}` }));
  const sizes = (n: number) => memberParts(members(n), [], 252).map((part) => part.length);

  test("as few tables as can be, dealt evenly, the whole cluster with the last", () => {
    expect([1, 2, 3, 4, 5, 8, 13].map(sizes)).toEqual([[1], [2], [2, 1], [2, 2], [3, 2], [3, 3, 2], [3, 3, 3, 2, 2]]);
  });

  test("nobody is lost, in order, whatever their number", () => {
    for (let n = 0; n < 40; n++) {
      const parts = memberParts(members(n), [], 252);
      expect(parts.flat()).toEqual(members(n));
      expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(3);
    }
  });
});

describe("a table said by its columns", () => {
  interface R {
    name: string;
    value: string;
    note: string;
  }
  const made = tableOf<R>(
    [
      { title: "Tên", width: 50, align: "left", index: "letter", text: (row) => row.name },
      { title: "KH", group: "Đơn vị 1", width: 20, align: "right", index: { key: "target" }, text: () => "16" },
      { title: "TH", group: "Đơn vị 1", width: 20, align: "right", index: { key: "actual" }, text: (row) => row.value },
      {
        title: "%",
        group: "Đơn vị 1",
        width: 20,
        align: "right",
        index: { ratio: ["actual", "target"] },
        text: () => "50",
      },
      { title: "Ghi chú", width: 20, align: "left", optional: true, index: "number", text: (row) => row.note },
    ],
    [{ band: "A" }, { row: { name: "x", value: "Hoàn thành", note: "" } }, { total: "Cộng", cells: ["16"] }],
  );

  test("an optional column without any text is left out, of the index row too", () => {
    expect(made.columns).toHaveLength(4);
    expect(made.head[2]!.map((cell) => cell.text)).toEqual(["A", "1", "2", "3=2/1"]);
  });

  test("groups span, single columns go down, bands and totals cover the row", () => {
    expect(made.head[0]).toEqual([
      { text: "Tên", rows: 2 },
      { text: "Đơn vị 1", span: 3 },
    ]);
    expect(made.rows[0]).toEqual({ kind: "band", cells: [{ text: "A", span: 4, align: "left" }] });
    expect(made.rows[2]).toEqual({
      kind: "total",
      cells: [{ text: "Cộng", span: 3, align: "center" }, { text: "16" }],
    });
  });

  test("words in a column of numbers stand in the middle", () => {
    expect(made.rows[1]!.cells.map((cell) => cell.align)).toEqual([undefined, undefined, "center", undefined]);
  });
});

describe("how long a line is in Times New Roman", () => {
  test("marks add nothing, horns do, bold is wider", () => {
    expect(widthOf("ế", 10, false)).toBe(widthOf("e", 10, false));
    expect(widthOf("ư", 10, false)).toBeGreaterThan(widthOf("u", 10, false));
    expect(widthOf("Đ".normalize("NFD"), 10, true)).toBe(7.22);
    expect(widthOf("Độc lập - Tự do - Hạnh phúc", 13, true)).toBeCloseTo(159.13, 1);
  });

  test("a long agency is broken before its place, else in the middle; a short one not at all", () => {
    const break_ = (text: string) => balanced(text, 12, true, 190);
    expect(break_("ỦY BAN NHÂN DÂN TỈNH BẮC NINH")).toBe("ỦY BAN NHÂN DÂN\nTỈNH BẮC NINH");
    expect(break_("SỞ NỘI VỤ")).toBe("SỞ NỘI VỤ");
    expect(break_("BAN THI ĐUA - KHEN THƯỞNG TRUNG ƯƠNG")).toBe(
      "BAN THI ĐUA -\nKHEN THƯỞNG TRUNG ƯƠNG".replace("-\nKHEN THƯỞNG", "- KHEN\nTHƯỞNG"),
    );
  });
});
