/** What officers confirmed once, for those who may not look into the rules. */
export { LISTS_SHEET } from "../forms/lists";
export { NOTHING_REMEMBERED, type Remembered, rememberedIn } from "../rules";
