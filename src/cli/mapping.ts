import { basename } from "node:path";
import type { Plan } from "../domain/plan";
import { mappingFileOf, knownOf, readMappingFile } from "../workflow/mappingFile";
import type { Known, OwnTable } from "../workflow/ownTables";
import type { Output } from "./files";
import { rememberedAt } from "./plans";
import { readBytes } from "./read";
import { Refusal } from "./refusal";

/** What --map and the plan's own workbook say of tables that are not ours. Throws a Refusal for a --map file that is wrong. */
export function knownAt(options: Readonly<Record<string, string>>, plan: Plan): Known {
  const remembered = rememberedAt(options.plan ?? "");
  const { map } = options;
  if (map === undefined) return knownOf(null, remembered);
  const read = readMappingFile(new TextDecoder().decode(readBytes(map)), plan);
  if (!("fault" in read)) return knownOf(read, remembered);
  const { why, at, found } = read.fault;
  throw new Refusal(`map_${why}`, { path: basename(map), at, found, plan: plan.id });
}

/** --map-out: what is proposed for files that are not ours, to be looked at and given to --map. */
export function mappingOutput(path: string, plan: Plan, asked: readonly { file: string; own: OwnTable }[]): Output {
  return { path, bytes: new TextEncoder().encode(`${JSON.stringify(mappingFileOf(plan, asked), null, 2)}\n`) };
}
