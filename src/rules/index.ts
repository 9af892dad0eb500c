/** The check: rules over one workbook, a member's files and the cluster; tables that are not ours; what officers confirmed once. */
export { type CatalogueEntry, RULES } from "./catalogue";
export {
  type BookContext,
  checkCluster,
  checkHistory,
  checkSubmission,
  type ClusterContext,
  type HistoryContext,
} from "./check";
export { mappingIssues, type MappedKey, type MappedRow, type Mapping, proposeForBook, proposeMapping } from "./mapping";
export { checkPlan, type PlacedText, textsOf } from "./planTexts";
export { type MappedFrom, readMapped } from "./readMapped";
export {
  isMapping,
  NOTHING_REMEMBERED,
  type Remembered,
  rememberedIn,
  rememberedMappings,
  rememberEdits,
} from "./remembered";
export { refinedIssues } from "./refine";
export { legacyFixes } from "./text";
export { matchUnit, type RememberedNames, rememberName, type UnitMatch, unitSpellings } from "./unitNames";
