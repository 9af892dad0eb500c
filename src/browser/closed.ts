import type { DependencyOverride, IRange } from "@univerjs/core";
import {
  RangeProtectionCache,
  RangeProtectionRenderModel,
  RangeProtectionRuleModel,
  UnitAction,
} from "@univerjs/sheets";

/** What Univer asks of its cache of protected cells. */
type Asked = Pick<
  RangeProtectionCache,
  "getCellInfo" | "getRowPermissionInfo" | "getColPermissionInfo" | "reBuildCache" | "deleteUnit"
>;

/** What may be done with a cell that a rule holds. */
const CLOSED = { [UnitAction.View]: true, [UnitAction.Edit]: false };

/** Ranges of a rule by the rows they cross, found when a row is first asked for. */
type Rows = Map<number, readonly IRange[]>;

/**
 * Univer's own cache writes down every cell of every rule several times over, and again at each change of a rule: many seconds for a
 * cluster's tables. This one looks into the rules' rectangles when it is asked.
 */
function closedCells(rules: RangeProtectionRuleModel): Asked {
  const known = new WeakMap<readonly IRange[], Rows>();
  const inRow = (ranges: readonly IRange[], row: number): readonly IRange[] => {
    let rows = known.get(ranges);
    if (!rows) known.set(ranges, (rows = new Map()));
    let found = rows.get(row);
    if (!found) rows.set(row, (found = ranges.filter(({ startRow, endRow }) => startRow <= row && row <= endRow)));
    return found;
  };
  const open = (unitId: string, subUnitId: string, types: UnitAction[], holds: (range: IRange) => boolean): boolean =>
    !types.includes(UnitAction.Edit) ||
    !rules.getSubunitRuleList(unitId, subUnitId).some(({ ranges }) => ranges.some(holds));
  return {
    getCellInfo(unitId, subUnitId, row, column) {
      for (const { id, ranges } of rules.getSubunitRuleList(unitId, subUnitId))
        if (inRow(ranges, row).some(({ startColumn, endColumn }) => startColumn <= column && column <= endColumn))
          return { ...CLOSED, ruleId: id, ranges };
      return undefined;
    },
    getRowPermissionInfo: (unitId, subUnitId, row, types) =>
      open(unitId, subUnitId, types, ({ startRow, endRow }) => startRow <= row && row <= endRow),
    getColPermissionInfo: (unitId, subUnitId, column, types) =>
      open(unitId, subUnitId, types, ({ startColumn, endColumn }) => startColumn <= column && column <= endColumn),
    reBuildCache: () => undefined,
    deleteUnit: () => undefined,
  };
}

/** Univer's caches of protected cells, each in another way. The second is asked for nothing here: it drew shadows. */
export const closedByRule: DependencyOverride = [
  [RangeProtectionCache, { useFactory: closedCells, deps: [RangeProtectionRuleModel] }],
  [
    RangeProtectionRenderModel,
    {
      useValue: { getCellInfo: () => [], clear: () => undefined } satisfies Pick<
        RangeProtectionRenderModel,
        "getCellInfo" | "clear"
      >,
    },
  ],
];
