import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fit } from "../../src/report/fit";
import { textWidth } from "../../src/report/layout";
import type { Table } from "../../src/report/model";
import { convert, hasLibreOffice } from "../libreoffice";
import { hasSchemas, schemaErrors } from "../schema/xmllint";
import { describeIf, itIf } from "../shared";
import { documents, type Drawn } from "./documents";
import { orderErrors } from "./elementOrder";
import { bodyWords, columnText, hasPdfToText, type Page, pageNumber, pagesOf, squeezed } from "./pages";
import { bacGiangRows } from "./samples";
import { all, partNames, partOf, rowsIn, value } from "./word";

/** Attributes a schema of 2006 cannot know, and that mc:Ignorable tells readers to skip (ECMA-376-3). */
const IGNORABLE =
  /attribute '\{http:\/\/schemas\.(openxmlformats\.org\/markup-compatibility\/2006\}Ignorable|microsoft\.com\/office\/word\/20)/;

let drawn: Drawn[];
const named = (name: string) => drawn.find((each) => each.name === name)!;

beforeAll(async () => {
  drawn = await documents();
});

const NAMES = [
  ...["plan", "planDrafted", "report", "reportDrafted", "annex", "results", "cluster", "ranking", "tasks"],
  ...["submissions", "awards", "scoring"],
];

describe("the file", () => {
  test("every kind is drawn", () => {
    expect(drawn.map(({ name }) => name)).toEqual(NAMES);
  });

  test.each(NAMES)("%s: elements in the order of ECMA-376", (name) => {
    for (const part of ["word/document.xml", "word/styles.xml", "word/header1.xml"])
      expect(orderErrors(partOf(named(name).bytes, part).root)).toEqual([]);
  });

  test("the order check sees a wrong order", () => {
    const part = partOf(named("annex").bytes, "word/document.xml");
    const table = all(part, "w:tblPr").at(-1)!;
    table.children.reverse();
    expect(orderErrors(part.root)[0]).toMatch(/^w:tblPr: w:\w+ after w:/);
  });

  itIf(hasSchemas, "every part validates against the schemas", () => {
    const seen = new Set<string>();
    for (const { bytes } of drawn) {
      const { checked, errors } = schemaErrors(bytes);
      expect(errors.filter((error) => !IGNORABLE.test(error))).toEqual([]);
      for (const part of checked) seen.add(part);
    }
    expect([...seen]).toEqual(
      expect.arrayContaining(["word/document.xml", "word/styles.xml", "word/charts/chart1.xml"]),
    );
  });

  test("drawing twice gives the same bytes", async () => {
    const again = await documents();
    for (const [i, { name, bytes }] of drawn.entries())
      expect([name, Buffer.compare(bytes, again[i]!.bytes)]).toEqual([name, 0]);
  });

  test("the chart holds the percentages and a workbook to edit them; no data is a gap", () => {
    const { bytes } = named("report");
    const chart = partOf(bytes, "word/charts/chart1.xml");
    const points = all(chart, "c:val").flatMap((each) => all(chart, "c:v", each));
    expect(points.map((each) => chart.source.slice(each.innerStart, each.innerEnd))).toEqual([
      ...["50", "166.67", "33.33", "54.55", "40"],
    ]);
    expect(partNames(bytes).filter((name) => name.startsWith("word/embeddings/"))).toHaveLength(1);
    expect(value(chart, chart.root, ["c:lang"], "val")).toBe("vi-VN");
  });

  test("ids of content controls and bookmarks are unique", () => {
    for (const { name, bytes } of drawn) {
      const part = partOf(bytes, "word/document.xml");
      const controls = all(part, "w:sdtPr").map((each) => value(part, each, ["w:id"]));
      const marks = all(part, "w:bookmarkStart").map((each) => value(part, each, [], "w:id"));
      expect([name, new Set(controls).size, new Set(marks).size]).toEqual([name, controls.length, marks.length]);
    }
  });
});

describe("the tables", () => {
  test("Bắc Ninh's annex: six columns, 25 tasks in four quarters", () => {
    const part = partOf(named("plan").bytes, "word/document.xml");
    const rows = rowsIn(part, all(part, "w:tbl")[2]!);
    expect(rows[0]).toEqual([
      ...["STT", "Nội dung thực hiện", "Đơn vị chỉ đạo", "Đơn vị thực hiện", "Đơn vị phối hợp", "Ghi chú"],
    ]);
    const bands = rows.filter((row) => row.length === 2);
    expect(bands).toEqual([
      ["I", "Quý I"],
      ["II", "Quý II"],
      ["III", "Quý III"],
      ["IV", "Quý IV"],
    ]);
    const counts = ["I", "II", "III", "IV"].map((no) => rows.findIndex((row) => row.length === 2 && row[0] === no));
    expect(counts.map((at, i) => (counts[i + 1] ?? rows.length) - at - 1)).toEqual([10, 5, 3, 7]);
    expect(rows.at(-1)!.slice(0, 2)).toEqual(["7", "Tham mưu xây dựng Quyết định chia Cụm, Khối thi đua năm 2025"]);
    expect(rows[6]![3]).toBe("- Các địa phương, đơn vị;\n- Cụm trưởng, Khối trưởng các Cụm, Khối thi đua.");
    expect(rows[2]![3]).toBe("Ban Thi đua - Khen thưởng, Sở Nội vụ");
  });

  test("Bắc Giang's achievement: figures, verdicts, no data is no 0", () => {
    const part = partOf(named("report").bytes, "word/document.xml");
    const rows = rowsIn(part, all(part, "w:tbl")[2]!);
    expect(rows[1]).toEqual(["A", "B", "C", "1", "2", "3=2/1", "4", "5", "6"]);
    expect(rows.find((row) => row[1] === "Tư vấn, phản biện")).toEqual([
      ...["", "Tư vấn, phản biện", "nội dung", "16", "8", "50", "-8", "Đang thực hiện", ""],
    ]);
    expect(rows.find((row) => row[0] === "(4)")!.slice(3)).toEqual(["3", "5", "166,67", "2", "Vượt", ""]);
    expect(rows.find((row) => row[1]!.startsWith("Tọa đàm"))!.slice(2)).toEqual([
      ...["cuộc", "15", "", "", "", "Chưa có số liệu", "Chưa có số liệu"],
    ]);
    expect(rows).toHaveLength(2 + bacGiangRows.length);
  });

  test("every table's grid adds up to the text's width and every row to the grid", () => {
    for (const { model, bytes } of drawn) {
      const part = partOf(bytes, "word/document.xml");
      const room = textWidth(model.sections.at(-1)!.landscape);
      for (const control of all(part, "w:sdtContent"))
        for (const table of all(part, "w:tbl", control)) {
          const grid = all(part, "w:gridCol", table).map((each) => Number(value(part, each, [], "w:w")));
          expect(grid.reduce((sum, width) => sum + width, 0)).toBe(room);
          for (const row of table.children.filter((child) => child.name === "w:tr")) {
            const cells = row.children.filter((child) => child.name === "w:tc");
            const spans = cells.map((cell) => Number(value(part, cell, ["w:tcPr", "w:gridSpan"]) ?? 1));
            expect(spans.reduce((sum, span) => sum + span, 0)).toBe(grid.length);
          }
        }
    }
  });
});

describeIf(hasLibreOffice && hasPdfToText, "the pages, as LibreOffice draws them", () => {
  const folder = mkdtempSync(join(tmpdir(), "so-thi-dua-pages-"));
  const pages = new Map<string, Page[]>();

  beforeAll(async () => {
    const files = drawn.map(({ name, bytes }) => {
      const file = join(folder, `${name}.docx`);
      writeFileSync(file, bytes);
      return file;
    });
    const made = await convert(files, "pdf", folder);
    made.forEach((file, i) => pages.set(drawn[i]!.name, pagesOf(file)));
  }, 180_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const pagesNamed = (name: string) => pages.get(name)!;

  test.each(NAMES)("%s: no page is blank", (name) => {
    expect(pagesNamed(name).map((page) => bodyWords(page).length > 3)).toEqual(pagesNamed(name).map(() => true));
  });

  test.each(NAMES)("%s: page numbers begin at 1 in each part and are not shown on its first page", (name) => {
    const { model } = named(name);
    const shown = pagesNamed(name).map((page) => [page.width > page.height, pageNumber(page)] as const);
    let n = 0;
    let landscape: boolean | null = null;
    let parts = 0;
    for (const [lies, number] of shown) {
      // A section may follow another of the same orientation: it shows by its missing number.
      n = lies !== landscape || number === null ? 1 : n + 1;
      if (n === 1) parts += 1;
      landscape = lies;
      expect(number).toBe(n === 1 ? null : String(n));
    }
    expect(parts).toBe(model.sections.length);
  });

  test.each(NAMES.filter((name) => name !== "annex"))("%s: no signature is alone on its page", (name) => {
    const { model } = named(name);
    const signature = model.sections.flatMap((section) => section.blocks).find((block) => block.type === "signature")!;
    const word = (signature.recipients.length > 0 ? "Nơi nhận:" : signature.signers[0]!.lines[0]!).split(" ")[0]!;
    const page = pagesNamed(name)
      .filter((each) => bodyWords(each).some(({ text }) => text === word))
      .at(-1)!;
    const top = Math.max(
      ...bodyWords(page)
        .filter(({ text }) => text === word)
        .map(({ y }) => y),
    );
    const above = bodyWords(page).filter(({ bottom }) => bottom < top - 4);
    expect(above.length).toBeGreaterThanOrEqual(4);
    // It does not split: the last signer's last line stands on the same page.
    const last = signature.signers.at(-1)!.lines.at(-1)!.split(" ").at(-1)!;
    expect(bodyWords(page).map(({ text }) => text)).toContain(last);
  });

  /** Where the columns of a table lie on a landscape page, in points. */
  function edges(table: Table): number[] {
    const left = (30 / 25.4) * 72;
    let at = left;
    return [left, ...fit(table, textWidth(true)).widths.map((width) => (at += width / 20))];
  }

  test.each(["plan", "annex", "report", "results", "tasks", "cluster", "awards"])(
    "%s: header rows on every page of a table, and no row split",
    (name) => {
      const { model } = named(name);
      const lying = pagesNamed(name).filter((page) => page.width > page.height);
      for (const section of model.sections)
        for (const block of section.blocks) {
          const tables = block.type === "control" ? block.blocks.filter((each) => each.type === "table") : [];
          for (const table of tables) checkTable(table, lying);
        }
    },
  );

  function checkTable(table: Table, lying: Page[]): void {
    const bounds = edges(table);
    const head = table.head[0]!;
    const wide = table.columns.findIndex(
      (_, i) => head[i]?.text.startsWith("Nội dung") || head[i]?.text.startsWith("Họ và"),
    );
    const texts = lying.map((page) => columnText(page, bounds[wide]! - 1, bounds[wide + 1]! + 1));
    const title = squeezed(head[wide]!.text);
    const found = new Set<number>();
    for (const row of table.rows) {
      const text = squeezed(row.cells[wide]?.text ?? "");
      if (row.cells.length !== table.columns.length || text === "") continue;
      const on = texts.flatMap((each, i) => (each.includes(text) ? [i] : []));
      // Whole on some page: a row that is split is whole on none.
      expect([text, on.length > 0]).toEqual([text, true]);
      on.forEach((i) => found.add(i));
    }
    expect(found.size).toBeGreaterThan(0);
    for (const i of found) {
      const at = texts[i]!.indexOf(title);
      expect(at).toBeGreaterThanOrEqual(0);
      // Nothing of the table stands above the header.
      const first = table.rows
        .map((row) => squeezed(row.cells[wide]?.text ?? ""))
        .filter((text) => text && texts[i]!.includes(text));
      for (const text of first) expect(texts[i]!.lastIndexOf(text)).toBeGreaterThan(at);
    }
  }

  test("the two real documents have the pages they need", () => {
    const shape = (name: string) => pagesNamed(name).map((page) => (page.width > page.height ? "ngang" : "dọc"));
    expect(shape("plan").filter((each) => each === "ngang")).toHaveLength(4);
    expect(shape("report").filter((each) => each === "ngang").length).toBeLessThanOrEqual(3);
  });
});
