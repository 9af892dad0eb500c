import { summarise } from "../../src/domain/summary";
import { clusterBook } from "../../src/forms/clusterBook";
import { NO_NOTES } from "../../src/forms/bookNotes";
import { CLUSTER_SHEET } from "../../src/forms/cluster";
import { readSubmission } from "../../src/forms/submission";
import { samplePlan } from "../../src/samples/samples";
import { type Book, valueAt } from "../../src/sheet/grid";
import type { CellValue } from "../../src/sheet/cell";
import { filledFiles, mergeInMemory } from "../../src/workflow/demo";
import { readBook } from "../../src/xlsx/read";
import { writeBook } from "../../src/xlsx/write";
import { hasLibreOffice } from "../libreoffice";
import { describeIf } from "../shared";
import { computed } from "./computed";

const plan = samplePlan("LHH-BG-2024")!;
const merged = mergeInMemory(plan, "6T", filledFiles(plan, "6T"));
const summary = summarise(plan, merged);
const say = ({ code }: { code: string }) => ({ what: code, remedy: "" });

/** Cells of TongHop_Cum by indicator code and header text. */
function table(book: Book): (code: string, header: string) => CellValue {
  const grid = book.sheets.find(({ name }) => name === CLUSTER_SHEET)!;
  const at = new Map<string, number>();
  let header = -1;
  for (const row of grid.rowAt) {
    if (header >= 0) break;
    if (valueAt(grid, row, 0) === "STT") header = row;
  }
  for (let column = 0; column < 300; column++) {
    const text = valueAt(grid, header, column);
    if (typeof text === "string") at.set(text, column);
  }
  const rows = new Map<CellValue, number>();
  for (const row of grid.rowAt) if (row > header) rows.set(valueAt(grid, row, at.get("Mã chỉ tiêu")!), row);
  return (code, text) => valueAt(grid, rows.get(code)!, at.get(text)!);
}

const number = (value: CellValue): CellValue => (value === "–" ? null : value);

describeIf(hasLibreOffice, "TongHop_Cum", () => {
  it("has totals whose formulas equal the domain's, and says where each number came from", async () => {
    const drawn = clusterBook(plan, merged, summary, { say });
    const [book] = await computed([drawn]);
    const cell = table(book!);
    let totals = 0;
    for (const { code, cluster, members, exceeded, met, missed } of summary.indicators) {
      const group = plan.indicators.find((indicator) => indicator.code === code)!.type === "group";
      expect([code, number(cell(code, "Toàn cụm: Kế hoạch"))]).toEqual([code, cluster.target]);
      const close = (found: CellValue, wanted: number | null) =>
        wanted === null ? expect([code, number(found)]).toEqual([code, null]) : expect(found).toBeCloseTo(wanted, 9);
      close(cell(code, "Toàn cụm: Thực hiện"), cluster.actual);
      close(cell(code, "Toàn cụm: %"), cluster.percent);
      expect([code, number(cell(code, "Toàn cụm: Đánh giá"))]).toEqual([code, cluster.verdict]);
      expect(cell(code, "Số đơn vị vượt/đạt/không đạt")).toBe(`${exceeded}/${met}/${missed}`);
      if (cluster.actual !== null) totals += 1;
      for (const member of group ? [] : summary.members) {
        const name = plan.members.find((one) => one.code === member)!.name;
        const { percent, actual, source } = members[member]!;
        close(cell(code, `${name}: %`), percent);
        if (actual !== null) expect(source).not.toBeNull();
      }
    }
    expect(totals).toBeGreaterThan(3);
  }, 60_000);
});

describe("a merged book as a submission one level up", () => {
  it("brings its totals with what they were made of", () => {
    const upper = {
      ...plan,
      members: [...plan.members, { ...plan.members[0]!, code: plan.cluster.code, name: plan.cluster.name }],
    };
    const book = readBook(writeBook(clusterBook(plan, merged, summary, { say })));
    const read = readSubmission(book, "cum.xlsx", upper, { period: "6T" });
    expect(read.issues).toEqual([]);
    expect(read.identity).toMatchObject({ plan: plan.id, member: plan.cluster.code, period: "6T", how: "meta" });
    expect(read.level).toEqual({ members: summary.members });
    for (const { code, cluster } of summary.indicators) {
      const entry = read.entries.find((one) => one.indicator === code);
      if (!entry) continue;
      const { target, counted, without, apart, mixedTargets } = cluster;
      expect(entry.folded).toEqual({ target, counted, ...without, apart, mixedTargets });
      expect([code, entry.actual.value]).toEqual([code, cluster.actual]);
    }
    const sourced = read.entries.find((entry) => entry.actual.value !== null)!;
    expect(sourced.source.from?.[0]).toMatchObject({ sheet: "KetQua_ChiTieu", cell: expect.stringMatching(/^I\d+$/) });
  });

  it("keeps what officers noted when the table is drawn again", () => {
    const code = summary.indicators[1]!.code;
    const notes = { ...NO_NOTES, indicators: new Map([[code, "Đã đối chiếu"]]) };
    const book = readBook(writeBook(clusterBook(plan, merged, summary, { say, notes })));
    const cell = table(book);
    expect(cell(code, "Ghi chú")).toBe("Đã đối chiếu");
  });
});
