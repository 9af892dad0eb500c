import { CELL_INVERTED_INDEX_CACHE } from "@univerjs/engine-formula";

/** Before the key of a text, which Univer would keep with the number it looks like. */
const TEXT = "\u0000";

type Value = Parameters<typeof CELL_INVERTED_INDEX_CACHE.set>[3];

/** Error values are keys of their own. */
const keyOf = (value: Value): Value => (typeof value === "string" && !value.startsWith("#") ? TEXT + value : value);

/**
 * Makes the formula engine tell 0 from "": where a column was compared before, Univer looks equal cells up in an index that takes 0, "" and an
 * empty cell for one, so that =IF(A1="","",A1) of 0 showed nothing. An empty cell equals the other two, and those not each other; nor is the
 * text "5" the number.
 */
export function tellZeroFromNothing(): void {
  const index = CELL_INVERTED_INDEX_CACHE;
  const set = index.set.bind(index);
  const positions = index.getCellPositions.bind(index);
  const values = index.getCellValuePositions.bind(index);
  set("", "", 0, null, 0);
  const [empty] = values("", "", 0)?.keys() ?? [];
  index.clear();
  index.set = (unitId, sheetId, column, value, row, force) => set(unitId, sheetId, column, keyOf(value), row, force);
  index.getCellPositions = (unitId, sheetId, column, value, rows) => {
    if (value !== "" && value !== null && value !== undefined)
      return positions(unitId, sheetId, column, keyOf(value), rows);
    const found = values(unitId, sheetId, column);
    if (!found || empty === undefined) return undefined;
    const keys = value === "" ? [TEXT, empty] : [TEXT, empty, 0];
    const matching = keys.flatMap((key) => [...(found.get(key) ?? [])]);
    return {
      errorType: null,
      matchingRows: matching.filter((row) => rows.some(([start, end]) => row >= start && row <= end)),
    };
  };
  index.getCellValuePositions = (unitId, sheetId, column) => {
    const found = values(unitId, sheetId, column);
    return (
      found && new Map([...found].map(([key, rows]) => [typeof key === "string" ? key.replace(TEXT, "") : key, rows]))
    );
  };
}
