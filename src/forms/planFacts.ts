import type { InverseFormula, Plan } from "../domain/plan";
import { type Grid, rowEnd } from "../sheet/grid";
import type { SheetSpec } from "../sheet/spec";
import { textKey } from "../vietnamese/text";
import { textAt } from "./columns";
import { draft, LANDSCAPE, put, putMerged } from "./draft";
import { lineCount } from "./heights";
import { INVERSE_WORDS, LIST, valueOfWord, YES_WORD } from "./lists";
import { listCheck, printedAt } from "./simpleForm";

/** KeHoach (thông tin kế hoạch): one line for each fact of the plan; the key stands in a hidden column. */
export const PLAN_SHEET = "KeHoach";

interface Fact {
  key: string;
  label: string;
  value: (plan: Plan) => string | number | null;
}

const FACTS: readonly Fact[] = [
  { key: "id", label: "Mã kế hoạch", value: (plan) => plan.id },
  { key: "year", label: "Năm", value: (plan) => plan.year },
  { key: "title", label: "Tên kế hoạch", value: (plan) => plan.title },
  { key: "issuer.parent", label: "Cơ quan chủ quản", value: (plan) => plan.issuer.parent },
  { key: "issuer.name", label: "Cơ quan, đơn vị ban hành", value: (plan) => plan.issuer.name },
  { key: "basis", label: "Căn cứ (văn bản, số, ký hiệu, ngày)", value: (plan) => plan.basis },
  { key: "cluster.code", label: "Mã cụm (khối) thi đua", value: (plan) => plan.cluster.code },
  { key: "cluster.name", label: "Tên cụm (khối) thi đua", value: (plan) => plan.cluster.name },
  {
    key: "inverseFormula",
    label: "Cách tính tỷ lệ của chỉ tiêu nghịch",
    value: (plan) => INVERSE_WORDS[plan.inverseFormula],
  },
  { key: "source.text", label: "Nguồn số liệu", value: (plan) => plan.source?.text ?? null },
  {
    key: "source.illustrative",
    label: "Số liệu minh họa",
    value: (plan) => (plan.source?.illustrative ? YES_WORD : null),
  },
];
const FIRST = 3;

export function planFactsSheet(plan: Plan): SheetSpec {
  const sheet = draft(PLAN_SHEET, { tab: "3A5A8C" });
  putMerged(sheet, { top: 0, bottom: 0, left: 0, right: 1 }, "THÔNG TIN KẾ HOẠCH THI ĐUA", "title");
  sheet.rows.push({ row: 0, height: 26 }, { row: 2, height: 22 });
  ["Mục", "Nội dung", "Mã mục"].forEach((text, column) =>
    put(sheet, 2, column, text, column < 2 ? "header" : "machineHeader"),
  );
  FACTS.forEach(({ key, label, value }, at) => {
    const row = FIRST + at;
    const text = value(plan);
    put(sheet, row, 0, label, "text");
    put(sheet, row, 1, text === "" ? null : text, key === "id" ? "printedLeft" : "entryText");
    put(sheet, row, 2, key, "machineText");
    const lines = Math.max(1, lineCount(String(text ?? ""), 80, { size: 12 }));
    sheet.rows.push({ row, height: 6 + lines * 16 });
    const area = { top: row, bottom: row, left: 1, right: 1 };
    if (key === "inverseFormula") sheet.validations.push(listCheck(area, LIST.inverse, "Chỉ tiêu nghịch"));
  });
  sheet.styles = { ...sheet.styles, printedLeft: { ...sheet.styles.text, format: "@" } };
  sheet.columns.push({ column: 0, width: 36 }, { column: 1, width: 80 }, { column: 2, width: 18, hidden: true });
  sheet.print = { ...LANDSCAPE, area: { top: 0, left: 0, bottom: FIRST + FACTS.length - 1, right: 1 } };
  return sheet;
}

/** The facts as read: plan JSON keys with dots, and the row of each. */
export interface ReadFacts {
  values: Map<string, string>;
  rows: Map<string, number>;
}

/** Reads the lines by their hidden key, or by their label where the key is gone. */
export function readPlanFacts(grid: Grid): ReadFacts {
  const byLabel = new Map(FACTS.map(({ key, label }) => [textKey(label), key]));
  const known = new Set(FACTS.map(({ key }) => key));
  const found: ReadFacts = { values: new Map(), rows: new Map() };
  for (let row = 0; row < Math.min(rowEnd(grid), 200); row++) {
    const key = textAt(grid, row, 2);
    const named = known.has(key) ? key : byLabel.get(textKey(textAt(grid, row, 0)));
    if (named === undefined || found.rows.has(named)) continue;
    found.rows.set(named, row);
    const raw = named === "year" ? textAt(grid, row, 1) : printedAt(grid, row, 1);
    if (raw !== "") found.values.set(named, raw);
  }
  return found;
}

/** Facts as the plan's JSON has them. */
export function factsJson({ values }: ReadFacts): Record<string, unknown> {
  const text = (key: string) => values.get(key) ?? "";
  const inverse = valueOfWord<InverseFormula>(INVERSE_WORDS, text("inverseFormula"));
  const source = values.has("source.text") || values.has("source.illustrative");
  return {
    id: text("id"),
    year: Number(text("year")),
    title: text("title"),
    issuer: { parent: text("issuer.parent"), name: text("issuer.name") },
    basis: text("basis"),
    cluster: { code: text("cluster.code"), name: text("cluster.name") },
    inverseFormula: inverse ?? (text("inverseFormula") || undefined),
    ...(source
      ? {
          source: {
            text: text("source.text"),
            illustrative: textKey(text("source.illustrative")) === textKey(YES_WORD),
          },
        }
      : {}),
  };
}
