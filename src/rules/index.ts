/** The check: rules over one workbook, a member's files and the cluster; tables that are not ours; what officers confirmed once. */
export { type CatalogueEntry, RULES } from "./catalogue";
export {
  type BookContext,
  checkCluster,
  checkHistory,
  checkMapped,
  checkSubmission,
  type ClusterContext,
  type HistoryContext,
} from "./check";
export {
  MAPPED_KEYS,
  type MappedKey,
  type MappedRow,
  type Mapping,
  mappingIssues,
  mappingWith,
  proposeAt,
  proposeForBook,
  proposeMapping,
} from "./mapping";
export { askedOf, type Named, type NameAsked, namedAbove } from "./named";
export { checkPlan, type PlacedText, textsOf } from "./planTexts";
export { type MappedFrom, readMapped } from "./readMapped";
export {
  isMapping,
  isNothing,
  joinRemembered,
  NOTHING_REMEMBERED,
  type Remembered,
  rememberedIn,
  rememberedMappings,
  rememberEdits,
  withRemembered,
} from "./remembered";
export { refinedIssues } from "./refine";
export { legacyFixes } from "./text";
export { matchUnit, type RememberedNames, rememberName, type UnitMatch, unitSpellings } from "./unitNames";
