import { samplePlan } from "../samples/samples";
import { filledFiles, mergeInMemory } from "./demo";
import { mergedJson, summed } from "./merge";

test("Bắc Giang's real mid-year report comes out as the document prints it", () => {
  const plan = samplePlan("LHH-BG-2024")!;
  const files = filledFiles(plan, "6T");
  const merged = mergeInMemory(plan, "6T", files);
  const json = mergedJson(plan, merged, summed(plan, merged), "vi");
  const percent = json.indicators
    .map(({ code, members }) => [code, members.BG?.percent ?? null] as const)
    .filter(([, value]) => value !== null);
  const errors = json.files.flatMap((file) => file.issues.filter((issue) => issue.severity === "error"));
  expect(errors).toEqual([]);
  expect(json.files.map((file) => file.status)).toEqual(files.map(() => "accepted"));
  const printed = Object.fromEntries(percent.map(([code, value]) => [code, Math.round(value! * 100) / 100]));
  expect(printed).toEqual({ CT02: 50, CT04: 166.67, CT05: 33.33, CT06d: 100, CT07: 54.55, CT08: 40 });
  expect(json.indicators.find(({ code }) => code === "CT08")?.members.BG).toMatchObject({
    target: 5,
    actual: 2,
    percent: (2 / 5) * 100,
    difference: -3,
    verdict: "Đang thực hiện",
    source: { file: "LHH-BG-2024_6T_BG.xlsx", sheet: "KetQua_ChiTieu" },
  });
  // What the report does not say is no data, never 0.
  const silent = json.indicators.filter(({ members }) => members.BG?.verdict === "Chưa có số liệu");
  expect(silent.every(({ members }) => members.BG?.actual === null && members.BG.percent === null)).toBe(true);
  const quiet = ["CT01", "CT01b", "CT02b", "CT05b", "CT06c", "CT08b", "CT09"];
  expect(silent.map(({ code }) => code).filter((code) => code.startsWith("CT"))).toEqual(quiet);
});
