import { readTarget } from "../../src/domain/target";
import type { IndicatorType } from "../../src/domain/plan";
import { planBook } from "../../src/forms/planBook";
import { REGISTRATION_SHEET } from "../../src/forms/registration";
import { valueAt } from "../../src/sheet/grid";
import { hasLibreOffice } from "../libreoffice";
import { describeIf } from "../shared";
import { computed } from "./computed";
import { plainIndicator, plainPlan } from "./plans";

const targets: [text: string, type: IndicatorType, unit: string][] = [
  ["16.068", "value", "tỷ đồng"],
  ["138-140", "range", "triệu đồng"],
  ["6,6 - 6,8", "range", "%"],
  ["ít nhất 01", "atLeast", "điển hình"],
  ["99,32%", "rate", "%"],
  ["2,3 triệu lượt", "quantity", "triệu lượt"],
  ["Dưới 3", "growth", "%"],
  ["không quá 4", "rate", "%"],
  ["-3,5", "growth", "%"],
];

describeIf(hasLibreOffice, "DangKy_ChiTieu", () => {
  it("takes KH từ and KH đến out of the printed target as the domain does, and counts", async () => {
    const indicators = targets.map(([target, type, unit], at) =>
      plainIndicator(`T${at}`, { target, type, unit, lastYear: { "*": at === 0 ? 8034 : 90 }, maxScore: 10 }),
    );
    const group = plainIndicator("G", { type: "group", target: null, unit: "" });
    const child = plainIndicator("C", {
      parent: "G",
      type: "milestone",
      direction: "done",
      target: "Hoàn thành",
      unit: "",
    });
    const [book] = await computed([planBook(plainPlan([...indicators, group, child]))]);
    const grid = book!.sheets.find(({ name }) => name === REGISTRATION_SHEET)!;
    const header = [...grid.rowAt].find((row) => valueAt(grid, row, 0) === "STT")!;
    const at = new Map(Array.from({ length: 60 }, (_, column) => [valueAt(grid, header, column), column]));
    const rows = new Map([...grid.rowAt].map((row) => [valueAt(grid, row, at.get("Mã chỉ tiêu")!), row]));
    const cell = (code: string, text: string) => valueAt(grid, rows.get(code)!, at.get(text)!);
    targets.forEach(([text, type, unit], i) => {
      const read = readTarget(text, type, unit);
      const wanted =
        read.kind === "range" ? [read.from, read.to] : read.kind === "number" ? [read.value, read.value] : [];
      expect([text, cell(`T${i}`, "KH từ"), cell(`T${i}`, "KH đến")]).toEqual([text, ...wanted]);
    });
    expect(cell("T0", "Chỉ tiêu đăng ký năm 2024")).toBe("16.068");
    expect(cell("T0", "So với năm trước (%)")).toBe(200);
    expect(cell("T4", "So với năm trước (%)")).toBeCloseTo(9.32, 9);
    const total = (label: string) => {
      const row = [...grid.rowAt].find((one) => valueAt(grid, one, 0) === label)!;
      return valueAt(grid, row, at.get("Chỉ tiêu đăng ký năm 2024")!);
    };
    expect(total("Tổng số chỉ tiêu chính")).toBe(10);
    expect(total("Tổng số chỉ tiêu thành phần")).toBe(10);
    expect(total("Tổng điểm chuẩn")).toBe(90);
  }, 60_000);
});
