import { rectangles } from "../../src/excel/areas";
import type { Area } from "../../src/sheet/address";
import { areaName, columnName, MAX_COLUMNS, MAX_ROWS, parseArea, parseCell } from "../../src/sheet/address";
import type { HostSheet } from "./book";
import {
  areaSize,
  cellOf,
  covers,
  eachIn,
  findSheet,
  HostFault,
  inside,
  key,
  overlap,
  rowOf,
  columnOf,
  tidy,
  usedArea,
  WHOLE,
} from "./book";
import { conditionalsNode } from "./conditional";
import { enter, shownText, valueType, wireValue } from "./entry";
import { cellProperties } from "./cellProperties";
import { clearFormats, formatNode, setBorder, setStyle, styleOf } from "./format";
import { hiddenProp, setLine } from "./lines";
import { guardCells, guardFormat, guardLocking } from "./guard";
import type { HostNode, Prop } from "./node";
import { readOnly } from "./node";
import { validationNode } from "./validation";
import type { World } from "./world";

/** "A1", "A1:B2", "A:C", "1:3", with or without a sheet before "!". */
export function parseAddress(text: string): Area {
  const bare = text.includes("!") ? text.slice(text.lastIndexOf("!") + 1) : text;
  const area = parseArea(bare);
  if (area) return area;
  const columns = /^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$/.exec(bare);
  if (columns) {
    const [a, b] = [parseCell(`${columns[1]}1`), parseCell(`${columns[2]}1`)];
    if (a && b) return { ...WHOLE, left: Math.min(a.column, b.column), right: Math.max(a.column, b.column) };
  }
  const rows = /^\$?(\d+):\$?(\d+)$/.exec(bare);
  if (rows) {
    const [a, b] = [Number(rows[1]) - 1, Number(rows[2]) - 1];
    if (a >= 0 && b < MAX_ROWS) return { ...WHOLE, top: Math.min(a, b), bottom: Math.max(a, b) };
  }
  throw new HostFault("InvalidArgument", `address ${text}`);
}

/** The address as Excel writes it, whole columns and rows included. */
export function addressOf(area: Area): string {
  if (area.top === 0 && area.bottom === MAX_ROWS - 1 && !(area.left === 0 && area.right === MAX_COLUMNS - 1))
    return `${columnName(area.left)}:${columnName(area.right)}`;
  if (area.left === 0 && area.right === MAX_COLUMNS - 1) return `${area.top + 1}:${area.bottom + 1}`;
  return areaName(area);
}

const withSheet = (sheet: HostSheet, area: Area): string =>
  (/^[A-Za-z_][\w.]*$/.test(sheet.name) ? sheet.name : `'${sheet.name.replace(/'/g, "''")}'`) + "!" + addressOf(area);

type Matrix = unknown[][];

function matrixOf(area: Area, value: unknown): (row: number, column: number) => unknown {
  if (!Array.isArray(value)) return () => value;
  const rows = value as Matrix;
  const [height, width] = [area.bottom - area.top + 1, area.right - area.left + 1];
  if (rows.length !== height || rows.some((row) => !Array.isArray(row) || row.length !== width))
    throw new HostFault(
      "InvalidArgument",
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    );
  return (row, column) => rows[row - area.top]![column - area.left];
}

function writeCells(world: World, sheet: HostSheet, area: Area, value: unknown): void {
  guardCells(sheet, [area]);
  if (areaSize(area) > 5_000_000) throw new HostFault("RangeExceedsLimit");
  const of = matrixOf(area, value);
  for (let row = area.top; row <= area.bottom; row++)
    for (let column = area.left; column <= area.right; column++) {
      const given = of(row, column);
      if (given === null || given === undefined) continue;
      const under = sheet.merges.find((merge) => inside(merge, row, column));
      if (under && (under.top !== row || under.left !== column)) continue;
      const cell = cellOf(sheet, row, column);
      enter(cell, given);
      tidy(sheet, key(row, column));
    }
  world.book.stale = true;
  world.changed(sheet, area);
}

const matrix = (area: Area, of: (row: number, column: number) => unknown): Matrix => {
  const rows: Matrix = [];
  for (let row = area.top; row <= area.bottom; row++) {
    const line: unknown[] = [];
    for (let column = area.left; column <= area.right; column++) line.push(of(row, column));
    rows.push(line);
  }
  return rows;
};

const numberFormat = (sheet: HostSheet, row: number, column: number): string =>
  String(styleOf(sheet, row, column, "numberFormat"));

function guardSize(area: Area): void {
  if (areaSize(area) > 5_000_000) throw new HostFault("RangeExceedsLimit");
}

function cellScalars(world: World, sheet: HostSheet, area: Area): Record<string, Prop> {
  const cell = (row: number, column: number) => sheet.cells.get(key(row, column));
  const grid = (of: (row: number, column: number) => unknown) => (): unknown => {
    guardSize(area);
    return matrix(area, of);
  };
  return {
    Values: {
      get: grid((r, c) => wireValue(cell(r, c)?.value ?? "")),
      set: (value) => writeCells(world, sheet, area, value),
    },
    Formulas: {
      get: grid((r, c) => cell(r, c)?.formula ?? wireValue(cell(r, c)?.value ?? "")),
      set: (value) => writeCells(world, sheet, area, value),
    },
    Text: readOnly(grid((r, c) => shownText(cell(r, c)?.value ?? "", numberFormat(sheet, r, c)))),
    ValueTypes: readOnly(
      grid((r, c) =>
        cell(r, c)?.formula !== undefined && cell(r, c)?.value === "" ? "String" : valueType(cell(r, c)?.value ?? ""),
      ),
    ),
    NumberFormat: {
      get: grid((r, c) => numberFormat(sheet, r, c)),
      set: (value) => {
        guardFormat(sheet);
        guardSize(area);
        const of = matrixOf(area, value);
        eachIn(sheet, [area], (r, c) => {
          const format = of(r, c);
          if (format !== null && format !== undefined) setStyle(sheet, r, c, "numberFormat", format);
        });
      },
    },
  };
}

type Json = Record<string, unknown>;
const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

function setCell(sheet: HostSheet, row: number, column: number, given: unknown): void {
  if (!isJson(given) || !isJson(given["format"])) return;
  for (const [name, value] of Object.entries(given["format"])) {
    if (name === "borders" && isJson(value)) {
      for (const [side, parts] of Object.entries(value))
        if (isJson(parts))
          for (const part of ["style", "color", "weight"] as const)
            if (parts[part] !== undefined)
              setBorder(sheet, row, column, `Edge${side[0]!.toUpperCase()}${side.slice(1)}`, part, parts[part]);
    } else if (isJson(value))
      for (const [part, each] of Object.entries(value)) setStyle(sheet, row, column, `${name}.${part}`, each);
    else setStyle(sheet, row, column, name, value);
  }
}

function clear(world: World, sheet: HostSheet, area: Area, what: string): void {
  if (what === "All" || what === "Contents") {
    guardCells(sheet, [area]);
    eachIn(sheet, [area], (row, column) => {
      const cell = sheet.cells.get(key(row, column));
      if (!cell) return;
      cell.value = "";
      delete cell.formula;
      tidy(sheet, key(row, column));
    });
    world.book.stale = true;
    world.changed(sheet, area);
  }
  if (what === "All" || what === "Formats") {
    guardFormat(sheet);
    clearFormats(sheet, [area]);
  }
}

function merge(sheet: HostSheet, area: Area, across: boolean): void {
  guardLocking(sheet);
  const parts: Area[] = [];
  if (across) for (let row = area.top; row <= area.bottom; row++) parts.push({ ...area, top: row, bottom: row });
  else parts.push(area);
  for (const part of parts) {
    if (areaSize(part) < 2) continue;
    if (sheet.merges.some((other) => overlap(other, part) && !covers(part, other)))
      throw new HostFault("InvalidOperation", "merged cells overlap");
    sheet.merges = sheet.merges.filter((other) => !overlap(other, part));
    sheet.merges.push({ ...part });
    eachIn(sheet, [part], (row, column) => {
      if (row === part.top && column === part.left) return;
      const cell = sheet.cells.get(key(row, column));
      if (!cell) return;
      cell.value = "";
      delete cell.formula;
      tidy(sheet, key(row, column));
    });
  }
  sheet.merges.sort((a, b) => a.top - b.top || a.left - b.left);
}

/** A range given as an object or an address. */
function boxOf(other: unknown): Area {
  const given = isJson(other) && "range" in other ? (other as unknown as HostNode).range?.areas[0] : undefined;
  if (given) return given;
  if (typeof other !== "string") throw new HostFault("InvalidArgument");
  return parseAddress(other);
}

export function rangeNode(world: World, sheet: HostSheet, area: Area): HostNode {
  const { book } = world;
  if (area.bottom >= MAX_ROWS || area.right >= MAX_COLUMNS || area.top < 0 || area.left < 0)
    throw new HostFault("InvalidArgument", "outside the sheet");
  const at = (top: number, left: number, bottom: number, right: number): HostNode =>
    rangeNode(world, sheet, { top, left, bottom, right });
  const used = (valuesOnly: unknown): HostNode | null => {
    const found = usedArea(sheet, valuesOnly === true, area);
    return found ? rangeNode(world, sheet, found) : null;
  };
  const lineProperties = (rows: boolean, wanted: unknown): unknown[] => {
    const out: unknown[] = [];
    const [from, to] = rows ? [area.top, area.bottom] : [area.left, area.right];
    if (to - from > 100_000) throw new HostFault("RangeExceedsLimit");
    const ask = isJson(wanted) ? wanted : {};
    for (let line = from; line <= to; line++) {
      const hidden = (rows ? sheet.rows : sheet.columns).get(line)?.hidden === true;
      out.push({
        ...(ask[rows ? "rowHidden" : "columnHidden"] ? { [rows ? "rowHidden" : "columnHidden"]: hidden } : {}),
        ...(ask[rows ? "rowIndex" : "columnIndex"] ? { [rows ? "rowIndex" : "columnIndex"]: line } : {}),
        ...cellProperties(sheet, rows ? line : area.top, rows ? area.left : line, ask),
      });
    }
    return out;
  };
  const setLineProperties = (rows: boolean, given: unknown): void => {
    guardFormat(sheet, rows ? "allowFormatRows" : "allowFormatColumns");
    const list = Array.isArray(given) ? (given as unknown[]) : [];
    const [from, to] = rows ? [area.top, area.bottom] : [area.left, area.right];
    if (list.length !== to - from + 1) throw new HostFault("InvalidArgument", "properties do not fit the range");
    list.forEach((each, i) => {
      if (!isJson(each)) return;
      const hidden = each[rows ? "rowHidden" : "columnHidden"];
      const format = isJson(each["format"]) ? each["format"] : {};
      const size = format[rows ? "rowHeight" : "columnWidth"];
      const store = (rows ? sheet.rows : sheet.columns) as Map<
        number,
        { width?: number; height?: number; hidden?: boolean }
      >;
      if (hidden !== undefined) setLine(store, from + i, "hidden", hidden === true ? true : undefined);
      if (typeof size === "number")
        setLine(store, from + i, rows ? "height" : "width", size === (rows ? 15 : 48) ? undefined : size);
    });
  };
  return {
    type: "Range",
    calculated: true,
    range: { sheet, areas: [area] },
    scalars: {
      Address: readOnly(() => withSheet(sheet, area)),
      AddressLocal: readOnly(() => withSheet(sheet, area)),
      RowIndex: readOnly(() => area.top),
      ColumnIndex: readOnly(() => area.left),
      RowCount: readOnly(() => area.bottom - area.top + 1),
      ColumnCount: readOnly(() => area.right - area.left + 1),
      CellCount: readOnly(() => (areaSize(area) > 2 ** 31 - 1 ? -1 : areaSize(area))),
      IsEntireColumn: readOnly(() => area.top === 0 && area.bottom === MAX_ROWS - 1),
      IsEntireRow: readOnly(() => area.left === 0 && area.right === MAX_COLUMNS - 1),
      RowHidden: hiddenProp(sheet, [area], "rows"),
      ColumnHidden: hiddenProp(sheet, [area], "columns"),
      ...cellScalars(world, sheet, area),
    },
    children: {
      Format: () => formatNode(sheet, [area]),
      DataValidation: () => validationNode(sheet, [area]),
      ConditionalFormats: () => conditionalsNode(world, sheet, [area]),
      Worksheet: () => world.sheetNode(sheet),
    },
    methods: {
      Clear: (what) => clear(world, sheet, area, typeof what === "string" ? what : "All"),
      Merge: (across) => merge(sheet, area, across === true),
      Unmerge: () => {
        guardLocking(sheet);
        sheet.merges = sheet.merges.filter((other) => !overlap(other, area));
      },
      Select: () => {
        if (book.active !== sheet.id)
          throw new HostFault("InvalidSelection", "The current selection is invalid for this operation.");
        book.selection = { sheet: sheet.id, area };
        world.raise("selection", sheet, area);
      },
      Calculate: () => {
        book.stale = true;
      },
      // The library cuts large arrays into rows itself and has their size checked first.
      _ValidateArraySize: (height, width) => {
        if (height !== area.bottom - area.top + 1 || width !== area.right - area.left + 1)
          throw new HostFault("InvalidArgument", "The input array does not fit the range.");
      },
      GetCellProperties: (wanted) => matrix(area, (r, c) => cellProperties(sheet, r, c, isJson(wanted) ? wanted : {})),
      GetRowProperties: (wanted) => lineProperties(true, wanted),
      GetColumnProperties: (wanted) => lineProperties(false, wanted),
      SetRowProperties: (given) => setLineProperties(true, given),
      SetColumnProperties: (given) => setLineProperties(false, given),
      SetCellProperties: (given) => {
        guardFormat(sheet);
        const of = matrixOf(area, given);
        eachIn(sheet, [area], (r, c) => setCell(sheet, r, c, of(r, c)));
      },
    },
    objects: {
      GetCell: (row, column) => {
        const [r, c] = [area.top + Number(row), area.left + Number(column)];
        return at(r, c, r, c);
      },
      GetRow: (row) => at(area.top + Number(row), area.left, area.top + Number(row), area.right),
      GetColumn: (column) => at(area.top, area.left + Number(column), area.bottom, area.left + Number(column)),
      GetEntireColumn: () => at(0, area.left, MAX_ROWS - 1, area.right),
      GetEntireRow: () => at(area.top, 0, area.bottom, MAX_COLUMNS - 1),
      GetLastCell: () => at(area.bottom, area.right, area.bottom, area.right),
      GetOffsetRange: (rows, columns) =>
        at(
          area.top + Number(rows),
          area.left + Number(columns),
          area.bottom + Number(rows),
          area.right + Number(columns),
        ),
      GetResizedRange: (rows, columns) =>
        at(area.top, area.left, area.bottom + Number(rows), area.right + Number(columns)),
      GetBoundingRect: (other) => {
        const box = boxOf(other);
        return at(
          Math.min(area.top, box.top),
          Math.min(area.left, box.left),
          Math.max(area.bottom, box.bottom),
          Math.max(area.right, box.right),
        );
      },
      GetIntersectionOrNullObject: (other) => {
        const box = boxOf(other);
        if (!overlap(area, box)) return null;
        return at(
          Math.max(area.top, box.top),
          Math.max(area.left, box.left),
          Math.min(area.bottom, box.bottom),
          Math.min(area.right, box.right),
        );
      },
      GetUsedRange: (valuesOnly) => used(valuesOnly) ?? at(area.top, area.left, area.top, area.left),
      GetUsedRangeOrNullObject: used,
      GetMergedAreasOrNullObject: () => {
        const found = sheet.merges.filter((other) => overlap(other, area));
        return found.length === 0 ? null : areasNode(world, sheet, found);
      },
      GetSpecialCellsOrNullObject: (kind) => {
        const wanted = (at: number): boolean => {
          const cell = sheet.cells.get(at);
          if (kind === "DataValidations") return cell?.validation !== undefined;
          if (kind === "Formulas") return cell?.formula !== undefined;
          if (kind === "Constants") return cell !== undefined && cell.formula === undefined && cell.value !== "";
          throw new HostFault("NotImplemented", `special cells ${String(kind)}`);
        };
        const found = [...sheet.cells.keys()].filter((at) => inside(area, rowOf(at), columnOf(at)) && wanted(at));
        return found.length === 0 ? null : areasNode(world, sheet, rectangles(found));
      },
    },
  };
}

/** Several areas of one sheet (RangeAreas). */
export function areasNode(world: World, sheet: HostSheet, areas: readonly Area[]): HostNode {
  return {
    type: "RangeAreas",
    range: { sheet, areas: [...areas] },
    scalars: {
      Address: readOnly(() => areas.map((area) => withSheet(sheet, area)).join(",")),
      AreaCount: readOnly(() => areas.length),
      CellCount: readOnly(() => areas.reduce((sum, area) => sum + areaSize(area), 0)),
      IsEntireColumn: readOnly(() => false),
      IsEntireRow: readOnly(() => false),
    },
    children: {
      Format: () => formatNode(sheet, areas),
      DataValidation: () => validationNode(sheet, areas),
      ConditionalFormats: () => conditionalsNode(world, sheet, areas),
      Areas: () => ({
        type: "RangeCollection",
        scalars: {},
        items: () => areas.map((area) => rangeNode(world, sheet, area)),
        objects: { GetItemAt: (index) => rangeNode(world, sheet, areas[Number(index)]!) },
      }),
      Worksheet: () => world.sheetNode(sheet),
    },
    methods: {
      Clear: (what) => {
        for (const area of areas) clear(world, sheet, area, typeof what === "string" ? what : "All");
      },
    },
  };
}

/** A range from an address that may name its sheet, or from a defined name. */
export function rangeByAddress(world: World, sheet: HostSheet, text: string): HostNode {
  const name = [...sheet.names, ...world.book.names].find((each) => each.name.toLowerCase() === text.toLowerCase());
  if (name) {
    const target = /^=(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(name.formula);
    const on = target && findSheet(world.book, (target[1] ?? target[2] ?? "").replace(/''/g, "'"));
    if (!target || !on)
      throw new HostFault("InvalidReference", "This reference is not valid for the current operation.");
    return rangeNode(world, on, parseAddress(target[3]!));
  }
  return rangeNode(world, sheet, parseAddress(text));
}
