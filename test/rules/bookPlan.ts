import { indicator, look, planOf, type TypedRows } from "./helpers";

const money = { unit: "tỷ đồng", type: "value" } as const;
const share = { unit: "%", type: "rate", accumulation: "pointInTime" } as const;
/** Every kind of figure a table may hold. */
export const plan = planOf([
  indicator("P", { target: "16.068" }),
  indicator("M", { ...money, target: "103.580" }),
  indicator("H", { unit: "hội nghị", target: "16" }),
  indicator("R", { ...share, target: "63,8" }),
  indicator("R1", { ...share, target: "94", parent: "R", name: "Trong đó: thành thị" }),
  indicator("R2", { ...share, target: "57,5", parent: "R", name: "Trong đó: nông thôn" }),
  indicator("G", { unit: "%", type: "growth", accumulation: "growth", target: "14,5" }),
  indicator("S", { unit: "%", type: "setRatio", accumulation: "pointInTime", target: "100" }),
  indicator("W", { unit: "", type: "milestone", direction: "done", accumulation: "milestone", target: "Hoàn thành" }),
  indicator("X", { unit: "lớp", target: "20" }),
  indicator("X1", { unit: "lớp", target: "8", parent: "X", name: "Trong đó: lớp cấp xã" }),
]);

/** The one issue of a form filled in so, and the cell it should be at. */
export function only(
  rows: TypedRows,
  code: string,
  key: Parameters<ReturnType<typeof look>["cell"]>[1] = "actual",
  how: Parameters<typeof look>[2] = {},
) {
  const told = look(plan, rows, how);
  const named = told.issues.map((issue) => `${issue.code} ${issue.place.cell ?? ""}`);
  expect(named).toEqual([expect.stringMatching(/./)]);
  return { issue: told.issues[0]!, at: told.cell(code, key) };
}
