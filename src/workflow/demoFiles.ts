import { strToU8 } from "fflate";
import type { Language } from "../messages/text";
import { samplePlan, samplePlans } from "../samples/samples";
import { type Running, stopIfCancelled } from "../sheet/progress";
import { contentsOf } from "./contents";
import { filledFiles, mergeInMemory } from "./demo";
import { mergedFile, mergedJson, summed } from "./merge";
import type { NamedFile } from "./names";
import { readBook, type ReadOptions } from "./read";
import { reportFile } from "./reportFile";
import { planFile, templateFiles } from "./templates";

/** The plan and period of the demonstration: Bắc Giang's union of science associations, mid-year 2024. */
const PLAN = "LHH-BG-2024";
const PERIOD = "6T";
/** The annex of tasks is Bắc Ninh's. */
const ANNEX_PLAN = "UBND-BN-2024";

const within = (folder: string, files: readonly NamedFile[]): NamedFile[] =>
  files.map(({ name, bytes }) => ({ name: `${folder}/${name}`, bytes }));

/** The whole way on the sample plans, in memory: plans, templates, filled submissions, the merged book, its JSON, Word documents. */
export async function demoFiles(language: Language, running?: Running, options?: ReadOptions): Promise<NamedFile[]> {
  const plan = samplePlan(PLAN);
  const annexPlan = samplePlan(ANNEX_PLAN);
  const period = plan?.periods.find(({ code }) => code === PERIOD);
  if (!plan || !annexPlan || !period) throw new RangeError(PLAN);
  const steps = 6;
  let done = 0;
  const step = (label: string): void => {
    stopIfCancelled(running);
    running?.onProgress?.({ done: ++done, total: steps, label });
  };
  const plans = samplePlans().map(planFile);
  step("plans");
  const templates = await templateFiles(plan, period, plan.members);
  step("templates");
  const filled = filledFiles(plan, PERIOD);
  step("submissions");
  const merged = mergeInMemory(plan, PERIOD, filled, options);
  const summary = summed(plan, merged);
  const book = { name: `${plan.id}_${PERIOD}_TongHop.xlsx`, bytes: mergedFile(plan, merged, summary, language) };
  const json = `${JSON.stringify(mergedJson(plan, merged, summary, language), null, 1)}\n`;
  step("merge");
  // From the book itself, as an officer would: what the document says is what the workbook holds.
  const { consolidation } = contentsOf(readBook(book.bytes, options), book.name, null);
  const results = await reportFile("results", { plan, consolidation });
  const cluster = await reportFile("cluster", { plan, consolidation });
  step("report");
  const annex = await reportFile("annex", { plan: annexPlan, consolidation: null });
  step("annex");
  return [
    ...within("ke-hoach", plans),
    ...within("bieu-mau", templates),
    ...within("bai-nop", filled),
    book,
    { name: "merge.json", bytes: strToU8(json) },
    { name: `${plan.id}_${PERIOD}_KetQua.docx`, bytes: results },
    { name: `${plan.id}_${PERIOD}_TongHop.docx`, bytes: cluster },
    { name: `${ANNEX_PLAN}_PhuLuc.docx`, bytes: annex },
  ];
}
